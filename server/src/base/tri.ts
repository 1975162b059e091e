/** Kleene's three-valued logic. `undetermined` never hides: it must carry what is missing at the place that uses it. */
export type Tri = 'yes' | 'no' | 'undetermined';

export const tri = (b: boolean): Tri => (b ? 'yes' : 'no');

export function not(a: Tri): Tri {
  return a === 'yes' ? 'no' : a === 'no' ? 'yes' : 'undetermined';
}

/** `no` wins, then `undetermined`. The empty conjunction is `yes`. */
export function and(...xs: readonly Tri[]): Tri {
  let out: Tri = 'yes';
  for (let i = 0; i < xs.length; i++) {
    if (xs[i] === 'no') return 'no';
    if (xs[i] === 'undetermined') out = 'undetermined';
  }
  return out;
}

/** `yes` wins, then `undetermined`. The empty disjunction is `no`. */
export function or(...xs: readonly Tri[]): Tri {
  let out: Tri = 'no';
  for (let i = 0; i < xs.length; i++) {
    if (xs[i] === 'yes') return 'yes';
    if (xs[i] === 'undetermined') out = 'undetermined';
  }
  return out;
}
