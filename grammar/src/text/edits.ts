import type { Span } from './range.ts';

/** Takes the place of a stretch of a text. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** The text with its edits made; of several insertions at one place the first stands first. Throws a RangeError where two overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const e of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (e.start < from) throw new RangeError(`edits overlap at ${e.start}`);
    pieces.push(text.slice(from, e.start), e.text);
    from = e.end;
  }
  return pieces.join('') + text.slice(from);
}
