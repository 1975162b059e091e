/** Bills of materials as people have them: every row is a part, an alternate, or left out with a reason; nothing is guessed. */
import { zipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBom } from '../../server/src/bom/index.ts';
import type { Reading } from '../../server/src/bom/reading.ts';
import { customs, order, quotedBoard, secondSources, titled, workbook } from './files.ts';

const parts = (r: Reading) => r.lines.map((l) => `${l.quantity ?? '?'} ${l.part}`);
const left = (r: Reading) => r.leftOut.map((l) => `${l.row} ${l.why}`);
const notes = (r: Reading) => r.lines.flatMap((l) => l.notes);
const csv = (text: string, options = {}) => readBom(new TextEncoder().encode(text), options);

describe('separated values', () => {
  it('quoted, with rows that are no parts', () => {
    const r = readBom(quotedBoard);
    expect(r.kind).toBe('comma-separated, UTF-8');
    expect(parts(r)).toEqual(['3 GRM155R61A475MEAAD', '1 TPS62130RGTR']);
    expect(left(r)).toEqual([
      '2 blank',
      '4 no part of its own: a hole, a mark, a test point or a picture',
      '5 no part of its own: a hole, a mark, a test point or a picture',
    ]);
  });
  it('with second sources below their part, and what is not fitted', () => {
    const r = readBom(secondSources);
    expect(r.lines.map((l) => [l.row, l.part, l.alternateOf])).toEqual([
      [2, 'IP4282CZ6,118', undefined],
      [3, 'NUP4114UPXV6T1G', 2],
      [4, 'SP3012-04UTG', 2],
      [5, 'STM32H743VIT6', undefined],
    ]);
    expect(left(r)).toEqual(['6 not fitted', '7 not fitted', '8 not fitted']);
  });
  it('from customs: another code page, decimal commas, a line value, country names', () => {
    const r = readBom(customs);
    expect(r.kind).toBe('semicolon-separated, windows-1252');
    expect(r.lines.map((l) => [l.part, l.description, l.quantity, l.unitValue, l.origin, l.hts])).toEqual([
      ['K-77', 'Gehäuse', '40', { amount: '30.77', currency: 'EUR' }, 'DE', '39269097'],
      ['K-78', 'Stecker', '3', undefined, 'CZ', '8536.69'],
      ['K-79', 'Leiterplatte', '10', { amount: '9.99', currency: 'EUR' }, undefined, undefined],
    ]);
    expect(notes(r)).toEqual([
      'line value "10,00" divided by 3 comes out uneven: state the value of one unit',
      'origin "Absurdistan" is no country',
      'tariff heading "xyz" is none',
    ]);
    expect(left(r)).toEqual(['5 a total']);
  });
  it('below a title, in UTF-16, with an ECCN in its many ways', () => {
    const r = readBom(titled);
    expect(r.kind).toBe('tab-separated, UTF-16');
    expect(r.lines.map((l) => [l.part, l.unitValue, l.eccn])).toEqual([
      ['A1', { amount: '0.5', currency: 'EUR' }, 'EAR99'],
      ['A2', { amount: '1.25', currency: 'EUR' }, undefined],
      ['A3', undefined, undefined],
      ['A4', { amount: '3', currency: 'EUR' }, '5A992.c'],
      ['A5', { amount: '3', currency: 'EUR' }, undefined],
    ]);
    expect(notes(r)).toEqual([
      'eccn "N/A" states no classification',
      'eccn "NLR" says that no license was required for a shipment, which is no classification',
      'eccn "3A001.a.2, 5A002" is not one entry of the Commerce Control List',
    ]);
    expect(left(r)).toEqual(['1 above the header', '2 blank', '9 a total']);
  });
  it('of an order: said to be one, its dollars and its assemblies', () => {
    const r = readBom(order);
    expect(r.lines.map((l) => [l.part, l.quantity, l.unitValue?.amount, l.assembly])).toEqual([
      ['NE555DR', '2', '0.4', 'MAIN'],
      ['BC847C', '30', '0.02', 'MAIN'],
      ['BC847C', '1', '0.02', 'HARNESS'],
    ]);
    expect(r.assumptions).toEqual([
      'Quantity is a quantity of an order: taken as for one unit of the product',
      '$ is taken as USD',
    ]);
  });
  it('asks a column of its own whether a part is fitted', () => {
    const fitted = csv('MPN,Qty,Fitted\nA,1,x\nB,1,no\nFiducial kit,1,yes\nC,1,\nD,1,DNP\n');
    expect([parts(fitted), left(fitted)]).toEqual([
      ['1 A', '1 Fiducial kit', '1 C'],
      ['3 not fitted', '6 not fitted'],
    ]);
    const dnp = csv('MPN,Qty,DNP\nA,1,x\nB,1,0\nC,1,\n');
    expect([parts(dnp), left(dnp)]).toEqual([['1 B', '1 C'], ['2 not fitted']]);
  });
  it('takes no part for a total', () => {
    const r = csv('MPN,Description,Qty,Price\nTRP-1,Total reflection prism,1,€4.50\n,Total,,€4.50\n');
    expect([parts(r), left(r)]).toEqual([['1 TRP-1'], ['3 a total']]);
  });
  it('with two quantities asks which is for one unit', () => {
    const text = 'MPN,Qty per board,Order Qty.\nA,2,200\n';
    expect(() => csv(text)).toThrow(/Qty per board and Order Qty\. are both quantities.*--map quantity=COLUMN/);
    expect(parts(csv(text, { map: { quantity: 'Qty per board' } }))).toEqual(['2 A']);
  });
  it('guesses no number that can be read in two ways', () => {
    const text = 'MPN,Qty,Unit Price (USD)\nA,"1,000","1,125"\n';
    expect(csv(text).lines[0]).toMatchObject({
      notes: [expect.stringContaining('quantity "1,000"'), expect.stringContaining('--decimal')],
    });
    expect(csv(text, { decimal: '.' }).lines[0]).toMatchObject({
      quantity: '1000',
      unitValue: { amount: '1125', currency: 'USD' },
    });
    expect(csv(text, { decimal: ',' }).lines[0]).toMatchObject({
      quantity: '1',
      unitValue: { amount: '1.125', currency: 'USD' },
    });
  });
  it('guesses no currency, and takes the one that is said', () => {
    expect(csv('MPN;Qty;Price\nA;1;2,5\n').lines[0]!.unitValue).toEqual({ amount: '2.5' });
    expect(csv('MPN;Qty;Price\nA;1;¥250\n').lines[0]!.unitValue).toEqual({ amount: '250' });
    expect(csv('MPN;Qty;Price\nA;1;2,5\n', { currency: 'CHF' }).lines[0]!.unitValue).toEqual({ amount: '2.5', currency: 'CHF' });
  });
  it('reads columns by the names of five languages', () => {
    for (const head of [
      'Hersteller;Bestellnummer;Menge;Einzelpreis',
      'Fabricant;Référence fabricant;Quantité;Prix unitaire',
      'メーカー;型番;数量;単価',
      '制造商;型号;数量;单价',
    ])
      expect(csv(`${head}\nAcme;X1;4;1,5\n`).lines[0]).toMatchObject({
        maker: 'Acme',
        part: 'X1',
        quantity: '4',
        unitValue: { amount: '1.5' },
      });
  });
  it('says what to do where no column is known, or none says the part', () => {
    expect(() => csv('alpha,beta\n1,2\n')).toThrow('no row names the columns');
    expect(() => csv('Qty,Price\n1,2\n')).toThrow(
      'no column says which part a row is: --map part=COLUMN; the columns are Qty, Price',
    );
    expect(() => csv('MPN,Qty\nA,1\n', { map: { maker: 'Brnd' } })).toThrow(
      '--map maker=Brnd: there is no such column; there are MPN, Qty',
    );
  });
  it('accounts for every row, whatever the cells', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '1', '2,5', 'R1', 'Total', 'DNP', 'Fiducial', '-', '3A001', 'CN', '$4'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 4, maxLength: 6 }), { maxLength: 12 }), (rows) => {
        const quoted = rows.map((r) => r.map((c) => `"${c.replace(/"/g, '""')}"`).join(',')).join('\n');
        const r = csv(`MPN,Qty,Price,ECCN,Origin\n${quoted}${rows.length > 0 ? '\n' : ''}`);
        const told = [...r.lines.map((l) => l.row), ...r.leftOut.map((l) => l.row)].sort((a, b) => a - b);
        expect(told).toEqual(rows.map((_, i) => i + 2));
      }),
      { numRuns: 150 },
    );
  });
});

describe('a workbook', () => {
  it('has its header merged over two rows, numbers as text and as Excel keeps them', () => {
    const rows = [
      ['Board X', '', '', ''],
      ['Part Number', 'Maker', 'Qty', 'Unit Price (EUR)'],
      ['', '', '', ''],
      ['R & D <1>', '=Acme', '=12', 3.5000000000000001e-3],
      ['IC-2', 'Acme', 1, 1620.5],
    ];
    const r = readBom(workbook({ BOM: rows, Notes: [['written by hand']] }, ['A2:A3']));
    expect(r.kind).toBe('sheet BOM');
    expect(left(r)).toEqual(['1 above the header', '3 repeats the header']);
    expect(r.lines.map((l) => [l.row, l.part, l.maker, l.quantity, l.unitValue?.amount])).toEqual([
      [4, 'R & D <1>', 'Acme', '12', '0.0035'],
      [5, 'IC-2', 'Acme', '1', '1620.5'],
    ]);
  });
  it('with several bills asks which', () => {
    const sheet = [
      ['MPN', 'Qty'],
      ['A', 1],
    ];
    const bytes = workbook({ One: sheet, Two: sheet });
    expect(() => readBom(bytes)).toThrow('several of its sheets hold parts: --sheet One or --sheet Two');
    expect(parts(readBom(bytes, { sheet: 'two' }))).toEqual(['1 A']);
    expect(() => readBom(bytes, { sheet: 'x' })).toThrow('it has no sheet x; there are One, Two');
  });
  it('that is damaged, or none, is told', () => {
    expect(() => readBom(workbook({ A: [['MPN', 'Qty']] }).subarray(0, 300))).toThrow(/damaged|no workbook/);
    expect(() => readBom(zipSync({ 'x.txt': new Uint8Array(3) }))).toThrow('it is a zip file, and no workbook of Excel');
    expect(() => readBom(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toThrow('save it as .xlsx or .csv');
  });
});

describe('JSON', () => {
  const json = (value: unknown, options = {}) => csv(JSON.stringify(value), options);
  it('CycloneDX, with what is inside what', () => {
    const r = json({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'card', type: 'device' } },
      components: [
        {
          name: 'P1',
          supplier: { name: 'Acme' },
          properties: [
            { name: 'cdx:device:quantity', value: '8' },
            { name: 'cdx:device:eccn', value: 'EAR99' },
          ],
          components: [{ name: 'P2' }],
        },
      ],
    });
    expect([r.product, parts(r), r.lines[0]!.eccn]).toEqual(['card', ['8 P1', '? P2'], 'EAR99']);
  });
  it('SPDX, but for the package that it describes', () => {
    const r = json({
      spdxVersion: 'SPDX-2.3',
      name: 'doc',
      documentDescribes: ['SPDXRef-A'],
      packages: [
        { SPDXID: 'SPDXRef-A', name: 'app' },
        { SPDXID: 'SPDXRef-B', name: 'zlib', supplier: 'Organization: Acme (a@b.c)' },
      ],
    });
    expect([r.product, r.lines.map((l) => [l.part, l.maker])]).toEqual(['app', [['zlib', 'Acme']]]);
  });
  it('of distributors: ECCN, tariff heading, origin and the first price', () => {
    const mouser = json({
      SearchResults: {
        Parts: [
          {
            ManufacturerPartNumber: 'X1',
            Manufacturer: 'Acme',
            PriceBreaks: [{ Quantity: 1, Price: '€0,43', Currency: 'EUR' }],
            ProductCompliance: [
              { ComplianceName: 'ECCN', ComplianceValue: '3A991.a.2' },
              { ComplianceName: 'USHTS', ComplianceValue: '8542310045' },
            ],
            TradeCompliance: [{ ComplianceName: 'Country of Origin', ComplianceValue: 'Malaysia' }],
          },
        ],
      },
    });
    expect(mouser).toMatchObject({
      partsAlone: true,
      lines: [
        {
          part: 'X1',
          maker: 'Acme',
          eccn: '3A991.a.2',
          hts: '8542310045',
          origin: 'MY',
          unitValue: { amount: '0.43', currency: 'EUR' },
        },
      ],
    });
    const product = {
      ManufacturerProductNumber: 'X2',
      UnitPrice: 0.0032,
      Classifications: { ExportControlClassNumber: 'EAR99', HtsusCode: '8533.21.0000' },
    };
    expect(json({ Product: product }).lines[0]!.notes).toEqual(['value "0.0032" has no currency: --currency says which']);
    expect(json({ Product: product }, { currency: 'USD' }).lines[0]).toMatchObject({
      eccn: 'EAR99',
      hts: '8533.21.0000',
      unitValue: { amount: '0.0032', currency: 'USD' },
    });
  });
  it('of another kind, or none, is told', () => {
    expect(() => json({ a: 1 })).toThrow('it is none of the JSON that can be read: CycloneDX, SPDX, Mouser, Digi-Key');
    expect(() => csv('{ "a": ')).toThrow('it is not valid JSON');
  });
});
