/**
 * Places that move with the text around them. What is said of a declaration keeps its offsets from where that begins, so when text
 * before it grows, or the words that describe it, all places in it are right again as soon as its one anchor is.
 */
import type { SourceRange, Span } from '../../../grammar/src/text/range.ts';

export class Anchor {
  readonly file: string;
  /** Where it stands in the newest text. */
  offset: number;
  /** Length of the words it begins with: what stands behind them moves when they are other words. */
  head: number;

  constructor(file: string, offset: number, head = 0) {
    this.file = file;
    this.offset = offset;
    this.head = head;
  }

  at(span: Span): Anchored {
    return new Anchored(this, this.held(span.start), this.held(span.end));
  }

  /** A place in the text, to be kept while the text moves. */
  held(place: number): number {
    const within = place - this.offset;
    return within < this.head ? within - HEAD : within - this.head;
  }

  /** Where in the text a place that is held stands now. */
  placed(held: number): number {
    return this.offset + (held < -HEAD / 2 ? held + HEAD : held + this.head);
  }
}

/** Taken off what is held of the head, by which it is told from what is held behind it: far more than a text has characters. */
const HEAD = 2 ** 29;

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
    return this.#anchor.placed(this.#from);
  }
  get end(): number {
    return this.#anchor.placed(this.#to);
  }
  until(end: number): Anchored {
    return new Anchored(this.#anchor, this.#from, this.#anchor.held(end));
  }
  toJSON(): SourceRange {
    return { file: this.file, start: this.start, end: this.end };
  }
}

/** From where it begins to another end, moving as it does. */
export const endingAt = (at: SourceRange, end: number): SourceRange =>
  at instanceof Anchored ? at.until(end) : { file: at.file, start: at.start, end };
