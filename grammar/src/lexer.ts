/** The tokens of a spec, by Chevrotain. Positions are offsets; comments are kept apart, white space is dropped. */
import { createToken, Lexer, type IToken } from 'chevrotain';

const WordEnd = '(?![A-Za-z0-9_])';
export const WhiteSpace = createToken({ name: 'WhiteSpace', pattern: /[ \t\r\n\f\v\u00a0\ufeff]+/, group: Lexer.SKIPPED, line_breaks: true });
export const Comment = createToken({ name: 'Comment', pattern: /\/\/[^\r\n]*|\/\*(?:[^*]|\*(?!\/))*\*\//, group: 'comments', line_breaks: true });
export const OpenComment = createToken({ name: 'OpenComment', pattern: /\/\*[^]*/, line_breaks: true });
export const Text = createToken({ name: 'String', pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/, line_breaks: false });
export const OpenText = createToken({ name: 'OpenString', pattern: /"[^\r\n]*/, line_breaks: false });
export const DateToken = createToken({ name: 'Date', pattern: new RegExp(`\\d{4}-\\d{2}-\\d{2}${WordEnd}`), line_breaks: false });
export const Group = createToken({ name: 'Group', pattern: new RegExp(`[A-Ea-e]:\\d${WordEnd}`), line_breaks: false });
export const EccnToken = createToken({ name: 'Eccn', pattern: new RegExp(`\\d[A-Ea-e]\\d{3}(?:\\.[A-Za-z0-9]+)*${WordEnd}`), line_breaks: false });
export const Percent = createToken({ name: 'Percent', pattern: /-?\d[\d_]*(?:\.\d[\d_]*)?%/, line_breaks: false });
export const NumberToken = createToken({ name: 'Number', pattern: /[-+]?\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][-+]?\d+)?(?![\w.])/, line_breaks: false });
/** `12abc`, `1.2.3`: one mistake, one message. */
export const BadNumber = createToken({ name: 'BadNumber', pattern: /[-+]?\d[A-Za-z0-9_.]*/, line_breaks: false });
export const RatioUnit = createToken({ name: 'RatioUnit', pattern: /[A-Za-z]+\d?(?:\/[A-Za-z]+\d?)+/, line_breaks: false });
export const Name = createToken({ name: 'Name', pattern: /[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*/, line_breaks: false });
export const Open = createToken({ name: 'Open', pattern: '{' });
export const Close = createToken({ name: 'Close', pattern: '}' });
export const Comma = createToken({ name: 'Comma', pattern: ',' });
export const Equals = createToken({ name: 'Equals', pattern: '=' });
export const Semicolon = createToken({ name: 'Semicolon', pattern: ';' });

const lexer = new Lexer(
  [WhiteSpace, Group, RatioUnit, Name, Comment, OpenComment, Text, OpenText, DateToken, EccnToken, Percent, NumberToken, BadNumber, Open, Close, Comma, Equals, Semicolon],
  { positionTracking: 'onlyOffset', skipValidations: true, ensureOptimizations: false, recoveryEnabled: true },
);

export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: IToken[];
  readonly errors: readonly { offset: number; length: number }[];
}

export function lex(text: string): Lexed {
  const r = lexer.tokenize(text);
  return { tokens: r.tokens, comments: r.groups['comments'] ?? [], errors: r.errors };
}
