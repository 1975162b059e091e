/** Killed at every step to the disk, and at moments at random: 500 times in all. */
import { afterAll, expect, it } from 'vitest';
import { SCENARIOS, Tried } from '../support/killed.ts';
import { shareOf } from '../support/runs.ts';

const TIMES = shareOf(500);
const all = SCENARIOS.map((scenario) => new Tried(scenario));
const steps = all.reduce((n, { steps: own }) => n + own, 0);
afterAll(() => {
  for (const tried of all) tried.done();
});

it('at every step: nothing lost, nothing half', () => {
  expect(all.flatMap((tried) => Array.from({ length: tried.steps }, (_, i) => tried.atStep(i + 1)).flat())).toEqual([]);
});

it('at random: nothing lost, nothing half', async () => {
  const wrong: string[] = [];
  let seed = 734;
  for (let i = 0; i < TIMES - steps; i++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    // Most of a run of so small a project is over in a quarter of a second.
    wrong.push(...(await all[i % all.length]!.afterMs(20 + (seed % 300), i % 8 === 0)));
  }
  expect(wrong).toEqual([]);
});
