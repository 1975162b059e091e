/** `earshot export bom`: the bill of materials as CSV, harmless to a spreadsheet, and read back as it was. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readBom } from '../../server/src/bom/index.ts';
import { type BillRow, writeBill } from '../../server/src/bom/writing.ts';
import { earshot, folder } from '../support/run.ts';

const SPEC = `
party acme "Acme Corp." { country US }
input mcu "Controller, 8 bit" { origin US  eccn 3A991.a.2  value 1.125 USD  supplier acme  part-number "=cmd|' /C calc'!A0"  hts "8542.31" }
input cable { origin CN  value 20 EUR }
input firmware "Firmware" { kind software  origin DE  eccn EAR99  value 0 EUR }
alternative mcu-2 "Another" replaces mcu { origin JP  part-number "-2N7002" }
product head "Print head" { origin DE  eccn EAR99  value 90 EUR
  incorporates 2 mcu
  incorporates mcu }
product printer { origin DE  eccn EAR99  value 1_000 EUR  destination FR
  incorporates 2 head
  incorporates 1.5 cable at 19.50 EUR
  incorporates mcu
  bundles firmware }
`;

const CSV = [
  'Product,Part Number,Manufacturer,Description,Quantity,Unit Price,Currency,Country of Origin,ECCN,HTS,Alternate Of',
  `head,'=cmd|' /C calc'!A0,Acme Corp.,"Controller, 8 bit",3,1.1250,USD,US,3A991.a.2,8542.31,`,
  `head,'-2N7002,,Another,,,,JP,,,'=cmd|' /C calc'!A0`,
  'printer,head,,Print head,2,90,EUR,DE,EAR99,,',
  'printer,cable,,,1.5,19.5,EUR,CN,,,',
  `printer,'=cmd|' /C calc'!A0,Acme Corp.,"Controller, 8 bit",1,1.1250,USD,US,3A991.a.2,8542.31,`,
  '',
];

describe('earshot export bom', () => {
  it('writes products, their parts and alternates; what it wrote is read back and written the same', () => {
    const cwd = folder({ 'a.earshot': SPEC });
    const run = earshot(['export', 'bom', 'a.earshot'], { cwd });
    const expected = CSV.map((l) =>
      l.includes("=cmd|'") ? l.replaceAll(`'=cmd|' /C calc'!A0`, `"'=cmd|' /C calc'!A0"`) : l,
    ).join('\r\n');
    expect(run).toMatchObject({ code: 0, out: expected });
    expect(run.err).toBe('earshot: printer bundles firmware: a bill of materials holds what is incorporated alone\n');
    expect(earshot(['export', 'bom', '--product', 'head', '--output', 'head.csv'], { cwd })).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(join(cwd, 'head.csv'), 'utf8').split('\r\n')).toEqual(
      expected.split('\r\n').filter((l) => !l.startsWith('printer')),
    );
    earshot(['export', 'bom', '--output', 'b.csv'], { cwd });
    expect(earshot(['import', 'bom', 'b.csv'], { cwd }).code).toBe(0);
    expect(readFileSync(join(cwd, 'b.earshot'), 'utf8')).toMatch(/product printer \{\n {2}incorporates 2 +head\n/);
    expect(earshot(['export', 'bom', 'b.earshot'], { cwd })).toMatchObject({ out: expected, err: '' });
    // Over the spec that it came from, nothing is new.
    expect(earshot(['import', 'bom', 'b.csv', '--output', 'b.earshot'], { cwd }).err).toContain(
      'b.earshot says all of it already',
    );
  });
  it.each([
    [['export'], 'say what to export: earshot export bom'],
    [['export', 'bom', 'a.earshot', '--product', 'prnter'], 'no product is called prnter; did you mean printer?'],
    [
      ['export', 'bom', 'a.earshot', '--output', 'a.earshot'],
      'a.earshot is no place for a report: it is a spec or the configuration',
    ],
    [
      ['export', 'bom', 'broken.earshot', '--output', 'x.csv'],
      'y in broken.earshot has an error: mend it first; earshot check names it',
    ],
    [['export', 'bom', 'empty.earshot'], 'no product is declared there'],
    [['export', 'bom', 'a.earshot', '--output', '/dev/full'], 'cannot write /dev/full: no space is left'],
  ])('%j is exit 2 with one line', (args, message) => {
    const cwd = folder({
      'a.earshot': SPEC,
      'broken.earshot': 'input y { value 3 }\nproduct x { incorporates 2 y }',
      'empty.earshot': '',
    });
    expect(earshot(args, { cwd })).toEqual({
      code: 2,
      signal: null,
      out: '',
      err: expect.stringContaining(`earshot: ${message}\n`),
    });
    expect(existsSync(join(cwd, 'x.csv'))).toBe(false);
  });
});

describe('what is written', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      '-5',
      '@x',
      '+1',
      "'=x",
      "''",
      'Total',
      'DNP',
      'Fiducial',
      '1,5',
      'a;b',
      '"q"',
      'a\tb',
      'µ ± 容',
      '＝1',
      'sep=;',
    ),
  );
  /** As any import has it: blanks are one blank, and a cell of nothing but dashes says nothing. */
  const text = word
    .map((w) =>
      w
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((w) => !/^[-–—./\\\s]*$/.test(w));
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const amount = fc
    .tuple(fc.nat(99_999), fc.nat(9999))
    .map(([a, b]) => `${a}.${String(b).padStart(4, '0')}`.replace(/\.?0+$/, '') || '0')
    .filter((n) => n !== '0');
  const row = fc.record({
    part: text,
    maker: maybe(text),
    description: maybe(text),
    quantity: amount,
    value: maybe(fc.record({ amount, currency: fc.constantFrom('USD', 'EUR', 'JPY') })),
    origin: maybe(fc.constantFrom('US', 'DE', 'TW')),
    eccn: maybe(fc.constantFrom('EAR99', '3A001.a.2', '3E001 for 3A001')),
    hts: maybe(fc.constantFrom('8542.31', '39269097')),
  });
  const bill = fc.array(row, { minLength: 1, maxLength: 8 });

  it('is RFC 4180, runs in no spreadsheet, and says the same when it is read', () => {
    fc.assert(
      fc.property(bill, fc.nat(7), (rows, n) => {
        const written: BillRow[] = rows.map(
          ({ value, ...r }) => JSON.parse(JSON.stringify({ product: 'p', ...r, value })) as BillRow,
        );
        const target = written[n % written.length]!;
        written.push({ product: 'p', part: 'an alternate', alternateOf: target.part });
        const csv = writeBill(written);
        const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',' });
        expect(errors).toEqual([]);
        expect(data.at(-1)).toEqual(['']);
        for (const cells of data) for (const cell of cells) expect(cell).not.toMatch(/^\s*([=+@＝＋－＠\t\r]|-(?!\d+(\.\d+)?$))/);
        const { lines, leftOut } = readBom(new TextEncoder().encode(csv));
        expect(leftOut).toEqual([]);
        expect(
          lines.map((l) => ({
            product: l.assembly,
            part: l.part,
            ...(l.maker !== undefined && { maker: l.maker }),
            ...(l.description !== undefined && { description: l.description }),
            ...(l.quantity !== undefined && { quantity: l.quantity }),
            ...(l.origin && { origin: l.origin }),
            ...(l.eccn && { eccn: l.eccn }),
            ...(l.hts && { hts: l.hts }),
            ...(l.unitValue && { value: l.unitValue }),
            ...(l.alternateOf !== undefined && { alternateOf: lines.find((o) => o.row === l.alternateOf)!.part }),
          })),
        ).toEqual(
          written.map((r) => JSON.parse(JSON.stringify(r.description === r.part ? { ...r, description: undefined } : r))),
        );
      }),
      { numRuns: 300 },
    );
  });
});
