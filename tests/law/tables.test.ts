import { describe, expect, test } from 'vitest';
import { rulebook } from '../support/rulebook.ts';
import { oneIn } from '../support/runs.ts';
import { exceptionUnits } from './ccl-exceptions.ts';
import { entryUnits } from './entries.ts';
import { groupUnits } from './groups.ts';
import { tableUnits } from './tables.ts';
import { tariffUnits } from './tariff.ts';

describe('tables read apart from the rulebook', () => {
  const units = [...tableUnits(), ...exceptionUnits(), ...entryUnits(), ...groupUnits(), ...tariffUnits()];
  test.each(oneIn(3, units))('$id', (unit) => {
    expect(unit.run(rulebook)).toBeUndefined();
  });
});
