/** Separated values to rows. The separator is the one by which most rows have the same number of cells. */
import Papa from 'papaparse';
import { decodeText } from './decode.ts';
import type { Sheet } from './reading.ts';
import { unharmed } from '../base/csv.ts';
import { plain } from './strings.ts';

const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
type Separator = keyof typeof SEPARATORS;

const SAMPLE_ROWS = 60;

export function readDelimited(bytes: Uint8Array): Sheet {
  const { text, encoding } = decodeText(bytes);
  // Excel may say it in a first line of its own: sep=;
  const said = /^sep=([,;\t|])\r?\n/.exec(text);
  const separator = said ? (said[1] as Separator) : separatorOf(text);
  const { data } = Papa.parse<string[]>(text, { delimiter: separator });
  // A line end after the last row begins no other.
  if (data.at(-1)?.join('') === '' && /[\r\n]$/.test(text)) data.pop();
  const rows = data.map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => unharmed(plain(cell))) }));
  return { kind: `${SEPARATORS[separator]}-separated, ${encoding}`, rows: said ? rows.slice(1) : rows };
}

function separatorOf(text: string): Separator {
  let best: Separator = ',';
  let most = 0;
  for (const separator of Object.keys(SEPARATORS) as Separator[]) {
    const { data } = Papa.parse<string[]>(text, { delimiter: separator, preview: SAMPLE_ROWS });
    const counts = new Map<number, number>();
    for (const { length } of data) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [cells, rows] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    // As many rows, and among equals as many cells.
    const score = rows * 1000 + cells;
    if (score > most) [best, most] = [separator, score];
  }
  return best;
}
