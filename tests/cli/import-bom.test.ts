/** `earshot import bom` on the built bundle: the spec beside the file, what is said of it, and a newer file over an older spec. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { customs, order, quotedBoard, secondSources, workbook } from '../bom/files.ts';
import { earshot, folder } from '../support/run.ts';

const read = (cwd: string, file: string): string => readFileSync(join(cwd, file), 'utf8');

describe('earshot import bom', () => {
  it('refuses a bill whose spec no check could read', () => {
    const rows = Array.from({ length: 900 }, (_, i) => `P${i},${'x'.repeat(19_000)}`);
    const cwd = folder({ 'board.csv': `Part Number,Description\n${rows.join('\n')}\n` });
    expect(earshot(['import', 'bom', 'board.csv'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /board\.csv makes a longer spec than the 16,777,216 characters that one may have: import it in parts\n$/,
      ) as string,
    });
    expect(existsSync(join(cwd, 'board.earshot'))).toBe(false);
  });

  it('writes the spec beside the file; mapping, counts and rows left out go to standard error', () => {
    const cwd = folder({ 'board.csv': quotedBoard });
    const run = earshot(['import', 'bom', 'board.csv'], { cwd });
    expect(run).toMatchObject({ code: 0, out: '' });
    expect(run.err).toMatch(/part +LibRef +GRM155R61A475MEAAD/);
    expect(run.err).toContain('5 rows: 2 parts, 0 alternates, 3 left out');
    expect(run.err).toContain('row 4 left out, no part of its own');
    expect(
      read(cwd, 'board.earshot'),
    ).toBe(`// From board.csv. What the file does not say is not said here: add it, or let the check ask for it.

input grm155r61a475meaad "CAP CER 4.7UF 10V" {
  part-number "GRM155R61A475MEAAD"
}

input tps62130rgtr {
  part-number "TPS62130RGTR"
}

product board {
  incorporates 3 grm155r61a475meaad
  incorporates 1 tps62130rgtr
}
`);
    const asked = earshot(['check'], { cwd });
    expect(asked.err).toBe(
      'earshot: no product names a destination, so nothing was determined; add one, such as destination DE\n',
    );
    expect(earshot(['check', '--quiet'], { cwd }).err).toBe('');
  });
  it.each([
    ['second sources', 'a.csv', secondSources],
    ['customs', 'b.csv', customs],
    ['an order', 'c.csv', order],
    [
      'a workbook',
      'd.xlsx',
      workbook({
        BOM: [
          ['MPN', 'Qty'],
          ['X "1"\u202e', 2],
        ],
      }),
    ],
  ])('makes a spec that reads without error: %s', (_name, file, bytes) => {
    const cwd = folder({ [file]: bytes });
    expect(earshot(['import', 'bom', file], { cwd }).code).toBe(0);
    expect(earshot(['check', '--format', 'concise', '--quiet'], { cwd })).toMatchObject({ code: 0, err: '' });
    expect(earshot(['format', '--check'], { cwd }).code).toBe(0);
  });
  it('prints with --dry-run and writes nothing', () => {
    const cwd = folder({ 'board.csv': quotedBoard });
    expect(earshot(['import', 'bom', 'board.csv', '--dry-run'], { cwd }).out).toContain('product board {');
    expect(existsSync(join(cwd, 'board.earshot'))).toBe(false);
  });
  it('does not make one of an unsaid number of parts', () => {
    const cwd = folder({ 'a.csv': 'MPN,Qty,Price (USD)\nA1,,4.50\nA2,2,1.25\n' });
    earshot(['import', 'bom', 'a.csv'], { cwd });
    expect(read(cwd, 'a.earshot')).toContain('// how many go into the product is not said; of one: value 4.5 USD');
    expect(read(cwd, 'a.earshot')).toMatch(/input a2 \{\n {2}value +1\.25 USD/);
  });
  it('brings a spec up to date, keeps what people wrote, and prints the difference', () => {
    const bill = (rows: string): string => `MPN,Manufacturer,Qty,Unit Price (EUR),ECCN,Origin\n${rows}`;
    const cwd = folder({ 'b.csv': bill('A1,Acme,2,10.00,EAR99,DE\nA2,Acme,1,5,,\nA3,Acme,4,1,,\n') });
    earshot(['import', 'bom', 'b.csv'], { cwd });
    const before = read(cwd, 'b.earshot')
      .replace(/eccn +EAR99/, 'eccn 3A991.a.2 // looked into, memo 7')
      .replace(
        'product b {',
        'input cable { origin US  eccn EAR99  value 3 USD }\n\nproduct b {\n  destination CN\n  incorporates cable',
      );
    writeFileSync(join(cwd, 'b.earshot'), before);
    writeFileSync(join(cwd, 'b.csv'), bill('A1,Acme,3,12.50,EAR99,DE\nA2,Acme,1,5,5A992.c,FR\nA4,Acme,1,7,,\n'));
    const run = earshot(['import', 'bom', 'b.csv'], { cwd });
    expect(run.code).toBe(0);
    const told = run.err.split('\n').map((l) => l.replace('earshot: ', ''));
    for (const change of [
      'value of a1: 10 EUR → 12.5 EUR',
      'eccn of a1 stays 3A991.a.2; the file says EAR99',
      'eccn of a2: 5A992.c',
      'origin of a2: FR',
      'a1 in b: 2 → 3',
      'new: input a4, row 4',
      'new in b: a4, 1',
      'no longer in b: a3; its declaration stays',
    ])
      expect(told).toContain(change);
    const after = read(cwd, 'b.earshot');
    expect(after).toContain('// looked into, memo 7');
    expect(after).toMatch(/incorporates +cable/);
    expect(after).not.toMatch(/incorporates 4 a3/);
    expect(earshot(['check', 'b.earshot', '--format', 'json', '--fail-on', 'never'], { cwd }).err).toBe('');
    expect(earshot(['import', 'bom', 'b.csv'], { cwd }).err).toContain('eccn of a1 stays 3A991.a.2');
    expect(read(cwd, 'b.earshot')).toBe(after);
  });
  it('never puts a part of an unsaid number beside a value that the spec has', () => {
    const cwd = folder({
      'b.csv': 'MPN,Qty\nA1,\nA2,2\n',
      'b.earshot':
        'input a1 { origin US  eccn 3A991.a.2  value 30 USD  part-number "A1" }\nproduct b { origin DE  eccn 3A991.a.2  value 100 USD  destination IR\n  incorporates 4 a2 }\ninput a2 { part-number "A2" }\n',
    });
    const run = earshot(['import', 'bom', 'b.csv'], { cwd });
    expect(run.err).toContain('new: input a1-2, as a1 without a value: row 2 does not say how many');
    const text = read(cwd, 'b.earshot');
    expect(text).toContain('incorporates a1-2 // how many is not said');
    expect(text).toContain('eccn 3A991.a.2  value 30 USD');
    expect(text).toContain('// how many go into the product is not said; of one: value 30 USD');
    const [answer] = JSON.parse(earshot(['check', '--format', 'json', '--fail-on', 'never'], { cwd }).out).determinations;
    expect(answer.missing).toContainEqual(expect.objectContaining({ fact: 'value', of: 'a1-2' }));
    // Again: nothing more. Once the file says how many, the number and the one declared before are taken.
    expect(earshot(['import', 'bom', 'b.csv'], { cwd }).err).toContain('b.earshot says all of it already');
    expect(read(cwd, 'b.earshot')).toBe(text);
    writeFileSync(join(cwd, 'b.csv'), 'MPN,Qty\nA1,6\nA2,\n');
    expect(earshot(['import', 'bom', 'b.csv'], { cwd }).err).toContain('a2 in b stays 2; the file does not say how many');
    expect(read(cwd, 'b.earshot')).toMatch(/incorporates 6 a1\n/);
    expect(read(cwd, 'b.earshot')).not.toContain('how many is not said\n');
  });
  it('keeps a profile, and uses it for the next file', () => {
    const cwd = folder({
      'earshot.json': '{\n    "margin": 2\n}\n',
      'a.csv': 'Teil;Anz;Preis\nA1;2;1,125\n',
      'b.csv': 'Teil;Anz;Preis\nB1;3;2,250\n',
      'c.csv': 'MPN,Qty\nC1,1\n',
    });
    const args = ['--map', 'part=Teil', '--map', 'quantity=Anz', '--decimal', 'comma', '--currency', 'EUR'];
    const run = earshot(['import', 'bom', 'a.csv', ...args, '--save-profile'], { cwd });
    expect(run).toMatchObject({ code: 0, err: expect.stringContaining('saved in earshot.json') });
    expect(read(cwd, 'earshot.json')).toMatch(/^\{\n {4}"margin": 2,\n {4}"import-bom"/);
    expect(JSON.parse(read(cwd, 'earshot.json'))['import-bom']).toEqual({
      currency: 'EUR',
      decimal: 'comma',
      map: { part: 'Teil', quantity: 'Anz', unitValue: 'Preis' },
    });
    expect(earshot(['import', 'bom', 'b.csv', '--dry-run'], { cwd }).out).toMatch(/value +2\.25 EUR/);
    const other = earshot(['import', 'bom', 'c.csv', '--dry-run'], { cwd });
    expect(other.err).toContain('earshot.json has a profile of other columns; these are found by their names');
    expect(other.out).toContain('incorporates 1 c1');
    expect(earshot(['import', 'bom', 'c.csv', '--dry-run', '--save-profile'], { cwd }).code).toBe(2);
  });
  it('keeps a part that stands in two rows with two prices two inputs', () => {
    const bill = (price: string): string => `MPN,Manufacturer,Qty,Unit Price (USD)\nA1,Acme,2,10\nA1,Acme,1,${price}\n`;
    const cwd = folder({ 'b.csv': bill('12') });
    earshot(['import', 'bom', 'b.csv'], { cwd });
    const before = read(cwd, 'b.earshot');
    expect(earshot(['import', 'bom', 'b.csv'], { cwd }).err).toContain('b.earshot says all of it already');
    expect(read(cwd, 'b.earshot')).toBe(before);
    writeFileSync(join(cwd, 'b.csv'), bill('13'));
    expect(earshot(['import', 'bom', 'b.csv'], { cwd }).err).toContain('value of a1-2: 12 USD → 13 USD');
    expect(read(cwd, 'b.earshot')).toBe(before.replace('12 USD', '13 USD'));
  });
  it.each([
    [['import'], 'say what to import: earshot import bom FILE'],
    [['import', 'bom', 'no.csv'], 'no.csv does not exist'],
    [
      ['import', 'bom', 'x.csv'],
      'x.csv: no row names the columns: give one a name such as `Part Number`, or map them with --map part=COLUMN',
    ],
    [
      ['import', 'bom', 'a.csv', '--map', 'prt=MPN'],
      "option '--map <field=column>' argument 'prt=MPN' is invalid. There is no field prt; did you mean part?",
    ],
    [['import', 'bom', 'a.csv', '--output', 'a.txt'], '--output a.txt: the name of a spec ends in .earshot'],
    [
      ['import', 'bom', 'a.csv', '--output', 'broken.earshot'],
      'broken.earshot has errors of syntax: mend them first, nothing was changed',
    ],
  ])('%j is exit 2 with one line', (args, message) => {
    const cwd = folder({ 'x.csv': 'hello\n', 'a.csv': 'MPN,Qty\nA,1\n', 'broken.earshot': 'product {' });
    const run = earshot(args, { cwd });
    expect(run.code).toBe(2);
    expect(run.err.split('\n').at(-2)).toBe(`earshot: ${message}`);
    expect(read(cwd, 'broken.earshot')).toBe('product {');
  });
});
