/** Leaf records of the condition language, one key each; kept apart from zod so that nothing of it is loaded at run time. */
import type { Condition, Leaf } from '../../rulebook/schema/condition.ts';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Proof } from '../result.ts';

export type LeafCondition = z.infer<typeof Leaf>;
type KeysOf<T> = T extends unknown ? keyof T : never;
export type LeafKey = KeysOf<LeafCondition>;
/** The member of the union that has the key. */
export type LeafWith<K extends LeafKey> = Extract<LeafCondition, Record<K, unknown>>;
export type Evaluate<K extends LeafKey> = (leaf: LeafWith<K>, ctx: Context) => Proof;
export type Places = LeafWith<'destination'>['destination'];
export type Items = LeafWith<'eccn'>['eccn'];
export type { Condition };

type Listed = readonly string[] | { readonly of: readonly string[]; readonly except?: readonly string[] };

const listed = new WeakMap<Listed, string>();

/** A set of the rulebook in words, made once: every step of a proof names its own. */
export function listOf(set: Listed): string {
  let text = listed.get(set);
  if (text === undefined) {
    const of = 'of' in set ? set.of : set;
    const except = 'of' in set ? (set.except ?? []) : [];
    text = of.join(', ') + (except.length > 0 ? `, except ${except.join(', ')}` : '');
    listed.set(set, text);
  }
  return text;
}
