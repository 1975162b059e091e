/** What differs between two texts, word by word, with a few words around it. */

export interface Difference {
  /** Words before and after, to find the place by. */
  readonly before: string;
  readonly was: string;
  readonly is: string;
  readonly after: string;
}

const AROUND = 6;
/** Words of a text beyond which the middle is one difference: the table of all pairs would be too large. */
const MOST = 1500;

export function differences(was: string, is: string): Difference[] {
  const [a, b] = [wordsOf(was), wordsOf(is)];
  let start = 0;
  while (start < a.length && start < b.length && same(a[start]!, b[start]!)) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && same(a.at(-1 - end)!, b.at(-1 - end)!)) end++;
  const middle = { a: a.slice(start, a.length - end), b: b.slice(start, b.length - end) };
  const parts =
    middle.a.length > MOST || middle.b.length > MOST ? [[0, middle.a.length, 0, middle.b.length]] : split(middle.a, middle.b);
  return parts.map(([a0, a1, b0, b1]) => ({
    before: a.slice(Math.max(0, start + a0! - AROUND), start + a0!).join(' '),
    was: middle.a.slice(a0, a1).join(' '),
    is: middle.b.slice(b0, b1).join(' '),
    after: a.slice(start + a1!, start + a1! + AROUND).join(' '),
  }));
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const plain = (word: string): string => word.replace(/["'“”‘’]/g, '').replace(/[–—]/g, '-');
const same = (a: string, b: string): boolean => a === b || plain(a) === plain(b);

/** Ranges of words that stand against each other, by the longest common run of words; with fewer than three common words between, one. */
function split(a: readonly string[], b: readonly string[]): [number, number, number, number][] {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] = same(a[i]!, b[j]!)
        ? table[(i + 1) * width + j + 1]! + 1
        : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  const out: [number, number, number, number][] = [];
  let [i, j, commonBefore] = [0, 0, BETWEEN];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(a[i]!, b[j]!)) {
      i++;
      j++;
      commonBefore++;
      continue;
    }
    const [i0, j0] = [i, j];
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && same(a[i]!, b[j]!))) {
      if (j >= b.length || (i < a.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!)) i++;
      else j++;
    }
    const last = out.at(-1);
    if (last && commonBefore < BETWEEN) [last[1], last[3]] = [i, j];
    else out.push([i0, i, j0, j]);
    commonBefore = 0;
  }
  return out;
}

const BETWEEN = 3;
