/** ES1009: what only software or technology can be said to be. */
import { expect, test } from 'vitest';
import { codesOf, checkText } from '../support/check.ts';

const told = (declarations: string): boolean =>
  codesOf(checkText({ 'a.earshot': `as-of 2026-08-01\n${declarations}` })).includes('ES1009');

test.each([
  ['a published commodity', 'type equipment eccn 3B001.a.1 published yes', true],
  ['a commodity that is not', 'type equipment eccn 3B001.a.1 published no', false],
  ['a commodity in source code', 'type equipment eccn 3B001.a.1 form source-code', true],
  ['technology in object code', 'kind technology eccn 3E001 for 3A001.b.2 form object-code', true],
  ['published technology', 'kind technology eccn 3E001 for 3A001.b.2 published yes', false],
  ['published source code', 'kind software eccn 5D991 form source-code published yes', false],
] as const)('%s', (_, item, expected) => {
  expect(told(`product p { origin US value 9_000 USD ${item} destination TW }\n`)).toBe(expected);
});

/** 734.4(c) and (d) count like with like; technology to design or make something with is not incorporated in it (734 supp. 2 (a)(1)). */
test.each([
  ['technology in a commodity', 'type equipment eccn 3B991 incorporates know-how', true],
  ['technology bundled with a commodity', 'type equipment eccn 3B991 bundles know-how', true],
  ['technology in software', 'kind software eccn 5D991 incorporates know-how', true],
  ['a commodity in software', 'kind software eccn 5D991 incorporates bolt', true],
  ['software in technology', 'kind technology eccn 3E991 commingles driver', true],
  ['technology in a commodity of U.S. origin', 'type equipment eccn 3B991 origin US incorporates know-how', false],
  ['technology in technology', 'kind technology eccn 3E991 commingles know-how', false],
  ['software in software', 'kind software eccn 5D991 incorporates driver', false],
  ['software bundled with a commodity', 'type equipment eccn 3B991 bundles driver', false],
  ['software that a commodity is said to incorporate', 'type equipment eccn 3B991 incorporates driver', false],
  ['what is bundled and says no kind', 'type equipment eccn 3B991 bundles bare', false],
  ['a commodity in a commodity', 'type equipment eccn 3B991 incorporates bolt', false],
  ['what a commodity contains, of whatever kind', 'type equipment eccn 3B991 contains driver', false],
] as const)('%s', (_, item, expected) => {
  const parts = `input know-how { kind technology origin US eccn 3E001 for 3B001.a.1 value 9 USD }
input driver { kind software origin US eccn 3D991 value 9 USD }
input bolt { type component origin US eccn EAR99 value 9 USD }
input bare { origin US value 9 USD }
`;
  const origin = item.includes('origin ') ? '' : 'origin JP';
  const made = `product p { ${origin} value 9_000 USD ${item} direct-product-of none plant direct-product-of none destination TW }\n`;
  expect(told(parts + made)).toBe(expected);
});
