/**
 * How long a property is tried. `npm test` takes a short sample, the same each time; `npm run test:long` takes the whole length,
 * from a seed of its own that a failure prints.
 */
export interface Runs {
  readonly numRuns: number;
  readonly seed?: number;
}

export const long: boolean = process.env.EARSHOT_LONG === '1';

/** `whole`: cases of the long run. `seed`: of both, where what is counted over all cases must not depend on luck. */
export function runs(whole: number, seed?: number): Runs {
  if (!long) return { numRuns: Math.max(8, Math.ceil(whole / 40)), seed: seed ?? 734 };
  return seed === undefined ? { numRuns: whole } : { numRuns: whole, seed };
}
