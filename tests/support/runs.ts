/**
 * How long a property is tried. `npm test` takes a short sample; `npm run test:long` takes the whole length. Both take the same cases each
 * time, so that a change is judged by what it changed; `EARSHOT_SEED=N` takes others, to look for what nobody has met yet.
 */
export interface Runs {
  readonly numRuns: number;
  readonly seed: number;
}

export const long: boolean = process.env.EARSHOT_LONG === '1';

/** The long run tries one case in so many: `.ci/run` has half an hour for everything, on slow machines too. */
export const share = Number(process.env.EARSHOT_SHARE ?? 1);

export const shareOf = (whole: number): number => Math.ceil(whole / share);

export const SEED = Number(process.env.EARSHOT_SEED ?? 734);

/** Cases that are each asked for themselves: the first so many stand for all, which the long run asks. */
export const few = <T>(all: readonly T[], most: number): readonly T[] => (long ? all : all.slice(0, most));

/** One in so many, from the first to the last. */
export const oneIn = <T>(parts: number, all: readonly T[]): readonly T[] => (long ? all : all.filter((_, i) => i % parts === 0));

/** `whole`: cases of the long run. `seed`: where what is counted over all cases must not depend on luck. */
export function runs(whole: number, seed: number = SEED): Runs {
  return { numRuns: long ? shareOf(whole) : Math.max(3, Math.ceil(whole / 60)), seed };
}

/** The same where each case is hundreds of determinations, or a workspace checked anew after each of its edits: `few` stand for the whole. */
export function heavy(whole: number, few: number, seed?: number): Runs {
  const all = runs(whole, seed);
  return { ...all, numRuns: long ? Math.max(few, all.numRuns) : few };
}
