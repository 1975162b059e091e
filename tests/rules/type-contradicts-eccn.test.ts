/** ES1007: the type against the paragraph; a wafer of circuits is no contradiction. */
import { expect, test } from 'vitest';
import { codesOf, checkText } from '../support/check.ts';

const told = (type: string, eccn: string): boolean =>
  codesOf(
    checkText({
      'a.earshot': `as-of 2026-08-01\nproduct p { type ${type} origin US eccn ${eccn} value 9_000 USD destination TW }\n`,
    }),
  ).includes('ES1007');

test.each([
  ['technology', '3B001.c', true],
  ['commodity', '3E001', true],
  ['technology', '3D001', true],
  ['software', '3D001', false],
  ['commodity', '3A991.p', false],
  ['software', 'EAR99', false],
] as const)('kind %s for %s', (kind, eccn, expected) => {
  const text = `as-of 2026-08-01\nproduct p { kind ${kind} origin US eccn ${eccn} value 9_000 USD destination TW }\n`;
  expect(codesOf(checkText({ 'a.earshot': text })).includes('ES1007')).toBe(expected);
});

test.each([
  ['component', '3A991.p', true],
  ['integrated-circuit', '3A991.p', false],
  ['wafer', '3A991.p', false],
  ['wafer', '4A003.b', true],
  ['mask', '3A991.p', true],
] as const)('type %s for %s', (type, eccn, expected) => {
  expect(told(type, eccn)).toBe(expected);
});
