import { Pieces, type Text } from './pieces.ts';

/** Half-open span of UTF-16 offsets in one file's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a named file. `file` is the workspace's own name for it, relative to the workspace root, with `/`. */
export interface SourceRange extends Span {
  readonly file: string;
}

/** Zero-based, UTF-16, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Offsets of line starts, made once per text and only when a position is asked for. */
export class LineTable {
  private readonly starts: Int32Array;
  private readonly text: Text;
  /** Not the table before itself, which would keep every text there ever was. */
  private readonly id = ++tables;
  private readonly before?: number;
  private readonly edited?: EditedLines | undefined;

  /** @param before of an earlier text: what the two have in common is not looked through again */
  constructor(text: Text, before?: LineTable) {
    this.text = text;
    // Editor and check read the same text.
    const known = typeof text === 'string' ? undefined : startsOf.get(text);
    const edited = before && linesEdited(before.starts, before.text, text);
    this.starts = known ?? (edited ? startsAfter(before.starts, edited) : Int32Array.from([0, ...startsIn(String(text), 0)]));
    if (!known && typeof text !== 'string') startsOf.set(text, this.starts);
    if (!edited) return;
    this.before = before.id;
    this.edited =
      edited.fresh.length === edited.tail - edited.head ? { first: edited.head - 1, last: edited.tail - 1 } : undefined;
  }
  /**
   * The lines that are other than in an earlier table, if that is the one this was made from and all others stand as they stood, at
   * their number and with their text; undefined where this is not known.
   */
  editedSince(earlier: LineTable): EditedLines | undefined {
    if (earlier === this) return NO_LINES;
    return this.before === earlier.id ? this.edited : undefined;
  }
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = lastUpTo(this.starts, at);
    return { line, character: at - this.starts[line]! };
  }
  /** Is this offset there? Quicker than asking where it is. */
  isAt(offset: number, { line, character }: Position): boolean {
    const { starts } = this;
    const within = line + 1 < starts.length ? offset < starts[line + 1]! : offset <= this.text.length;
    return line < starts.length && starts[line]! + character === offset && within;
  }
  offset(p: Position): number {
    const line = Math.max(0, Math.min(p.line, this.starts.length - 1));
    const start = this.starts[line]!;
    const end = line + 1 < this.starts.length ? this.starts[line + 1]! : this.text.length;
    return Math.min(start + Math.max(0, p.character), end);
  }
  /** Where the text ends. */
  get end(): number {
    return this.text.length;
  }
  get lineCount(): number {
    return this.starts.length;
  }
}

let tables = 0;
const startsOf = new WeakMap<Pieces, Int32Array>();

/** From the first to the last; none where the first is behind the last. */
export interface EditedLines {
  readonly first: number;
  readonly last: number;
}
const NO_LINES: EditedLines = { first: 0, last: -1 };

/** Of the numbers, which go up, the last that is not above one. */
function lastUpTo(starts: Int32Array, at: number): number {
  let lo = 0;
  let hi = starts.length - 1;
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if (starts[mid]! <= at) lo = mid;
    else hi = mid - 1;
  }
  return lo;
}

/** @param at where the stretch stands */
function startsIn(stretch: string, at: number): number[] {
  const out: number[] = [];
  for (let i = stretch.indexOf('\n'); i >= 0; i = stretch.indexOf('\n', i + 1)) out.push(at + i + 1);
  return out;
}

/** Of an earlier table: how many lines begin before an edit, and how many before its end; where those begin that it made. */
interface Shift {
  readonly head: number;
  readonly tail: number;
  readonly fresh: readonly number[];
  readonly delta: number;
}

function linesEdited(starts: Int32Array, before: Text, text: Text): Shift {
  const { start, end, delta } = editBetween(before, text);
  const fresh = startsIn(text.slice(start, end + delta), start);
  return { head: lastUpTo(starts, start) + 1, tail: lastUpTo(starts, end) + 1, fresh, delta };
}

function startsAfter(starts: Int32Array, { head, tail, fresh, delta }: Shift): Int32Array {
  const out = new Int32Array(head + fresh.length + starts.length - tail);
  out.set(starts.subarray(0, head));
  out.set(fresh, head);
  const from = head + fresh.length - tail;
  for (let i = tail; i < starts.length; i++) out[from + i] = starts[i]! + delta;
  return out;
}

/** In place of `start` to `end` of the old text the new one has something else; what was behind it stands `delta` further on. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly delta: number;
}

/** Are they the same? Pieces that are kept are not looked into. */
export function sameText(a: Text, b: Text): boolean {
  if (a === b || (typeof a === 'string' && typeof b === 'string')) return a === b;
  if (a.length !== b.length) return false;
  const { start, end } = editBetween(a, b);
  return start === end;
}

/** What is left of two texts without what they begin and end with alike. */
export function editBetween(before: Text, after: Text): Edit {
  if (typeof before !== 'string' && typeof after !== 'string') {
    const { head, tail } = Pieces.common(before, after);
    const [was, is] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
    const { start, end, delta } = editOf(was, is);
    return { start: head + start, end: head + end, delta };
  }
  return editOf(String(before), String(after));
}

function editOf(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  const start = alike(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const [b, a] = [before.length, after.length];
  const behind = alike(shorter - start, (from, to) => before.slice(b - to, b - from) === after.slice(a - to, a - from));
  return { start, end: b - behind, delta: a - b };
}

/** How much is the same. Stretches are compared whole, which takes a hundredth of the time of comparing characters. */
function alike(length: number, same: (from: number, to: number) => boolean): number {
  let from = 0;
  let step = 1 << 14;
  while (from < length && step >= 1) {
    const to = Math.min(length, from + step);
    if (same(from, to)) from = to;
    else step = to - from === 1 ? 0 : (to - from) >> 1;
  }
  return from;
}
