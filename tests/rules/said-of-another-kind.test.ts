/** ES1009: what only software or technology can be said to be. */
import { expect, test } from 'vitest';
import { codesOf, checkText } from '../support/check.ts';

const told = (item: string): boolean =>
  codesOf(
    checkText({ 'a.earshot': `as-of 2026-08-01\nproduct p { origin US value 9_000 USD ${item} destination TW }\n` }),
  ).includes('ES1009');

test.each([
  ['a published commodity', 'type equipment eccn 3B001.a.1 published yes', true],
  ['a commodity that is not', 'type equipment eccn 3B001.a.1 published no', false],
  ['a commodity in source code', 'type equipment eccn 3B001.a.1 form source-code', true],
  ['technology in object code', 'kind technology eccn 3E001 for 3A001.b.2 form object-code', true],
  ['published technology', 'kind technology eccn 3E001 for 3A001.b.2 published yes', false],
  ['published source code', 'kind software eccn 5D991 form source-code published yes', false],
] as const)('%s', (_, item, expected) => {
  expect(told(item)).toBe(expected);
});
