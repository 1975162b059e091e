import { describe, expect, test } from 'vitest';
import { rulebook } from '../support/rulebook.ts';
import { tableUnits } from './tables.ts';

describe('tables read apart from the rulebook', () => {
  test.each(tableUnits())('$id', (unit) => {
    expect(unit.run(rulebook)).toBeUndefined();
  });
});
