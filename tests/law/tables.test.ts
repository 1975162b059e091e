import { describe, expect, test } from 'vitest';
import { rulebook } from '../support/rulebook.ts';
import { exceptionUnits } from './ccl-exceptions.ts';
import { entryUnits } from './entries.ts';
import { groupUnits } from './groups.ts';
import { tableUnits } from './tables.ts';
import { tariffUnits } from './tariff.ts';

describe('tables read apart from the rulebook', () => {
  test.each([...tableUnits(), ...exceptionUnits(), ...entryUnits(), ...groupUnits(), ...tariffUnits()])('$id', (unit) => {
    expect(unit.run(rulebook)).toBeUndefined();
  });
});
