/** Kleene's three-valued logic. `undetermined` never hides: it must carry what is missing at the place that uses it. */
export type Tri = 'yes' | 'no' | 'undetermined';

export const tri = (b: boolean): Tri => (b ? 'yes' : 'no');

export function not(a: Tri): Tri {
  return a === 'yes' ? 'no' : a === 'no' ? 'yes' : 'undetermined';
}

/** `no` wins, then `undetermined`. The empty conjunction is `yes`. */
export const and = (...xs: readonly Tri[]): Tri => andOf(xs, itself);

/** `yes` wins, then `undetermined`. The empty disjunction is `no`. */
export const or = (...xs: readonly Tri[]): Tri => orOf(xs, itself);

/** The same of things that have an answer each. */
export const andOf = <T>(all: readonly T[], answer: (of: T) => Tri): Tri => strongest(all, answer, 'no', 'yes');
export const orOf = <T>(all: readonly T[], answer: (of: T) => Tri): Tri => strongest(all, answer, 'yes', 'no');

/** By index: it is asked for every step of every decision, and an iterator would make an object for each. */
function strongest<T>(all: readonly T[], answer: (of: T) => Tri, wins: Tri, none: Tri): Tri {
  let out = none;
  for (let i = 0; i < all.length; i++) {
    const x = answer(all[i]!);
    if (x === wins) return wins;
    if (x === 'undetermined') out = x;
  }
  return out;
}

const itself = (x: Tri): Tri => x;
