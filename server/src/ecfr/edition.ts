/** An edition of the regulation as the eCFR's XML has it: sections and supplements, each a run of texts and tables. */

/** A piece of text of one look. Markup says where a heading ends and what a footnote mark is; it is no part of what is compared. */
export interface Run {
  readonly text: string;
  readonly italic: boolean;
  readonly bold: boolean;
  /** Above or below the line: the mark of a footnote, an exponent. */
  readonly raised: boolean;
}

export interface TextBlock {
  readonly kind: 'heading' | 'subheading' | 'paragraph' | 'note-heading' | 'footnote';
  readonly runs: readonly Run[];
  /** Within a note of the text. */
  readonly inNote: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  /** Rows above the body, or those whose cells are all headers. */
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly (readonly string[])[];
}

export type Block = TextBlock | TableBlock;

export interface Unit {
  /** As citations write it: `734.4`, `740 supp. 1`. */
  readonly name: string;
  readonly part: string;
  readonly blocks: readonly Block[];
}

export interface Edition {
  readonly units: ReadonlyMap<string, Unit>;
  /** Parts that the file holds as a whole; of others it may hold single sections. */
  readonly parts: ReadonlySet<string>;
}

/** Why a file is no edition that can be compared; for a person, after the name of the file. */
export class EditionProblem extends Error {
  override readonly name = 'EditionProblem';
}

export const textOf = (runs: readonly Run[]): string =>
  runs
    .map((r) => r.text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
