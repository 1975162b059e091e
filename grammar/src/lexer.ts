/**
 * Text to tokens. Keywords are not told apart here: a word is a name until the parser meets it where a keyword may
 * stand, and gives it the token type of that keyword's shape. So every keyword may be used as a name.
 */
import { createToken, Lexer, type IToken, type TokenType } from 'chevrotain';
import { SHAPES, type ShapeName } from './shapes.ts';

const token = (name: string, pattern: RegExp | string, hints?: string[]): TokenType =>
  createToken({ name, pattern, ...(hints ? { start_chars_hint: hints } : {}) });

const scanned = (name: string, scan: (text: string, offset: number) => number, start: string, group?: string): TokenType =>
  createToken({
    name,
    pattern: (text: string, offset: number) => {
      if (text.charCodeAt(offset) !== start.charCodeAt(0)) return null;
      const end = scan(text, offset);
      return end < 0 ? null : ([text.slice(offset, end)] as unknown as RegExpExecArray);
    },
    start_chars_hint: [start],
    line_breaks: group !== undefined,
    ...(group ? { group } : {}),
  });

const lineEnd = (text: string, offset: number): number => {
  let end = offset;
  for (let c = 0; end < text.length && (c = text.charCodeAt(end)) !== 10 && c !== 13; ) end++;
  return end;
};

/** The offset after the closing quote, or -1 when there is none on the line. Scanned by hand: a long string must not exhaust the regular expression stack. */
function stringEnd(text: string, offset: number): number {
  for (let i = offset + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) return i + 1;
    if (c === 10 || c === 13) return -1;
    if (c === 92) {
      const next = text.charCodeAt(++i);
      if (next === 10 || next === 13) return -1;
    }
  }
  return -1;
}

/** An unterminated string takes the rest of its line, but for closing braces, which are hardly meant to be in it. */
function brokenStringEnd(text: string, offset: number): number {
  let end = lineEnd(text, offset);
  for (let c = text.charCodeAt(end - 1); end > offset + 1 && (c === 125 || c === 32 || c === 9); c = text.charCodeAt(end - 1)) end--;
  return end;
}

const SPACE = createToken({ name: 'Space', pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED, line_breaks: true });
const LINE_COMMENT = createToken({ name: 'LineComment', pattern: /\/\/[^\r\n]*/, group: 'comments' });
const BLOCK_COMMENT = scanned('BlockComment', (text, offset) => {
  if (text.charCodeAt(offset + 1) !== 42) return -1;
  const end = text.indexOf('*/', offset + 2);
  return end < 0 ? text.length : end + 2;
}, '/', 'comments');

/** Not followed by more of a word, a number or a percent sign. */
const ALONE = String.raw`(?![\w.%-])`;

// Repetitions of groups are bounded: an endless one would exhaust the stack of the regular expression.
export const T = {
  Name: token('Name', /[A-Za-z]\w*(?:-\w+){0,99}/),
  /** A unit with a slash in it; the others are names until a unit is wanted. */
  Unit: token('Unit', /[A-Za-z]\w*(?:\/\w+){1,9}/),
  Group: token('Group', /[A-Za-z]:\d+(?![\w-])/),
  LCurly: token('LCurly', '{'),
  RCurly: token('RCurly', '}'),
  Comma: token('Comma', ','),
  Equals: token('Equals', '='),
  Colon: token('Colon', ':'),
  String: scanned('String', stringEnd, '"'),
  BrokenString: scanned('BrokenString', brokenStringEnd, '"'),
  Eccn: token('Eccn', /\d[A-Ea-e]\d{3}(?:\.[A-Za-z0-9]+){0,99}(?![\w.%-])/),
  Number: token('Number', new RegExp(String.raw`[+-]?\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?${ALONE}`)),
  Date: token('Date', new RegExp(String.raw`\d{4}-\d\d-\d\d${ALONE}`)),
  Percent: token('Percent', /[+-]?\d[\d_]*(?:\.\d[\d_]*)?%(?![\w.%-])/),
  /** Starts as a number does and is none of the above. */
  BadNumber: token('BadNumber', /[+-]?\.?\d(?:[\w.%]|[+-](?=\w))*/),
  /** A text in curly or angled quotation marks, as word processors write it. */
  Curly: token('Curly', /[\u201c\u201d\u201e\u00ab][^\u201c\u201d\u00bb"\r\n]*[\u201c\u201d\u00bb"]/),
} as const;

const virtual = (name: string): TokenType => createToken({ name, pattern: Lexer.NA });

/** Given by the parser to a word that stands where its keyword may. */
export const KEYWORD_TOKENS = Object.fromEntries(
  (Object.keys(SHAPES) as ShapeName[]).map((shape) => [shape, virtual(`${shape}-keyword`)]),
) as Record<ShapeName, TokenType>;
/** The name of a parameter inside a block of them. */
export const PARAMETER = virtual('parameter-name');

export const ALL_TOKENS: TokenType[] = [SPACE, LINE_COMMENT, BLOCK_COMMENT, ...Object.values(T), ...Object.values(KEYWORD_TOKENS), PARAMETER];

const lexer = new Lexer([SPACE, LINE_COMMENT, BLOCK_COMMENT, T.LCurly, T.RCurly, T.Comma, T.Equals, T.Unit, T.Group, T.Name, T.String, T.BrokenString,
  T.Eccn, T.Number, T.Date, T.Percent, T.BadNumber, T.Curly, T.Colon], {
  positionTracking: 'onlyOffset',
  ensureOptimizations: true,
  skipValidations: true,
});

export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: IToken[];
  /** Runs of characters that begin no token. */
  readonly strays: readonly { readonly offset: number; readonly length: number }[];
}

export function lex(text: string): Lexed {
  const { tokens, groups, errors } = lexer.tokenize(text);
  return { tokens, comments: groups['comments'] ?? [], strays: errors };
}
