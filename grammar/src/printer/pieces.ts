/**
 * A text cut into what the printer moves about: words, quoted texts, punctuation, comments. A piece is never changed,
 * only the white space between two of them. Where a property begins is for the tree to say, so a new property needs
 * nothing here.
 */
import type { FileNode, PropNode } from '../index.ts';
import { KEYWORDS } from '../index.ts';

/** Where a statement, declaration, property or parameter begins. */
export interface Beginning {
  readonly keywordEnd: number;
  /** Its block holds parameters, not properties. */
  readonly holdsParameters: boolean;
}

export interface Piece {
  readonly kind: 'word' | 'open' | 'close' | 'comma' | 'line-comment' | 'block-comment';
  readonly start: number;
  readonly end: number;
  /** Line breaks between the piece before and this one. */
  readonly breaks: number;
  readonly begins: Beginning | undefined;
}

export const isComment = (p: Piece): boolean => p.kind === 'line-comment' || p.kind === 'block-comment';

/** All beginnings of a tree, and the offsets at which a run of characters is to be cut, in order. */
export interface Outline {
  readonly beginnings: ReadonlyMap<number, Beginning>;
  readonly cuts: readonly number[];
}

const parameterBlocks: ReadonlySet<string> = new Set(KEYWORDS.filter((k) => k.block === 'parameters').map((k) => k.name));

export function outlineOf(tree: FileNode): Outline {
  const beginnings = new Map<number, Beginning>();
  const cuts: number[] = [];
  const begin = (start: number, keywordEnd: number, holdsParameters: boolean): void => {
    beginnings.set(start, { keywordEnd, holdsParameters });
    cuts.push(start, keywordEnd);
  };
  const properties = (props: readonly PropNode[]): void => {
    for (const p of props) {
      begin(p.start, p.keywordSpan.end, parameterBlocks.has(p.keyword));
      if (p.block) properties(p.block);
    }
  };
  for (const item of tree.items) {
    if (item.kind === 'decl') {
      begin(item.start, item.keyword.end, false);
      properties(item.props);
    } else begin(item.start, item.start + item.kind.length, false);
  }
  return { beginnings, cuts };
}

const isSpace = (c: number): boolean => c === 32 || (c >= 9 && c <= 13) || c === 0xa0 || c === 0xfeff;

/** Cuts one stretch of text after the other; each is to begin where the one before ended, or later. */
export class Cutter {
  private readonly text: string;
  private readonly outline: Outline;
  private cut = 0;

  constructor(text: string, outline: Outline) {
    this.text = text;
    this.outline = outline;
  }

  pieces(from: number, to: number): Piece[] {
    const { text } = this;
    const out: Piece[] = [];
    let breaks = 0;
    for (let p = from; p < to; ) {
      const c = text.charCodeAt(p);
      if (isSpace(c)) {
        if (c === 10 || (c === 13 && text.charCodeAt(p + 1) !== 10)) breaks++;
        p++;
        continue;
      }
      const piece = this.at(p, to, breaks);
      out.push(piece);
      p = piece.end;
      breaks = 0;
    }
    return out;
  }

  private at(start: number, to: number, breaks: number): Piece {
    const { text } = this;
    const begins = this.outline.beginnings.get(start);
    const piece = (kind: Piece['kind'], end: number): Piece => ({ kind, start, end: Math.min(end, to), breaks, begins });
    switch (text[start]) {
      case '{':
        return piece('open', start + 1);
      case '}':
        return piece('close', start + 1);
      case ',':
        return piece('comma', start + 1);
      case '=':
        return piece('word', start + 1);
      case '"':
        return piece('word', this.quoteEnd(start, to));
      case '/':
        if (text[start + 1] === '/') return piece('line-comment', this.lineEnd(start, to));
        if (text[start + 1] === '*') {
          const close = text.indexOf('*/', start + 2);
          return close < 0 || close + 2 > to ? piece('word', to) : piece('block-comment', close + 2);
        }
    }
    return piece('word', this.runEnd(start, to));
  }

  private lineEnd(p: number, to: number): number {
    const { text } = this;
    let i = p;
    while (i < to && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i++;
    return i;
  }

  private quoteEnd(p: number, to: number): number {
    const { text } = this;
    for (let i = p + 1; i < to; i++) {
      const c = text.charCodeAt(i);
      if (c === 34) return i + 1;
      if (c === 10 || c === 13) return i;
      if (c === 92) i++;
    }
    return to;
  }

  private runEnd(p: number, to: number): number {
    const { text } = this;
    const { cuts } = this.outline;
    while (this.cut < cuts.length && cuts[this.cut]! <= p) this.cut++;
    const stop = Math.min(to, cuts[this.cut] ?? to);
    let i = p + 1;
    for (; i < stop; i++) {
      const c = text.charCodeAt(i);
      // { } , = "
      if (isSpace(c) || c === 123 || c === 125 || c === 44 || c === 61 || c === 34) break;
      if (c === 47 && (text[i + 1] === '/' || text[i + 1] === '*')) break;
    }
    return i;
  }
}
