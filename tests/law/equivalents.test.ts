import { expect, test } from 'vitest';
import { compiled } from '../support/compiled-again.ts';
import { equivalents } from './equivalents.ts';
import { mutantsOf } from './mutants.ts';

test('each damage listed as equivalent is one that npm run mutate does', () => {
  expect(equivalents().idle(mutantsOf(compiled).map((m) => m.id))).toEqual([]);
});
