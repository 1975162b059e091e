/** What a bill of materials says, whatever the file it came in: each of its rows is a line, an alternate of one, or left out with a reason. */

/** A row as it stands in the file: counted from 1, blank rows and titles counted too. */
export interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Rows of text cells under named columns. */
export interface Sheet {
  /** `semicolon-separated, windows-1252`; `sheet BOM` */
  readonly kind: string;
  readonly rows: readonly Row[];
}

export interface Money {
  /** Decimal text. */
  readonly amount: string;
  /** ISO 4217; undefined where nothing says it. */
  readonly currency?: string;
}

export interface BomLine {
  readonly row: number;
  /** The part number of its maker; else the buyer's own, else a designation. */
  readonly part: string;
  readonly ownNumber?: string;
  readonly maker?: string;
  readonly description?: string;
  readonly designators?: string;
  /** Decimal text; undefined where the row does not say it. */
  readonly quantity?: string;
  readonly unitValue?: Money;
  /** ISO 3166-1. */
  readonly origin?: string;
  readonly eccn?: string;
  readonly hts?: string;
  /** The row of the part it may stand in for. */
  readonly alternateOf?: number;
  /** The product it goes into, where the file holds several. */
  readonly assembly?: string;
  /** What a cell says that could not be taken over: `eccn "NLR" is no classification`. */
  readonly notes: readonly string[];
}

export interface LeftOut {
  readonly row: number;
  readonly why: string;
  readonly text: string;
}

export interface Mapped {
  readonly field: string;
  readonly column: string;
  /** The first cell of it that says something. */
  readonly example: string;
  /** What a profile says to find it again: the name of the column, or its number where the name does not tell it from another. */
  readonly saved?: string;
}

export interface Reading {
  readonly kind: string;
  /** A list of parts by themselves: it says no quantities, and no product. */
  readonly partsAlone?: true;
  /** Its assemblies stand in each other: those of no other go into the product. */
  readonly nested?: true;
  /** The name the file itself gives the product. */
  readonly product?: string;
  readonly mapping: readonly Mapped[];
  /** Columns that nothing is taken from. */
  readonly unused: readonly string[];
  readonly lines: readonly BomLine[];
  readonly leftOut: readonly LeftOut[];
  /** How numbers, currencies and quantities were read, in words. */
  readonly assumptions: readonly string[];
}

/** The file cannot be taken over as it is; each is a sentence that says what would help. */
export class BomProblem extends Error {
  override readonly name = 'BomProblem';
}
