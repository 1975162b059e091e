/** Tables for spreadsheets: RFC 4180, and no cell that a spreadsheet would run. */

export type CsvCell = string | number | undefined;

export const csv = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value: CsvCell): string {
  const text = harmless(String(value ?? ''));
  // Quoted where another separator is in it too: a spreadsheet of another country goes by that.
  return /[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet runs as a formula, in either width; behind apostrophes, so that taking one away gives back what was written. */
const RUN = /^'*[=+\-@＝＋－＠\t\r]/;

/** A leading apostrophe makes it text; a negative number is one. */
const harmless = (text: string): string => (RUN.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);

/** The text of a cell that was made harmless, here or in a spreadsheet. */
export const unharmed = (text: string): string => (text.startsWith("'") && RUN.test(text) ? text.slice(1) : text);
