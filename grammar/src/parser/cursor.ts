/** The parser's view of the tokens: one cursor, errors in words, and recovery. It never throws. */
import { suggest } from '../text/suggest.ts';
import { type CodeName, codes } from '../syntax-codes.ts';
import { Mistake, Segment } from '../tree/nodes.ts';
import { Heads } from './heads.ts';
import { Scanner } from '../lexer/scanner.ts';
import { Tape, VALUE } from '../tree/tape.ts';

export const MAX_ERRORS = 200;

/** Offsets here are those of the text at hand; nodes turn them into those of the file. */
export class Cursor extends Scanner {
  readonly tape: Tape;
  segment: Segment;
  errors: Mistake[] = [];
  readonly heads = new Heads(this);
  /** All that were made, told of or not. */
  mistakes = 0;
  private readonly shift: number;

  constructor(text: string, from: number, shift: number, told = false) {
    super(text, from);
    this.shift = shift;
    this.tape = new Tape((text.length - from) >> 2);
    this.segment = new Segment(text, this.tape, shift, from, told);
  }

  /** Ends the statement at hand and begins the next. */
  nextSegment(at: number, end: number, told: boolean): Segment {
    const done = this.segment;
    done.at = at;
    done.end = end;
    done.reach = this.reach;
    this.segment = new Segment(this.text, this.tape, this.shift, end, told);
    return done;
  }

  /** Takes the word, if it is the one at hand. */
  takes(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.next();
    return true;
  }

  /** Does the token begin its line? */
  startsLine(): boolean {
    if (!this.breakBefore && this.lastEnd > 0) return false;
    for (let p = this.start - 1; p >= 0; p--) {
      const c = this.text.charCodeAt(p);
      if (c === 10 || c === 13) return true;
      if (c !== 32 && c !== 9 && c !== 0xfeff) return false;
    }
    return true;
  }

  /** Writes the token at hand as a value and moves on. True, for readers that give whether there was a value. */
  take(sort: number): true {
    this.write(sort, this.start, this.end, this.id, 0);
    this.next();
    return true;
  }
  write(sort: number, start: number, end: number, aux: number, unit: number): true {
    const at = this.tape.room(VALUE);
    const { ints } = this.tape;
    ints[at] = sort;
    ints[at + 1] = start;
    ints[at + 2] = end;
    ints[at + 3] = aux;
    ints[at + 4] = unit;
    return true;
  }
  /** A value that may be missing, where its place is fixed. */
  fixed(read: (c: this) => boolean): void {
    if (!read(this)) this.write(0, 0, 0, 0, 0);
  }

  error(name: CodeName, start: number, end: number, message: string, suggestion?: string): void {
    this.mistakes++;
    if (this.errors.length <= MAX_ERRORS)
      this.errors.push(new Mistake(this.segment, start, end, codes[name], message, suggestion));
  }
  errorHere(name: CodeName, message: string, suggestion?: string): void {
    this.error(name, this.start, this.end, message, suggestion);
  }

  /** Where a missing value should stand: the next token on the line, else the end of what was read. */
  errorAtHole(name: CodeName, message: string): void {
    if (!this.done && !this.breakBefore) this.errorHere(name, message);
    else this.error(name, Math.max(0, this.lastEnd - 1), this.lastEnd, message);
  }

  /** A value in a form of others, from `from` on: told of as one thing, and passed over. */
  passForm(name: CodeName, from: number, length: number, message: string): void {
    const end = from + length;
    while (!this.done && this.start < end) this.next();
    // What of it begins no token is told of with it.
    for (let i = this.strays.length - 2; i >= 0 && this.strays[i]! >= from; i -= 2)
      if (this.strays[i]! < end) this.strays.splice(i, 2);
    this.error(name, from, end, message);
  }

  unknownWord(name: CodeName, what: string, candidates: Iterable<string>, rest = ''): void {
    const { image } = this;
    const near = suggest(image, candidates);
    this.errorHere(name, `Unknown ${what} ${visible(image)}${near ? `; did you mean ${near}?` : rest}`, near);
  }
}

/** Names in messages: control and direction characters made visible, long ones cut. */
export function visible(s: string): string {
  let cut = s.length > 40 ? s.slice(0, 40) : s;
  if (cut.length < s.length) cut = `${cut.replace(/[\ud800-\udbff]$/, '')}…`;
  return cut.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/gu,
    (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`,
  );
}
