/** The numbers that a paragraph begins with, and the text after them. */
import { type Run, textOf } from './edition.ts';
import type { Mark } from './numbering.ts';

export interface Marked {
  readonly marks: readonly Mark[];
  /** After each mark the text up to the next, which is the heading of its paragraph; after the last all that follows. */
  readonly texts: readonly string[];
}

/** `(a) <I>Scope.</I> (1) Text`: the marks a and 1, with the texts `Scope.` and `Text`. */
export function leadingMarks(runs: readonly Run[]): Marked {
  const marks: Mark[] = [];
  const texts: string[] = [];
  let rest = trimmed(runs);
  for (;;) {
    const found = markAt(rest);
    if (!found) break;
    marks.push({ ...found.mark, below: marks.length > 0 });
    rest = trimmed(found.rest);
    const heading = headingBefore(rest) ?? plainHeadingBefore(rest);
    texts.push(heading ? textOf(heading.words) : '');
    if (heading) rest = heading.rest;
  }
  if (texts.length === 0) return { marks, texts: [textOf(rest)] };
  texts[texts.length - 1] = [texts.at(-1)!, textOf(rest)].filter(Boolean).join(' ');
  return { marks, texts };
}

/** `(a)`, also where its letter alone is in italics, and `(c)-(e)`. */
function markAt(runs: readonly Run[]): { mark: Omit<Mark, 'below'>; rest: Run[] } | undefined {
  const text = runs.map((r) => r.text).join('');
  const found =
    /^\(\s*([A-Za-z]{1,5}|\d{1,3})\s*\)(?:\s*(?:[-–—]|through|and)\s*\(\s*([A-Za-z]{1,5}|\d{1,3})\s*\)(?=\s*\[?\s*reserved))?/i.exec(
      text,
    );
  if (!found) return undefined;
  const label = found[1]!;
  // A word in brackets is no number.
  if (!/^(?:([A-Za-z])\1?|[ivxl]+|\d+)$/.test(label)) return undefined;
  const at = text.indexOf(label);
  let from = 0;
  const italic = runs.some((r) => {
    const holds = from <= at && at < from + r.text.length && r.italic;
    from += r.text.length;
    return holds;
  });
  return { mark: { label, italic, ...(found[2] !== undefined && { through: found[2] }) }, rest: after(runs, found[0].length) };
}

interface Heading {
  readonly words: readonly Run[];
  readonly rest: Run[];
}

/** Italics that a first paragraph follows: `<I>Scope.</I> (1)`, `<I>Scope</I>—(i)`. */
function headingBefore(runs: readonly Run[]): Heading | undefined {
  const end = runs.findIndex((r) => !r.italic && r.text.trim() !== '');
  if (end < 1) return undefined;
  const tail = runs.slice(end);
  const text = tail.map((r) => r.text).join('');
  const stop = /^[\s.:;—–-]*(?=\((?:1|i|A|a)\))/.exec(text) ?? /^[\s.:;—–-]*\($/.exec(tail[0]!.text);
  if (!stop) return undefined;
  const rest = after(tail, stop[0].endsWith('(') ? stop[0].length - 1 : stop[0].length);
  return markAt(rest) ? { words: runs.slice(0, end), rest } : undefined;
}

/** The same without italics, as some copies have it: a few words up to a stop, and the first number of the next level after it. */
function plainHeadingBefore(runs: readonly Run[]): Heading | undefined {
  const text = runs.map((r) => r.text).join('');
  const found = /^[^.:;()—]{2,120}(?:\.["”’]?\s+|\s*—\s*)(?=\((?:1|i|A)\)[\s(])/.exec(text);
  if (!found) return undefined;
  return { words: [{ ...runs[0]!, text: found[0] }], rest: after(runs, found[0].length) };
}

function after(runs: readonly Run[], length: number): Run[] {
  let left = length;
  return runs.flatMap((r) => {
    const own = Math.min(left, r.text.length);
    left -= own;
    return own === r.text.length ? [] : [{ ...r, text: r.text.slice(own) }];
  });
}

const trimmed = (runs: readonly Run[]): Run[] => {
  const text = runs.map((r) => r.text).join('');
  return after(runs, text.length - text.trimStart().length);
};
