/** Kleene's three-valued logic. `undetermined` never hides: it must carry what is missing at the place that uses it. */
export type Tri = 'yes' | 'no' | 'undetermined';

export const tri = (b: boolean): Tri => (b ? 'yes' : 'no');

export function not(a: Tri): Tri {
  return a === 'yes' ? 'no' : a === 'no' ? 'yes' : 'undetermined';
}

/** `no` wins, then `undetermined`. The empty conjunction is `yes`. */
export function and(...xs: readonly Tri[]): Tri {
  let out: Tri = 'yes';
  for (const x of xs) {
    if (x === 'no') return 'no';
    if (x === 'undetermined') out = 'undetermined';
  }
  return out;
}

/** `yes` wins, then `undetermined`. The empty disjunction is `no`. */
export function or(...xs: readonly Tri[]): Tri {
  let out: Tri = 'no';
  for (const x of xs) {
    if (x === 'yes') return 'yes';
    if (x === 'undetermined') out = 'undetermined';
  }
  return out;
}
