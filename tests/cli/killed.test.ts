/** Killed at steps to the disk, spread over the run; tests/long has every one of them, and moments at random. */
import { describe, expect, it } from 'vitest';
import { SCENARIOS, Tried } from '../support/killed.ts';

describe.each(SCENARIOS)('killed while writing $name', (scenario) => {
  it('leaves nothing half, and the next run is as if nothing had been', () => {
    const tried = new Tried(scenario);
    const { steps } = tried;
    const some = [...new Set([1, Math.ceil(steps / 2), steps])];
    expect(some.flatMap((n) => tried.atStep(n))).toEqual([]);
    tried.done();
  });
});
