/** Did you mean: of keywords and words the grammar knows, see recovery.test.ts; here of what a whole program knows. */
import { describe, expect, it } from 'vitest';
import { checkText } from '../support/check.ts';

const HEAD = `as-of 2026-03-02
party ymtc { country CN }
facility ymtc-fab { operator ymtc country CN }
input motion-stage { origin US eccn 3A999 value 10 USD }
`;
const PRODUCT =
  'origin JP eccn 3B991 value 100 USD incorporates motion-stage direct-product-of none plant direct-product-of none';
const product = (body: string, destination = 'destination CN'): string =>
  `${HEAD}product bonder { ${PRODUCT.split(' incorporates')[0]!} ${body} ${destination} }\n`;

const errors = (text: string): string[] =>
  checkText({ 'a.earshot': text })
    .diagnostics.filter((d) => /^ES0|^ES1005/.test(d.code) && d.severity !== 'hint')
    .map((d) => `${d.code} "${text.slice(d.at.start, d.at.end)}": ${d.message}`);

describe('names', () => {
  it.each([
    ['incorporates motion-stge', 'ES0101 "motion-stge": Unknown name motion-stge; did you mean motion-stage?'],
    ['incorporates Motion-Stage', 'ES0101 "Motion-Stage": Unknown name Motion-Stage; did you mean motion-stage?'],
    ['incorporates frobnicator', 'ES0101 "frobnicator": Unknown name frobnicator; no input or product of that name is declared'],
    ['developed-by ymct', 'ES0101 "ymct": Unknown name ymct; did you mean ymtc?'],
  ])('%s', (body, expected) => expect(errors(product(body))).toEqual([expected]));

  it('of one sort are not offered where another stands', () => {
    expect(errors(product('incorporates none', 'destination CN { facility ymtc-fb }'))).toEqual([
      'ES0101 "ymtc-fb": Unknown name ymtc-fb; did you mean ymtc-fab?',
    ]);
    expect(errors(product('incorporates ymtc'))).toEqual(['ES0102 "ymtc": ymtc is a party; expected an input or a product']);
  });
});

describe('countries', () => {
  it.each([
    ['CHN', 'Unknown country CHN; did you mean CN (China)?'],
    ['UK', 'Unknown country UK; did you mean GB (United Kingdom)?'],
    ['Japan', 'Unknown country Japan; did you mean JP (Japan)?'],
    ['Germny', 'Unknown country Germny; did you mean DE (Germany)?'],
    ['TWN', 'Unknown country TWN; did you mean TW (Taiwan)?'],
  ])('%s', (country, message) =>
    expect(errors(product('incorporates none', `destination ${country}`))).toEqual([`ES0108 "${country}": ${message}`]),
  );

  it('lower case is the same country', () => expect(errors(product('incorporates none', 'destination cn'))).toEqual([]));
  it('groups', () =>
    expect(errors(product('incorporates none', 'destination D:9'))).toEqual([
      expect.stringMatching(/^ES0109 "D:9": Unknown country group D:9; did you mean D:\d\?$/),
    ]));
});

describe('ECCNs', () => {
  it('of the same category and group come first', () => {
    expect(errors(product('incorporates none').replace('3B991', '3B999'))).toEqual([
      expect.stringMatching(/^ES1005 "3B999": 3B999 is not in .*; did you mean 3B\d{3}\?$/),
    ]);
    expect(errors(product('incorporates none').replace('3B991', '3A991x'))).toEqual([expect.stringMatching(/^ES0017 "3A991x"/)]);
  });
});

describe('parameters', () => {
  it.each([
    ['specs { ovrlay 1.6 nm }', 'ES0110 "ovrlay": Unknown parameter ovrlay; did you mean overlay?'],
    ['specs { overlay 1.6 mn }', 'ES0005 "mn": Unknown unit mn; did you mean nm?'],
    ['specs { overlay 1.6 GB/s }', 'ES0111 "GB/s": GB/s does not measure overlay; it takes nm, um, mm, cm, m'],
    ['specs { overlay 1.6 }', 'ES0111 "1.6": overlay needs a unit, such as 1.6 nm'],
    ['specs { transistor flat }', 'ES0113 "flat": transistor is one of planar, non-planar'],
  ])('%s', (body, expected) => expect(errors(product(`${body} incorporates none`))).toEqual([expected]));
});

it('end uses', () => {
  expect(errors(product('incorporates none', 'destination CN { end-use civl }'))).toEqual([
    'ES0118 "civl": Unknown end use civl; did you mean civil?',
  ]);
});
