import { expect, test } from 'vitest';
import { compiled } from '../support/compiled.ts';
import { equivalents } from './equivalents.ts';
import { mutantsOf } from './mutants.ts';

test('each damage listed as equivalent is one that npm run mutate does', () => {
  const done = new Set(mutantsOf(compiled).map((m) => m.id));
  expect([...equivalents().keys()].filter((id) => !done.has(id))).toEqual([]);
});
