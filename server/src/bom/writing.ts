/** A bill of materials as separated values (RFC 4180) that `readBom` reads back: the same products, parts, numbers, values and alternates. */
import { whyLeftOut } from './left-out.ts';
import { certainly } from './numbers.ts';
import type { Money } from './reading.ts';
import { csv } from '../base/csv.ts';
import { plain } from './strings.ts';

export interface BillRow {
  readonly product: string;
  readonly part: string;
  readonly maker?: string;
  readonly description?: string;
  /** Decimal text; an alternate has none. */
  readonly quantity?: string;
  /** Of one unit. */
  readonly value?: Money;
  readonly origin?: string;
  readonly eccn?: string;
  readonly hts?: string;
  /** The part it may stand in for. */
  readonly alternateOf?: string;
}

const COLUMNS: readonly (readonly [name: string, cell: (row: BillRow) => string | undefined])[] = [
  ['Product', (r) => r.product],
  ['Part Number', (r) => r.part],
  ['Manufacturer', (r) => r.maker],
  ['Description', (r) => r.description],
  ['Quantity', (r) => r.quantity && certainly(r.quantity)],
  ['Unit Price', (r) => r.value && certainly(r.value.amount)],
  ['Currency', (r) => r.value?.currency],
  ['Country of Origin', (r) => r.origin],
  ['ECCN', (r) => r.eccn],
  ['HTS', (r) => r.hts],
  ['Alternate Of', (r) => r.alternateOf],
];

export function writeBill(rows: readonly BillRow[]): string {
  const cells = rows.map((row) => COLUMNS.map(([, cell]) => plain(cell(row) ?? '')));
  const header = COLUMNS.map(([name]) => name);
  // Words that an import takes for a mark of a row that is no part, or is not fitted: the column says that it is one.
  const looksLeftOut = rows.some((r, i) => whyLeftOut(r.part, [r.part, r.description ?? ''], cells[i]!, undefined) !== undefined);
  return csv(looksLeftOut ? [[...header, 'Fitted'], ...cells.map((c) => [...c, 'yes'])] : [header, ...cells]);
}
