/** The compiled index of listed names: what the build writes and the matcher reads. Arrays of one length stand side by side. */

export interface IndexData {
  /** The lists, in the order that `owner` counts them. */
  readonly lists: readonly { readonly list: string; readonly snapshot: string; readonly size: number }[];
  /** Words of each listed name, by blanks, in their order. A listed party has one or several. */
  readonly names: readonly string[];
  /** Legal forms of each, run together. */
  readonly legal: readonly string[];
  /** Whose name it is: number of the list × 100,000 + number of its entry. */
  readonly owner: readonly number[];
  /** Which of the entry's names: 0 its name, 1 its first alias … */
  readonly alias: readonly number[];
  /** Weight of all its words. */
  readonly totals: readonly number[];
  /** Countries of the owner, by blanks. */
  readonly countries: readonly string[];
  /** Every word of the names, shortest first, with its weight in thousandths and the names it stands in. */
  readonly words: readonly string[];
  readonly weights: readonly number[];
  /** How each sounds. */
  readonly sounds: readonly string[];
  /** Increasing numbers of `names`, each as the difference from the one before, base 36. */
  readonly postings: readonly string[];
  /** Two neighboring words run together (`huawei` for Hua Wei), and the names they stand in. */
  readonly pairs: Readonly<Record<string, string>>;
}

/** One list as the index is made from. */
export interface ListNames {
  readonly list: string;
  readonly snapshot: string;
  readonly parties: readonly { readonly name: string; readonly aliases?: readonly string[]; readonly countries: readonly string[] }[];
}

export const OWNER = 100_000;

/** Numbers as `postings` packs them. */
export function unpack(text: string): Int32Array {
  const steps = text.split(' ');
  const out = new Int32Array(steps.length);
  let at = 0;
  steps.forEach((s, i) => {
    at += parseInt(s, 36);
    out[i] = at;
  });
  return out;
}
