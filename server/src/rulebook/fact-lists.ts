/** How a kind of YAML lists the facts it states, with the provenance that its table says once for all of its rows. */

import type { TVerification } from './schema/fact.ts';

/** What a fact may say of its source and days. */
export interface Sourced {
  readonly cite?: string | undefined;
  readonly source?: string | undefined;
  readonly verified?: TVerification | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly published?: string | undefined;
  readonly compliance?: string | undefined;
  readonly note?: string | undefined;
}

/** `record` as written; the `id` it is found by; `table`: what counts where the record does not say it; `rule`: the paragraph it states. */
export type FactRow = readonly [record: object, id: string, title: string, table?: Sourced, rule?: string];

export interface FactList<T> {
  readonly title: string;
  readonly of: (value: T) => readonly FactRow[];
}
/** By kind of fact. */
export type FactLists<T, F extends string> = { readonly [K in F]: FactList<T> };

export const sourceOf = ({ cite, source, verified }: Sourced): Sourced => ({
  ...(cite !== undefined && { cite }),
  ...(source !== undefined && { source }),
  ...(verified !== undefined && { verified }),
});

/** Its id, its title, and the paragraph it states. */
export function rule<T extends { id: string; title: string; rule: string }>(r: T): readonly [T, string, string, object, string] {
  return [r, r.id, r.title, {}, r.rule];
}
