/** What printing changed, as the smallest edits: only white space differs between a text and its printed form. */
import type { Span } from '../text/range.ts';

export interface Edit extends Span {
  readonly text: string;
}

const isSpace = (s: string, i: number): boolean => i < s.length && /\s/.test(s[i]!);

/** `after` has the characters of `before`, in order, with other white space between them. */
export function editsBetween(before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      // White space that begins alike may still end differently: the whole run is compared.
      if (!isSpace(before, i)) {
        i++;
        j++;
        continue;
      }
    }
    const [a, b] = [spaceEnd(before, i), spaceEnd(after, j)];
    if (a === i && b === j) throw new Error('the two texts differ in more than white space');
    const edit = narrowed(before, i, a, after.slice(j, b));
    if (edit) edits.push(edit);
    i = a;
    j = b;
  }
  return edits;
}

function spaceEnd(s: string, from: number): number {
  let i = from;
  while (isSpace(s, i)) i++;
  return i;
}

/** Without what both begin and end with. */
function narrowed(text: string, start: number, end: number, replacement: string): Edit | undefined {
  let [from, to, with_] = [start, end, replacement];
  while (from < to && with_ !== '' && text[to - 1] === with_.at(-1)) {
    to--;
    with_ = with_.slice(0, -1);
  }
  while (from < to && with_ !== '' && text[from] === with_[0]) {
    from++;
    with_ = with_.slice(1);
  }
  return from === to && with_ === '' ? undefined : { start: from, end: to, text: with_ };
}
