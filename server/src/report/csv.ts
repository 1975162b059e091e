/** Tables for spreadsheets: RFC 4180, and no cell that a spreadsheet would run. */

export type CsvCell = string | number | undefined;

export const csv = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value: CsvCell): string {
  const text = String(value ?? '');
  // A leading apostrophe makes it text; a negative number is one.
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
