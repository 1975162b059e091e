// The tokens of a spec by Chevrotain's lexer, without parser, tree or messages: the least that a parser built on it costs.
import { createToken, Lexer } from 'chevrotain';

const token = (name, pattern, more = {}) => createToken({ name, pattern, line_breaks: false, ...more });
const lexer = new Lexer(
  [
    token('WhiteSpace', /[ \t\r\n\f\v\u00a0\ufeff]+/, { group: Lexer.SKIPPED, line_breaks: true }),
    token('Group', /[A-Ea-e]:\d(?![A-Za-z0-9_])/),
    token('RatioUnit', /[A-Za-z]+\d?(?:\/[A-Za-z]+\d?)+/),
    token('Name', /[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*/),
    token('Comment', /\/\/[^\r\n]*|\/\*(?:[^*]|\*(?!\/))*\*\//, { group: 'comments', line_breaks: true }),
    token('String', /"(?:[^"\\\r\n]|\\[^\r\n])*"/),
    token('Date', /\d{4}-\d{2}-\d{2}(?![A-Za-z0-9_])/),
    token('Eccn', /\d[A-Ea-e]\d{3}(?:\.[A-Za-z0-9]+)*(?![A-Za-z0-9_])/),
    token('Percent', /-?\d[\d_]*(?:\.\d[\d_]*)?%/),
    token('Number', /[-+]?\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][-+]?\d+)?(?![\w.])/),
    token('Open', '{'),
    token('Close', '}'),
    token('Comma', ','),
    token('Equals', '='),
    token('Semicolon', ';'),
  ],
  { positionTracking: 'onlyOffset', skipValidations: true },
);

export function lex(text) {
  const { tokens, errors } = lexer.tokenize(text);
  if (errors.length > 0) throw new Error(`Chevrotain found ${errors.length} errors: the tokens are not equivalent`);
  return tokens.length;
}
