/** Every row of every table, one after the other, and each sale that is not determined; an empty `at most` has no bound. */
import { type Bounds, text } from '../../workspace/exposure/bounds.ts';
import { DIMENSIONS } from '../../workspace/exposure/index.ts';
import { type Amounts, NONE, sum } from '../../workspace/exposure/sums.ts';
import { STRATEGIES } from '../../workspace/exposure/ways.ts';
import { isUnmade } from '../../determine/unmade.ts';
import { csv, type CsvCell } from '../../base/csv.ts';
import type { ExposureInput } from './input.ts';

export function printExposureCsv({ days }: ExposureInput): string {
  const rows: CsvCell[][] = [];
  for (const e of days) {
    const head = [e.day, e.currency];
    rows.push([...head, 'all', '', e.sales.length, ...figures(e.totals)]);
    for (const { determination: d, lines } of e.sales)
      if (isUnmade(d)) rows.push([...head, 'not determined', d.id, 1, ...figures(lines.reduce<Amounts>(sum, NONE))]);
    for (const d of DIMENSIONS)
      for (const row of e.by[d]) rows.push([...head, d, row.key ?? '(not stated)', row.sales, ...figures(row)]);
  }
  return csv([['day', 'currency', 'by', 'key', 'sales', ...HEADS], ...rows]);
}

const NAMES = [
  'sold',
  'reached',
  ...['way-out', 'leaves-cheapest', 'leaves-preferred'].flatMap((name) => [name, ...STRATEGIES.map((s) => `${name} ${s}`)]),
];
const HEADS = NAMES.flatMap((name) => [`${name} at least`, `${name} at most`]);

function figures(a: Amounts): CsvCell[] {
  const all = [
    a.sold,
    a.reached,
    ...(
      [
        [a.wayOut, a.wayOutBy],
        [a.cheapest, a.cheapestBy],
        [a.preferred, a.preferredBy],
      ] as const
    ).flatMap(([total, by]) => [total, ...STRATEGIES.map((s) => by[s] ?? NOTHING)]),
  ];
  return all.flatMap(({ least, most }) => [text(least), most === undefined ? '' : text(most)]);
}

const NOTHING: Bounds = { least: 0n, most: 0n };
