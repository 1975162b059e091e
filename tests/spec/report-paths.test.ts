import { describe, expect, test } from 'vitest';
import { specCases } from './markdown.ts';
import { wrongPath } from './report-paths.ts';

describe('column heads of the specification tests', () => {
  test.each([
    ['exceptons[code=LVS].status', 'has no exceptons'],
    ['exceptions[code=LVS].statsu', 'has no statsu'],
    ['exceptions[cod=LVS].status', 'have no cod'],
    ['outcome.rule', 'has no rule'],
    ['outcome[0]', 'no list'],
    ['bases[kind=direct].answer', 'kind is never direct'],
    ['requirements[code^LVS].answer', 'selects nothing'],
    ['', 'no path'],
    ['exceptions[code=LVS', 'no path'],
  ])('%s fails, though nothing is expected there', (path, message) => {
    expect(wrongPath(path, '—')).toContain(message);
  });

  test.each([
    ['outcome', 'licence-required'],
    ['exceptions[code=LVS].status', 'closed'],
    ['alternatives.length', 'two'],
    ['deMinimis', '25'],
  ])('%s is never %s', (path, value) => {
    expect(wrongPath(path, value)).toBeDefined();
  });

  test.each([
    ['exceptions[code=LVS].status', 'barred'],
    ['classification.derived', '3A090.a'],
    ['alternatives[0].changes.length', '2'],
    ['deMinimis.content[input=a].controlled', 'yes'],
    ['provisos[]', 'anything'],
    ['otherAlternatives[0].outcome', 'not-subject'],
    ['requirements[rule^=744.,kind!=notice].answer', '—'],
  ])('%s may be %s', (path, value) => {
    expect(wrongPath(path, value)).toBeUndefined();
  });

  test('a misspelled head fails where the table is read, with its line', () => {
    const text = [
      '```earshot',
      'product p { }',
      '```',
      '',
      '| as-of | p@DE exceptons[code=LVS].statsu |',
      '| --- | --- |',
      '| 2026-07-23 | — |',
    ];
    expect(() => specCases(text.join('\n'))).toThrow(
      'line 5: exceptons[code=LVS].statsu: a determination has no exceptons there',
    );
  });

  test('a row with more or fewer cells than the table has columns fails', () => {
    const text = ['```earshot', 'product p { }', '```', '| as-of | p@DE outcome |', '| --- | --- |', '| 2026-07-23 |'];
    expect(() => specCases(text.join('\n'))).toThrow('line 6: 1 cell under 2 heads');
  });

  test('a blank that the spec does not have fails, and one that it has is filled with each of what the cell lists', () => {
    const text = (spec: string): string =>
      [
        '```earshot',
        spec,
        '```',
        '| entry | as-of | p@DE outcome |',
        '| --- | --- | --- |',
        '| 3A991, EAR99 | 2026-07-23 | — |',
      ].join('\n');
    expect(() => specCases(text('product p { }'))).toThrow('line 4: neither the spec nor a head has the blank {{entry}}');
    expect(specCases(text('product p { eccn {{entry}} }'))[0]!.rows[0]!.filled.map((f) => f.text)).toEqual([
      'product p { eccn 3A991 }\n',
      'product p { eccn EAR99 }\n',
    ]);
  });
});
