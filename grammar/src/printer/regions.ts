/**
 * A file in stretches of whole lines: those that may be printed anew, and those that stay byte for byte because a
 * mistake of syntax touches them, so that what the writer meant is not known.
 */
import type { ParseResult } from '../index.ts';
import { Cutter, isComment, outlineOf, type Piece } from './pieces.ts';

export interface Region {
  /** What is printed; none where the text stays as it is. */
  readonly pieces: readonly Piece[] | undefined;
  readonly start: number;
  readonly end: number;
  /** A blank line stands before it. */
  readonly blankBefore: boolean;
}

/** From this many on, mistakes are counted but not told, so that what follows may hold more. */
const MANY_MISTAKES = 200;

/** A statement with all of its pieces, or what stands between two of them. */
interface Atom {
  readonly pieces: readonly Piece[];
  readonly broken: boolean;
}

/** @param kept numbers of statements that are to stay as they are, besides those with mistakes */
export function regionsOf(text: string, parsed: ParseResult, kept: ReadonlySet<number>): Region[] {
  const regions: Region[] = [];
  let run: Atom[] = [];
  const close = (): void => {
    if (run.length > 0) regions.push(regionOf(text, run));
    run = [];
  };
  for (const atom of atomsOf(text, parsed, kept)) {
    // What stands on one line stays together.
    if (atom.pieces[0]!.breaks > 0) close();
    run.push(atom);
  }
  close();
  return regions;
}

function regionOf(text: string, atoms: readonly Atom[]): Region {
  const pieces = atoms.flatMap((a) => a.pieces);
  const blankBefore = pieces[0]!.breaks > 1;
  let start = pieces[0]!.start;
  let end = pieces.at(-1)!.end;
  if (!atoms.some((a) => a.broken)) return { pieces, start, end, blankBefore };
  while (start > 0 && !'\n\r\ufeff'.includes(text[start - 1]!)) start--;
  while (end < text.length && !'\n\r'.includes(text[end]!)) end++;
  return { pieces: undefined, start, end, blankBefore };
}

function* atomsOf(text: string, parsed: ParseResult, kept: ReadonlySet<number>): Generator<Atom> {
  const { items } = parsed.tree;
  const cutter = new Cutter(text, outlineOf(parsed.tree));
  const broken = withMistakes(parsed);
  let from = 0;
  let i = 0;
  for (const { start, end } of items) {
    yield* between(cutter.pieces(from, start));
    const pieces = cutter.pieces(start, Math.max(end, start + 1));
    // The breaks before a statement belong to the white space in front of it.
    yield {
      pieces: [{ ...pieces[0]!, breaks: breaksBefore(text, start) }, ...pieces.slice(1)],
      broken: broken[i]! || kept.has(i),
    };
    from = Math.max(end, start + 1);
    i++;
  }
  yield* between(cutter.pieces(from, text.length));
}

function* between(pieces: readonly Piece[]): Generator<Atom> {
  for (const p of pieces) yield { pieces: [p], broken: !isComment(p) };
}

function breaksBefore(text: string, at: number): number {
  let breaks = 0;
  for (let i = at - 1; i >= 0 && /\s/.test(text[i]!); i--)
    if (text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n')) breaks++;
  return breaks;
}

/** Which statements a mistake touches. What is missing at the end of one is told at the beginning of the next: both count. */
function withMistakes({ tree, errors }: ParseResult): boolean[] {
  const { items } = tree;
  const broken = items.map(() => false);
  let first = 0;
  for (const e of errors) {
    while (first < items.length && items[first]!.end < e.start) first++;
    for (let i = first; i < items.length && items[i]!.start <= e.end; i++) {
      broken[i] = true;
      if (i > 0 && e.start <= items[i]!.start) broken[i - 1] = true;
    }
  }
  if (errors.length >= MANY_MISTAKES) {
    const from = errors[MANY_MISTAKES - 1]!.start;
    items.forEach((item, i) => (broken[i] ||= item.end >= from));
  }
  return broken;
}
