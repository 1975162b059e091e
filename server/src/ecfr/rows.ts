/** The rows of a table, each by what its first cell names; an entry of the Entity List by its country and its name. */
import type { TableBlock } from './edition.ts';
import type { Citation, Paragraph } from './paragraph.ts';
import { marked, unmarked } from './read-table.ts';

export function* rowsOf(table: TableBlock, under: Citation, title: string): Generator<Paragraph> {
  const width = Math.max(0, ...table.rows.map((r) => r.length), ...table.header.map((r) => r.length));
  const headers = Array.from({ length: width }, (_, i) =>
    [title, ...new Set(table.header.map((row) => unmarked(row[i] ?? '')))].filter(Boolean).join(' / '),
  );
  for (const row of table.header) yield { at: [...under, 'header of a table'], text: row.map(marked).join(' | ') };
  const byCountry =
    /^\W*countr/i.test(table.header.at(-1)?.[0] ?? '') && /entit|name|end.?user/i.test(table.header.at(-1)?.[1] ?? '');
  let country = '';
  for (const row of table.rows) {
    const first = unmarked(row[0] ?? '');
    if (first !== '') country = first.replace(/\s*\(continued\)|\s*\(con\.?\)/i, '');
    const name = byCountry ? `${country}: ${nameOf(unmarked(row[1] ?? ''))}` : country;
    yield {
      at: [...under, `row ${name}`.slice(0, LONGEST).trim()],
      text: row.map(marked).join(' | '),
      row: { name: country, cells: row.map((cell, i) => [headers[i] ?? '', marked(cell)] as const) },
    };
  }
}

const LONGEST = 120;

/** Up to its first comma, for an address may change and the entry stays the same. */
const nameOf = (cell: string): string => cell.split(/[,;]/, 1)[0]!.trim();
