/**
 * Places that move with the text around them. What is said of a declaration keeps its offsets from where that begins, so when text
 * before it grows, all places in it are right again as soon as its one anchor is.
 */
import type { SourceRange, Span } from '../../../grammar/src/text/range.ts';

export class Anchor {
  readonly file: string;
  /** Where it stands in the newest text. */
  offset: number;

  constructor(file: string, offset: number) {
    this.file = file;
    this.offset = offset;
  }

  at(span: Span): Anchored {
    return new Anchored(this, span.start - this.offset, span.end - this.offset);
  }
}

export class Anchored implements SourceRange {
  readonly #anchor: Anchor;
  readonly #from: number;
  readonly #to: number;

  constructor(anchor: Anchor, from: number, to: number) {
    this.#anchor = anchor;
    this.#from = from;
    this.#to = to;
  }

  get file(): string {
    return this.#anchor.file;
  }
  get start(): number {
    return this.#anchor.offset + this.#from;
  }
  get end(): number {
    return this.#anchor.offset + this.#to;
  }
  until(end: number): Anchored {
    return new Anchored(this.#anchor, this.#from, end - this.#anchor.offset);
  }
  toJSON(): SourceRange {
    return { file: this.file, start: this.start, end: this.end };
  }
}

/** From where it begins to another end, moving as it does. */
export const endingAt = (at: SourceRange, end: number): SourceRange =>
  at instanceof Anchored ? at.until(end) : { file: at.file, start: at.start, end };
