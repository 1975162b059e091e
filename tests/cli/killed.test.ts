/** Killed at a step to the disk in the middle of a run; tests/long has every step of every scenario, and moments at random. */
import { expect, it } from 'vitest';
import { SCENARIOS, Tried } from '../support/killed.ts';

it.each(SCENARIOS.slice(0, 1))(
  'killed while writing $name leaves nothing half, and the next run is as if nothing had been',
  (s) => {
    const tried = new Tried(s);
    expect(tried.atStep(Math.ceil(tried.steps / 2))).toEqual([]);
    tried.done();
  },
);
