/** Ten bills with the oddities of files that people keep, and what becomes of each row. */
import { describe, expect, it } from 'vitest';
import { planOf, readBom, specOf } from '../../server/src/bom/index.ts';
import type { BomLine, Reading } from '../../server/src/bom/reading.ts';
import { workbook } from './files.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const csv = (lines: readonly string[], end = '\n'): Uint8Array => utf8(lines.join(end));
const money = ({ unitValue }: BomLine): string => (unitValue ? `${unitValue.amount} ${unitValue.currency ?? '?'}` : '');
const left = (r: Reading): string[] => r.leftOut.map((l) => `${l.row} ${l.why}`);
const notes = (r: Reading): string[] => r.lines.flatMap((l) => l.notes.map((n) => `${l.row} ${n}`));
/** Whatever the file, no row is lost. */
function whole(bytes: Uint8Array, rows: number, options = {}): Reading {
  const r = readBom(bytes, options);
  expect([...r.lines, ...r.leftOut].map((l) => l.row).sort((a, b) => a - b)).toEqual(
    Array.from({ length: rows }, (_, i) => i + 1).filter((n) => n !== headerRow(r, rows)),
  );
  return r;
}
/** The one row that is neither a part nor left out. */
function headerRow(r: Reading, rows: number): number {
  const told = new Set([...r.lines, ...r.leftOut].map((l) => l.row));
  return Array.from({ length: rows }, (_, i) => i + 1).find((n) => !told.has(n))!;
}

describe('a bill', () => {
  it('1. in French: tabs, a mark, narrow blanks in numbers, countries by name', () => {
    const r = whole(
      csv(
        [
          '\ufeffRepère\tRéférence fabricant\tDésignation article\tQté\tPrix unitaire (€)\tPays d’origine',
          'U1\tSTM32F4\tMicrocontrôleur\t1\t1\u202f234,50\tÉtats-Unis',
          'R1 R2\tCRCW0603\tRésistance\t2\t0,012\tAllemagne',
        ],
        '\r\n',
      ),
      3,
    );
    expect(r.lines.map((l) => [l.part, l.quantity, money(l), l.origin])).toEqual([
      ['STM32F4', '1', '1234.5 EUR', 'US'],
      ['CRCW0603', '2', '0.012 EUR', 'DE'],
    ]);
  });
  it('2. with sep=; on its first line, line breaks in cells, more cells than headers', () => {
    const r = readBom(csv(['sep=;', 'MPN;Description;Qty', 'A1;"Cable,\r\n2 m";3;;', 'A2;"He said ""no""";1;left over;']));
    expect(r.lines.map((l) => [l.row, l.part, l.description, l.quantity])).toEqual([
      [3, 'A1', 'Cable, 2 m', '3'],
      [4, 'A2', 'He said "no"', '1'],
    ]);
  });
  it('3. in Chinese: a full-width yen sign is no currency, 元 is one', () => {
    const head = '位号,型号,品牌,数量,单价,原产地';
    const r = whole(csv([head, 'U1,GD32F103,兆易创新,1,￥6.50,中国', 'U2,CH340,沁恒,2,1.20元,台湾', '合计,,,,￥8.90,']), 4);
    expect(r.lines.map((l) => [l.part, money(l), l.origin])).toEqual([
      ['GD32F103', '6.5 ?', 'CN'],
      ['CH340', '1.2 CNY', 'TW'],
    ]);
    expect([left(r), notes(r)]).toEqual([['4 a total'], ['2 value "￥6.50" has no currency: --currency says which']]);
  });
  it('4. in Shift-JIS is refused, not read wrongly', () => {
    expect(() =>
      readBom(Uint8Array.from([0x8c, 0x5e, 0x94, 0xd4, 0x2c, 0x90, 0x94, 0x97, 0xca, 0x0a, 0x41, 0x2c, 0x31, 0x0a])),
    ).toThrow('no row names the columns');
  });
  it('5. printed page by page: headers again, carried forward, totals', () => {
    const r = whole(
      csv(
        [
          'Assembly 4711 page 1',
          '',
          'Part No|Qty|Price (GBP)',
          'A1|2|4.50',
          'Subtotal||9.00',
          '',
          'Part No|Qty|Price (GBP)',
          'A2|1|10.00',
          'Grand total (GBP)||19.00',
        ],
        '\r',
      ),
      9,
    );
    expect(r.kind).toBe('bar-separated, UTF-8');
    expect(r.lines.map((l) => `${l.quantity} ${l.part} ${money(l)}`)).toEqual(['2 A1 4.5 GBP', '1 A2 10 GBP']);
    expect(left(r)).toEqual(['1 above the header', '2 blank', '5 a total', '6 blank', '7 repeats the header', '9 a total']);
  });
  it('6. with a currency in each cell, each country’s own way', () => {
    const cells = ['USD 4.50', '4.50 €', '£3', "CHF 1'250.00", 'NT$30', '¥120', 'HK$ 7.10', 'free', '-1.00 USD'];
    const r = whole(csv(['MPN;Qty;Cost', ...cells.map((c, i) => `P${i};1;${c}`)]), 10);
    expect(r.lines.map(money)).toEqual(['4.5 USD', '4.5 EUR', '3 GBP', '1250 CHF', '30 TWD', '120 ?', '7.1 HKD', '', '']);
    expect(notes(r)).toHaveLength(3);
  });
  it('7. with an ECCN in the ways people write it', () => {
    const cells = [
      'EAR 99',
      'ear99',
      '3A991A2',
      '5A992.C',
      '3A001.a.2.c',
      '4A994/5A992',
      'see datasheet',
      '3E001 for 3A001',
      'ECCN: 3A991',
      'n.a.',
      '?',
    ];
    const r = whole(csv(['MPN,Qty,US ECCN', ...cells.map((c, i) => `P${i},1,${c}`)]), 12);
    expect(r.lines.map((l) => l.eccn)).toEqual([
      'EAR99',
      'EAR99',
      '3A991.a.2',
      '5A992.c',
      '3A001.a.2.c',
      undefined,
      undefined,
      '3E001 for 3A001',
      undefined,
      undefined,
      undefined,
    ]);
    expect(r.lines.map((l) => l.notes.length)).toEqual([0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 0]);
  });
  it('8. with an origin by code of three letters, by more than one, by none that is a country', () => {
    const cells = ['DEU', 'twn', 'CN/TW', 'EU', 'Made in Japan', 'Korea, Republic of', 'China (CN)', 'Various'];
    const r = whole(csv(['MPN;Qty;COO', ...cells.map((c, i) => `P${i};1;${c}`)]), 9);
    expect(r.lines.map((l) => l.origin)).toEqual(['DE', 'TW', undefined, undefined, 'JP', 'KR', 'CN', undefined]);
    expect(notes(r)).toHaveLength(3);
  });
  it('9. of an Excel table that begins in the second column, with formulas, errors and numbers as text', () => {
    const r = readBom(
      workbook({
        Cover: [['Project', 'X-1']],
        Parts: [
          ['', 'Stückliste X-1'],
          [''],
          ['', 'Teilenummer', 'Menge', 'Einzelpreis', 'Währung'],
          ['', '=00123', 4, 1.1, 'EUR'],
          ['', '=00124', '=2', '=#REF!', 'EUR'],
        ],
      }),
    );
    expect(r.lines.map((l) => [l.row, l.part, l.quantity, money(l)])).toEqual([
      [4, '00123', '4', '1.1 EUR'],
      [5, '00124', '2', ''],
    ]);
    expect(notes(r)).toEqual([
      '5 value "#REF!" is no amount, or can be read in two ways: --decimal point or --decimal comma says which',
    ]);
  });
  it('10. of levels: assemblies in assemblies, one of them in two places', () => {
    const rows = [
      'Level,Part Number,Qty',
      '0,ROBOT,1',
      '1,ARM,2',
      '..2,MOTOR,3',
      '2,BOLT,8',
      '1,BASE,1',
      '2,BOLT,4',
      '2,GEAR,1',
      '3,MOTOR,1',
      '1,ARM2,1',
      '2,GEAR,1',
      '3,MOTOR,1',
    ];
    const r = whole(csv(rows), 12);
    expect(left(r)).toEqual(['2 names the product', '12 the parts of GEAR stand below row 8 already']);
    const spec = specOf(planOf(r, { source: 'robot.csv' }), { source: 'robot.csv' }, { isParameter: () => false });
    expect(spec.replace(/\n +part-number .*/g, '').replace(/  +/g, ' ')).toContain(`product robot "ROBOT" {
 incorporates 2 arm
 incorporates 1 base
 incorporates 1 arm2
}

product arm "ARM" {
 incorporates 3 motor
 incorporates 8 bolt
}

product base "BASE" {
 incorporates 4 bolt
 incorporates 1 gear
}

product gear "GEAR" {
 incorporates 1 motor
}

product arm2 "ARM2" {
 incorporates 1 gear
}
`);
    expect(() => readBom(csv(['Level,MPN,Qty', '1,A,1', 'x,B,1']))).toThrow('row 3: "x" is no level');
    const outline = readBom(csv(['Level,MPN,Qty', '1,A,1', '1.1,B,1', '2,C,1']));
    expect(outline.lines.map((l) => [l.part, l.assembly])).toEqual([
      ['A', undefined],
      ['B', 'A'],
      ['C', undefined],
    ]);
  });
});
