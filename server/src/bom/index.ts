/** A bill of materials in any of its forms, read. */
import { decodeText } from './decode.ts';
import { readDelimited } from './delimited.ts';
import { readJson } from './json-boms.ts';
import { BomProblem, type Reading } from './reading.ts';
import { readRows, type RowOptions } from './rows.ts';
import { readWorkbook } from './xlsx.ts';

export type { Field } from './fields.ts';
export { BomProblem, type Reading } from './reading.ts';
export { planOf } from './plan.ts';
export { specOf } from './spec.ts';
export { updated } from './update.ts';

export interface ReadOptions extends RowOptions {
  /** Of a workbook with several. */
  readonly sheet?: string;
  /** The same, from a profile: passed over where there is none of the name. */
  readonly profileSheet?: string;
}

/** By what the file holds, not by its name. Throws a `BomProblem` that says what would help. */
export function readBom(bytes: Uint8Array, options: ReadOptions = {}): Reading {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return fromWorkbook(bytes, options);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new BomProblem('it is an old workbook (.xls): save it as .xlsx or .csv');
  const { text } = decodeText(bytes.subarray(0, 1024));
  if (/^\ufeff?\s*[{[]/.test(text)) return readJson(decodeText(bytes).text, options.currency);
  return readRows(readDelimited(bytes), options);
}

function fromWorkbook(bytes: Uint8Array, options: ReadOptions): Reading {
  const book = readWorkbook(bytes);
  const called = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : book.sheets.find((s) => s.toLowerCase() === name.toLowerCase());
  const named = called(options.sheet ?? options.profileSheet);
  if (options.sheet !== undefined && named === undefined)
    throw new BomProblem(`it has no sheet ${options.sheet}; there are ${book.sheets.join(', ')}`);
  if (named !== undefined) return readRows(book.read(named), options);
  const readable = book.sheets.flatMap((name) => {
    try {
      return [{ name, reading: readRows(book.read(name), options) }];
    } catch (error) {
      if (!(error instanceof BomProblem)) throw error;
      return [];
    }
  });
  if (readable.length > 1)
    throw new BomProblem(`several of its sheets hold parts: --sheet ${readable.map((r) => r.name).join(' or --sheet ')}`);
  if (readable.length === 0) throw new BomProblem(`none of its sheets names the columns of a bill: ${book.sheets.join(', ')}`);
  return readable[0]!.reading;
}
