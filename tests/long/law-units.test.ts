import { expect, test } from 'vitest';
import { failingUnits } from '../law/trial.ts';
import { share } from '../support/runs.ts';

test('every test of the law holds of the rulebook as it is, run the way the mutants are tried', () => {
  expect(failingUnits(share)).toEqual([]);
});
