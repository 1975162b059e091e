/** ES1008: a reason is ruled out in vain where every row of it holds without a condition. */
import { expect, test } from 'vitest';
import { codesOf, checkText } from '../support/check.ts';

const told = (item: string): boolean =>
  codesOf(
    checkText({ 'a.earshot': `as-of 2026-08-01\nproduct p { origin US value 9_000 USD ${item} destination TW }\n` }),
  ).includes('ES1008');

test.each([
  ['the entire entry', 'type equipment eccn 3B001.a.1 not-controlled-for NS', true],
  ['the paragraph stated', 'type component eccn 3A001.z.2 not-controlled-for MT', true],
  ['the item it is for', 'kind technology eccn 3E001 for 3A001.z.2 not-controlled-for MT', true],
  ['a condition', 'type integrated-circuit eccn 3A001.b.2 not-controlled-for NS, RS', false],
  ['what it is for is not stated', 'kind technology eccn 3E001 not-controlled-for MT', false],
  ['a reason the entry does not have', 'type equipment eccn 3B001.a.1 not-controlled-for CB', false],
] as const)('%s', (_, item, expected) => {
  expect(told(item)).toBe(expected);
});
