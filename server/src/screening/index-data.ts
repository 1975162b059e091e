/**
 * The compiled index of listed names: what the build writes and the matcher reads. Long columns are one string each, a row for
 * a value: reading those is many times faster than an array of strings, and a spec with one party opens the whole index.
 */

export interface IndexData {
  /** The lists, in the order that `owner` counts them. */
  readonly lists: readonly {
    readonly list: string;
    readonly snapshot: string;
    readonly size: number;
    /** Not a copy of the list. */
    readonly partial?: true;
  }[];
  /** How many names there are. */
  readonly size: number;
  /** Words of each listed name, by blanks, in their order. A listed party has one or several names. */
  readonly names: string;
  /** Legal forms of each, run together. */
  readonly legal: string;
  /** Whose name it is: number of the list × 100,000 + number of its entry. */
  readonly owner: readonly number[];
  /** Which of the entry's names: 0 its name, 1 its first alias … */
  readonly alias: readonly number[];
  /** Names that others go by too (without its place, an ordinal alone): the same is near at most. */
  readonly partial: readonly number[];
  /** Weight of all its words. */
  readonly totals: readonly number[];
  /** Countries of the owner, by blanks. */
  readonly countries: string;
  /** Every word of the names, shortest first, with its weight in thousandths and the names it stands in. */
  readonly words: string;
  readonly weights: readonly number[];
  /** Which letters each has, a bit for each. */
  readonly masks: readonly number[];
  /** The first word of each length. */
  readonly lengths: readonly number[];
  /** Each sound, a colon, and the words that have it; a `ROW` before each. */
  readonly sounds: string;
  /** Trade words, places and legal forms, each with a colon and how it sounds: what a slip may have been meant for. */
  readonly lexicon: string;
  /** Increasing numbers of `names`, each as the difference from the one before, base 36. */
  readonly postings: string;
  /** Two neighboring words run together (`huawei` for Hua Wei), a colon, and the names they stand in; a `ROW` before each. */
  readonly pairs: string;
}

/** One list as the index is made from. */
export interface ListNames {
  readonly list: string;
  readonly snapshot: string;
  readonly partial?: true | undefined;
  readonly parties: readonly {
    readonly name: string;
    readonly aliases?: readonly string[];
    readonly countries: readonly string[];
  }[];
}

export const OWNER = 100_000;
/** Between two rows of a column: no character of a name, and none that JSON escapes. */
export const ROW = '|';

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
