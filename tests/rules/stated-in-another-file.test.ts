/** What an imported file declares bears on the sales of the file that imports it: its notices, and who operates which facility. */
import { expect, it } from 'vitest';
import { checkText } from '../support/check.ts';

const product =
  'product pump { type equipment origin US eccn EAR99 value 9 USD destination CN { end-user fab end-use legacy-node-production } }';
const fab = 'party fab { country CN }';
const outcomes = (files: Record<string, string>) => checkText(files).determinations.map((d) => d.outcome);
const errors = (files: Record<string, string>) =>
  checkText(files)
    .diagnostics.filter((d) => d.severity === 'error' && d.code.startsWith('ES01'))
    .map((d) => `${d.code} ${d.message}`);

it('a notice of a file that the product’s file imports is read, and its import is used', () => {
  const files = {
    'a.earshot': `as-of 2026-08-01\nimport "letters.earshot"\n${fab}\n${product}\n`,
    'letters.earshot': 'import "a.earshot"\nnotice letter { requires license for pump to CN from 2022-08-26 }\n',
  };
  expect(outcomes(files)).toEqual(['license-required']);
  expect(checkText(files).diagnostics.map((d) => d.code)).not.toContain('ES0104');
  expect(errors(files)).toEqual([]);
});

it('a notice that does not reach what it names is an error', () => {
  const files = {
    'a.earshot': `as-of 2026-08-01\n${fab}\n${product}\n`,
    'letters.earshot': 'import "a.earshot"\nnotice letter { requires license for pump to CN from 2022-08-26 }\n',
  };
  expect(errors(files)).toEqual([
    'ES0102 pump is sold in a.earshot, which does not import this file: the notice does not reach it',
  ]);
});

it('a facility of an imported file is its operator’s', () => {
  const of = (figures: string) =>
    outcomes({
      'a.earshot': `as-of 2026-08-01\nimport "fabs.earshot"\n${product}\n`,
      'fabs.earshot': `${fab}\nfacility new { operator fab country CN produces logic { ${figures} } }\n`,
    });
  expect(of('node 7 nm transistor non-planar')).toEqual(['undetermined']);
  expect(of('node 28 nm transistor planar')).toEqual(['no-license-required']);
});

it('a footnote is of the Entity List alone', () => {
  const of = (list: string) =>
    errors({ 'a.earshot': `as-of 2026-08-01\nparty fab { country CN listed ${list} footnote 5 }\n${product}\n` });
  expect(of('entity-list')).toEqual([]);
  expect(of('unverified')).toEqual(['ES0113 Only the Entity List has footnotes; footnote 5 says nothing of unverified']);
});
