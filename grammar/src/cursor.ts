/** The parser's view of the tokens: one cursor, errors in words, and recovery. It never throws. */
import type { IToken } from 'chevrotain';
import { suggest } from '../../server/src/base/suggest.ts';
import type { Span, SyntaxCode, SyntaxError_, ValueKind, ValueNode } from './ast.ts';
import { Close, type Lexed, Name, Open } from './lexer.ts';

export const MAX_ERRORS = 200;

/** 5 → `ES0005` */
export const code = (n: number): SyntaxCode => `ES${String(n).padStart(4, '0')}` as SyntaxCode;

export class Cursor {
  readonly errors: SyntaxError_[] = [];
  private i = 0;
  readonly text: string;
  private readonly tokens: Lexed['tokens'];

  constructor(text: string, tokens: Lexed['tokens']) {
    this.text = text;
    this.tokens = tokens;
  }

  peek(ahead = 0): IToken | undefined {
    return this.tokens[this.i + ahead];
  }
  next(): IToken | undefined {
    return this.tokens[this.i++];
  }
  get done(): boolean {
    return this.i >= this.tokens.length;
  }
  /** End of the last token taken. */
  get lastEnd(): number {
    const t = this.tokens[this.i - 1];
    return t ? endOf(t) : 0;
  }
  is(type: IToken['tokenType'], ahead = 0): boolean {
    return this.peek(ahead)?.tokenType === type;
  }
  isWord(word: string, ahead = 0): boolean {
    const t = this.peek(ahead);
    return t?.tokenType === Name && t.image === word;
  }
  /** Does the token begin its line? */
  startsLine(t: IToken): boolean {
    for (let p = t.startOffset - 1; p >= 0; p--) {
      const c = this.text.charCodeAt(p);
      if (c === 10 || c === 13) return true;
      if (c !== 32 && c !== 9 && c !== 0xfeff) return false;
    }
    return true;
  }
  sameLine(a: number, b: number): boolean {
    const nl = this.text.indexOf('\n', a);
    return nl < 0 || nl >= b;
  }

  error(n: number, at: Span, message: string, suggestion?: string): void {
    if (this.errors.length > MAX_ERRORS) return;
    if (this.errors.length === MAX_ERRORS) {
      this.errors.push({ code: code(15), start: at.start, end: at.end, message: `more than ${MAX_ERRORS} mistakes; the rest of the file is not reported` });
      return;
    }
    this.errors.push({ code: code(n), start: at.start, end: at.end, message, ...(suggestion !== undefined && { suggestion }) });
  }

  /** Where a missing value should stand: the next token on the line, else the end of what was read. */
  hole(): Span {
    const t = this.peek();
    if (t && this.sameLine(this.lastEnd, t.startOffset)) return spanOf(t);
    return { start: Math.max(0, this.lastEnd - 1), end: this.lastEnd };
  }

  unknownWord(n: number, t: IToken, what: string, candidates: Iterable<string>, rest = ''): void {
    const near = suggest(t.image, candidates);
    this.error(n, spanOf(t), `${what} "${visible(t.image)}"${near ? `; did you mean "${near}"?` : rest}`, near);
  }

  /** Past a `{ … }`, however deep; stops before a declaration that begins its line. */
  skipBlock(stop: (t: IToken) => boolean): void {
    let depth = 0;
    while (!this.done) {
      const t = this.peek()!;
      if (stop(t) && this.startsLine(t)) return;
      this.i++;
      if (t.tokenType === Open) depth++;
      else if (t.tokenType === Close && --depth <= 0) return;
    }
  }
}

export const endOf = (t: IToken): number => t.startOffset + t.image.length;
export const spanOf = (t: IToken): Span => ({ start: t.startOffset, end: endOf(t) });
export function node(kind: ValueKind, t: IToken, role?: string, text = t.image): ValueNode {
  return { kind, text, start: t.startOffset, end: endOf(t), ...(role !== undefined && { role }) };
}
/** Names in messages: control characters made visible, long ones cut. */
export function visible(s: string): string {
  const cut = s.length > 40 ? `${s.slice(0, 40)}…` : s;
  return cut.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`);
}
