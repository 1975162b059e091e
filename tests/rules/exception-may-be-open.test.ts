/** ES4001 names exceptions that are for the item: those its entry allows, and those whose own scope speaks of it. */
import { expect, test } from 'vitest';
import { checkText } from '../support/check.ts';

const named = (item: string, to: string): string[] =>
  checkText({ 'a.earshot': `as-of 2026-08-01\nproduct p { origin US value 9_000 USD ${item} destination ${to} }\n` })
    .diagnostics.filter((d) => d.code === 'ES4001')
    .flatMap((d) => (d.data as { codes: string }).codes.split(','));

test.each([
  // TMP, RPL, GOV, BAG and AVS are possible for nearly anything, so they are not told.
  ['a circuit to China', 'type integrated-circuit eccn 3A001.a.2', 'CN', []],
  ['technology to China', 'kind technology eccn 3E001 for 3A001.a.2', 'CN', []],
  // Paragraphs of TMP, GOV and BAG are for firearms alone.
  ['a rifle', 'type other eccn 0A501.a', 'BR', ['TMP', 'GOV', 'BAG']],
  // The entry allows NAC for 5D002.z alone; ENC is for all of 5D002.
  ['encryption software', 'kind software eccn 5D002', 'CN', ['ENC']],
  ['an accelerator to China', 'type integrated-circuit eccn 3A090.a', 'CN', ['NAC']],
  ['an accelerator to Saudi Arabia', 'type integrated-circuit eccn 3A090.a', 'SA', ['ACA', 'ACM']],
] as const)('%s', (_, item, to, codes) => {
  expect(named(item, to)).toEqual(codes);
});
