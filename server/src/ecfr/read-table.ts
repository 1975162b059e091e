/** A table of the eCFR while it is read: `TABLE` as the eCFR has it, `GPOTABLE` as print has it. */
import { type Block, EditionProblem, type Run, textOf } from './edition.ts';

interface Cell {
  readonly header: boolean;
  readonly runs: Run[];
  readonly columns: number;
  readonly rows: number;
}

/** What is larger is no table of a regulation. */
const MOST_COLUMNS = 64;
const MOST_ROWS = 20_000;

export class TableReader {
  /** Tables inside a cell; their text is that of the cell. */
  depth = 0;
  private readonly rows: { cells: readonly string[]; header: boolean }[] = [];
  private readonly titles: string[] = [];
  private readonly notes: Run[][] = [];
  private row: Cell[] | undefined;
  private other: Run[] | undefined;
  private inHead = 0;
  /** By column, the text of a cell that reaches down into rows below, and how many of them. */
  private reaching: { readonly text: string; left: number }[] = [];

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'TABLE' || name === 'GPOTABLE') this.depth++;
    if (this.depth > 0) return this.space();
    if (name === 'THEAD' || name === 'BOXHD') this.inHead++;
    if (name === 'TR' || name === 'ROW' || name === 'BOXHD') this.row = [];
    else if (name === 'TD' || name === 'TH' || name === 'ENT' || name === 'CHED') {
      this.row ??= [];
      this.row.push({
        header: name === 'TH' || name === 'CHED',
        runs: [],
        columns: count(attributes['colspan'], MOST_COLUMNS),
        rows: count(attributes['rowspan'], MOST_ROWS),
      });
    } else if (name === 'CAPTION' || name === 'TTITLE' || name === 'TDESC') this.titles.push('');
    else if (name === 'TNOTE') this.notes.push((this.other = []));
    else this.space();
  }

  close(name: string): void {
    if (this.depth > 0) return;
    if (name === 'THEAD' || name === 'BOXHD') this.inHead--;
    if (name === 'TNOTE') this.other = undefined;
    if ((name === 'TR' || name === 'ROW' || name === 'BOXHD') && this.row) {
      const header = this.row.length > 0 && (this.inHead > 0 || name === 'BOXHD' || this.row.every((c) => c.header));
      if (this.rows.length >= MOST_ROWS) throw new EditionProblem(`holds a table of more than ${MOST_ROWS} rows`);
      this.rows.push({ cells: this.spread(this.row), header });
      this.row = undefined;
    }
  }

  text(run: Run): void {
    const cell = this.row?.at(-1);
    if (this.other) this.other.push(run);
    // The mark of a footnote is no part of the name of a row.
    else if (cell) cell.runs.push(run.raised ? { ...run, text: ` ${RAISED}${run.text}${RAISED} ` } : run);
    else if (this.titles.length > 0) this.titles.push(run.text);
  }

  blocks(): Block[] {
    const plain = { italic: false, bold: false, raised: false };
    const title = this.titles.join(' ').replace(/\s+/g, ' ').trim();
    return [
      ...(title === '' ? [] : [{ kind: 'subheading' as const, runs: [{ ...plain, text: title }], inNote: false }]),
      {
        kind: 'table',
        header: this.rows.filter((r) => r.header).map((r) => r.cells),
        rows: this.rows.filter((r) => !r.header && r.cells.some((c) => c !== '')).map((r) => r.cells),
      },
      ...this.notes.map((runs) => ({ kind: 'footnote' as const, runs, inNote: false })),
    ];
  }

  private space(): void {
    this.row?.at(-1)?.runs.push({ text: ' ', italic: false, bold: false, raised: false });
  }

  private spread(cells: readonly Cell[]): string[] {
    const out: string[] = [];
    const carry = (): void => {
      for (let r = this.reaching[out.length]; r && r.left > 0 && out.length < MOST_COLUMNS; r = this.reaching[out.length]) {
        r.left--;
        out.push(r.text);
      }
    };
    for (const cell of cells) {
      carry();
      const text = textOf(cell.runs);
      for (let i = 0; i < cell.columns && out.length < MOST_COLUMNS; i++) {
        if (cell.rows > 1) this.reaching[out.length] = { text, left: cell.rows - 1 };
        out.push(i === 0 ? text : '');
      }
    }
    carry();
    return out;
  }
}

/** Stands on both sides of what is raised, for who names a row by its cell. */
const RAISED = '\u0002';

/** The text of a cell without the marks of footnotes. */
export const unmarked = (cell: string): string =>
  cell
    .replace(/\u0002[^\u0002]*\u0002/g, ' ')
    .replace(/[*†‡]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
export const marked = (cell: string): string => cell.replaceAll(RAISED, '').replace(/\s+/g, ' ').trim();

function count(text: string | undefined, most: number): number {
  const n = Number(text ?? '1');
  return Number.isInteger(n) && n > 0 ? Math.min(n, most) : 1;
}
