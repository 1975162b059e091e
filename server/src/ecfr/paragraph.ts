/** A paragraph by its citation: what two editions are compared by. */

/** From the section or supplement down: `['734.4', 'a', '3']`, `['774 supp. 1', '3A090', 'a', '1']`, `['738 supp. 1', 'row China']`. */
export type Citation = readonly string[];

export interface Paragraph {
  readonly at: Citation;
  /** For a person; equality is decided by `compared`. */
  readonly text: string;
  /** Of a note to several paragraphs: these. */
  readonly of?: readonly Citation[];
  readonly row?: Row;
}

export interface Row {
  /** The first cell: a country, a tariff heading. */
  readonly name: string;
  /** Each cell under the words of its header. */
  readonly cells: readonly (readonly [header: string, text: string])[];
}

/** Words that are no numbers of paragraphs. */
export const HEADING = 'heading';
export const SUBHEADINGS = 'subheadings';
export const CCL = '774 supp. 1';

/** Told as a lawyer writes it. */
export function cited(at: Citation): string {
  const [unit, ...path] = at as [string, ...string[]];
  const words = path.findIndex((s) => !/^(?:([A-Za-z])\1?|[ivxl]+|\d+)$/.test(s));
  if (unit === CCL && /^\d[A-E]\d{3}$/.test(path[0] ?? '')) {
    const end = path.findIndex((s) => / |^[a-z]{4,}$/.test(s));
    const own = end < 0 ? path : path.slice(0, end);
    return [own.join('.'), ...(end < 0 ? [] : told(path.slice(end)))].join(', ');
  }
  const own = words < 0 ? path : path.slice(0, words);
  const plain = / supp\. /.test(unit) && own.length > 0 ? `${unit} ` : unit;
  return [`${plain}${own.map((s) => `(${s})`).join('')}`, ...(words < 0 ? [] : told(path.slice(words)))].join(', ');
}

/** What follows a word: `technical note 1`, `note 1, a(1)`, `advanced-node integrated circuits (1)`. */
function told([word, ...rest]: Citation): string[] {
  return rest.length === 0 ? [word!] : [`${word} ${rest.map((s) => (/ /.test(s) ? s : `(${s})`)).join('')}`];
}

/** The same where nothing but white space, quotes, dashes, markup and the stop at the end differ. */
export const compared = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, '')
    .replace(/["'`´‘’‚‛“”„‟′″]/g, '')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[.,:;-]+$/, '');

export const isWithin = (at: Citation, outer: Citation): boolean =>
  at.length >= outer.length && outer.every((segment, i) => segment === at[i]);
