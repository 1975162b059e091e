/** Pieces to lines and blocks: which comment belongs to what, and which block stands on one line. */
import { type Beginning, isComment, type Piece } from './pieces.ts';

/** A statement, declaration, property or parameter; or a comment that stands by itself, without a beginning. */
export interface Entry {
  readonly begins: Beginning | undefined;
  readonly blankBefore: boolean;
  /** It stands on the line of the entry before. */
  readonly sameLine: boolean;
  /** Comments in front of it on its line. */
  readonly before: readonly Piece[];
  readonly parts: readonly Part[];
  /** Comments behind it on its line. */
  readonly after: Piece[];
}

export interface Block {
  readonly kind: 'block';
  /** Comments behind the opening brace on its line. */
  readonly opening: readonly Piece[];
  readonly entries: readonly Entry[];
  /** It goes over several lines. */
  readonly spread: boolean;
}

export type Part = Piece | Block;

export const isBlock = (part: Part | undefined): part is Block => part?.kind === 'block';

export function entriesOf(text: string, pieces: readonly Piece[]): Entry[] {
  return new Reader(text, pieces).entries();
}

class Reader {
  private readonly text: string;
  private readonly pieces: readonly Piece[];
  /** For each piece, the next one that is no comment. */
  private readonly next: readonly (Piece | undefined)[];
  private i = 0;

  constructor(text: string, pieces: readonly Piece[]) {
    this.text = text;
    this.pieces = pieces;
    const next: (Piece | undefined)[] = pieces.map(() => undefined);
    for (let i = pieces.length - 2; i >= 0; i--) next[i] = isComment(pieces[i + 1]!) ? next[i + 1] : pieces[i + 1];
    this.next = next;
  }

  /** Up to the closing brace, or the end. */
  entries(): Entry[] {
    const out: Entry[] = [];
    for (let p = this.pieces[this.i]; p && p.kind !== 'close'; p = this.pieces[this.i]) {
      const last = out.at(-1);
      if (isComment(p) && last && p.breaks === 0 && !this.leads()) {
        last.after.push(p);
        this.i++;
      } else out.push(this.entry(p, last !== undefined));
    }
    return out;
  }

  private entry(first: Piece, follows: boolean): Entry {
    const before: Piece[] = [];
    while (this.leads()) before.push(this.pieces[this.i++]!);
    const head = this.pieces[this.i++]!;
    const parts: Part[] = [head];
    if (!isComment(head)) this.rest(parts);
    return {
      begins: head.begins,
      blankBefore: follows && first.breaks > 1,
      sameLine: follows && first.breaks === 0,
      before,
      parts,
      after: [],
    };
  }

  private rest(parts: Part[]): void {
    for (let p = this.pieces[this.i]; p && p.kind !== 'close' && !p.begins; p = this.pieces[this.i]) {
      if (isComment(p) && this.endsHere()) return;
      this.i++;
      parts.push(p.kind === 'open' ? this.block() : p);
    }
  }

  private block(): Block {
    const { pieces } = this;
    const from = this.i;
    const opening: Piece[] = [];
    for (let p = pieces[this.i]; p && isComment(p) && p.breaks === 0 && !this.leads(); p = pieces[this.i]) {
      opening.push(p);
      this.i++;
    }
    const entries = this.entries();
    this.i++;
    return { kind: 'block', opening, entries, spread: this.spreads(from, this.i) };
  }

  private spreads(from: number, to: number): boolean {
    for (let i = from; i < to && i < this.pieces.length; i++) {
      const p = this.pieces[i]!;
      if (p.breaks > 0 || p.kind === 'line-comment') return true;
      if (p.kind === 'block-comment' && /[\r\n]/.test(this.text.slice(p.start, p.end))) return true;
    }
    return false;
  }

  /** Is the piece at hand a comment, with what it belongs to behind it on the same line? */
  private leads(): boolean {
    const p = this.pieces[this.i];
    const after = this.pieces[this.i + 1];
    return p?.kind === 'block-comment' && after?.breaks === 0 && after.begins !== undefined;
  }

  /** Does nothing of the entry at hand follow the comment at hand? */
  private endsHere(): boolean {
    const next = this.next[this.i];
    return next === undefined || next.kind === 'close' || next.begins !== undefined;
  }
}
