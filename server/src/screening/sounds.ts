/** How alike two words are: slips of the finger, and the several ways of writing one sound in Latin letters. */

/** Edits between two words, a swap of neighbors counting as one; above `most` it is `most + 1`. */
export function edits(a: string, b: string, most: number): number {
  const [m, n] = [a.length, b.length];
  if (Math.abs(m - n) > most) return most + 1;
  if (n + 1 > rows[0]!.length) rows = [new Int32Array(2 * n + 2), new Int32Array(2 * n + 2), new Int32Array(2 * n + 2)];
  let [before, last, row] = rows as [Int32Array, Int32Array, Int32Array];
  for (let j = 0; j <= n; j++) last[j] = j;
  for (let i = 1; i <= m; i++) {
    row[0] = i;
    let least = i;
    const c = a.charCodeAt(i - 1);
    for (let j = 1; j <= n; j++) {
      const other = b.charCodeAt(j - 1);
      let d = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (c === other ? 0 : 1));
      if (i > 1 && j > 1 && c === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) d = Math.min(d, before[j - 2]! + 1);
      row[j] = d;
      if (d < least) least = d;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[n]!, most + 1);
}

let rows: readonly Int32Array[] = [new Int32Array(64), new Int32Array(64), new Int32Array(64)];

/** Slips allowed in a word of this length: none up to three letters, two from nine on. */
export const slips = (length: number): number => (length < 4 ? 0 : length < 9 ? 1 : 2);

type Replacement = string | ((found: string) => string);
/** In this order: sibilants before c, vowels of one sound before vowels alone. */
const SOUNDS: readonly (readonly [RegExp, Replacement])[] = [
  [/ff/g, 'v'],
  [/shch|sch|sh|zh/g, 's'],
  [/tch|ch|kh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/gh/g, 'g'],
  [/ck|q/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ts|tz|dz|z/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/ee/g, 'i'],
  [/[yij]+[aeou]/g, (found) => found.at(-1)!],
  [/ae|oe|ue/g, (found) => found[0]!],
  [/[yj]/g, 'i'],
  [/ou|oo/g, 'o'],
  [/e/g, 'a'],
  [/u/g, 'o'],
  [/(.)\1+/g, (found) => found[0]!],
];

const remembered = new Map<string, string>();

/** Words that sound alike have one sound: Muhammad and Mohammed, Yuri and Iurii, Khimprom and Chimprom. */
export function sound(word: string): string {
  let s = remembered.get(word);
  if (s === undefined) {
    if (remembered.size > 100_000) remembered.clear();
    remembered.set(word, (s = heard(word)));
  }
  return s;
}

function heard(word: string): string {
  if (/\d/.test(word)) return word;
  let s = word;
  for (const [from, to] of SOUNDS) s = typeof to === 'string' ? s.replace(from, to) : s.replace(from, to);
  // A last h is mute: Abdullah and Abdulla.
  return s.length > 4 ? s.replace(/(?<=[aio])h$/, '') : s;
}

export const SAME_SOUND = 930;

/** A j is a y in one language and a zh in another. */
export const otherSound = (word: string): string | undefined =>
  word.includes('j') ? sound(word.replaceAll('j', 'zh')) : undefined;

/** How like a slip of the finger, in thousandths; 0 for more slips than a word of its length has. */
export function typed(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  const d = edits(a, b, slips(length));
  return d <= slips(length) ? 1000 - Math.floor((700 * d) / length) : 0;
}

/** Which letters it has, a bit for each; words that differ in many are not alike. */
export function mask(word: string): number {
  let m = 0;
  for (let i = 0; i < word.length; i++) m |= 1 << (word.charCodeAt(i) % 32);
  return m;
}
