import { expect, it } from 'vitest';
import { hover } from '../../server/src/ide/hover/index.ts';
import { etcher, fixture, into } from './fixture.ts';

const at = (needle: string, nth = 1) => {
  const { view, offset } = fixture(etcher(into(needle, nth)));
  return hover(view, offset)?.markdown ?? '';
};
it('try', () => {
  for (const [n, k] of [['etcher', 1], ['handling-module', 2], ['3B001', 1], ['CN', 1], ['TW', 1], ['incorporates', 1], ['destination', 1], ['product', 1], ['equipment', 1]] as const) console.log(`== ${n}\n${at(n, k)}`);
  expect(1).toBe(1);
});
