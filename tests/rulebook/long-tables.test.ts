/** A long table of one JSON object a line: read line by line, and its mistakes told where they stand, with comments between the rows or not. */
import { describe, expect, it } from 'vitest';
import { compileRulebook } from '../../server/src/rulebook/compile/index.ts';

const head = `cite: 764.3(a)(2)
source: Federal Register
verified: Federal Register notices named with each entry (page text)
list: denied
snapshot: '2018-07-13'
parties:
`;
const row = (i: number): string =>
  `  - {"name": "Trader, \\"No. ${i}\\": {", "countries": ["CN"], "fr": "83 FR 17644", "from": "2018-04-15"}`;
const rows = Array.from({ length: 150 }, (_, i) => row(i));
/** Complaints of the table with the row of line 100 replaced by these lines. */
function read(...lines: readonly string[]) {
  const text = `${head}${rows.with(93, lines.join('\n')).join('\n')}\n`;
  const { errors, lists } = compileRulebook(new Map([['lists/denied.yaml', text]]));
  return {
    told: errors.filter((e) => e.file === 'lists/denied.yaml').map((e) => `${e.line}: ${e.message}`),
    names: lists.find((l) => l.list === 'denied')?.parties.map((p) => p.name),
  };
}
const plain = read(rows[93]!);

describe('a long table', () => {
  it('is all its rows', () => {
    expect(plain.told).toEqual([]);
    expect(plain.names).toHaveLength(150);
    expect(plain.names![3]).toBe('Trader, "No. 3": {');
  });
  it('is the same with comments between its rows', () => {
    expect(read('  # Off the list since.', rows[93]!, '# More of them.')).toEqual(plain);
  });
  it.each([
    ['a field that there is not', ['  # Since.', rows[93]!.replace('"fr"', '"fro"')], /^101: parties\.93.*fro/],
    ['a field twice', [rows[93]!.replace('"from"', '"fr": "1 FR 1", "from"')], /^100: Map keys must be unique/],
    ['what is no object', ['  # Since.', '  - 5'], /^101: parties\.93/],
  ])('tells where %s stands', (_, lines, message) => {
    expect(read(...lines).told).toEqual([expect.stringMatching(message)]);
  });
});
