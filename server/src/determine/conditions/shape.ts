/** Leaf records of the condition language, one key each; kept apart from zod so that nothing of it is loaded at run time. */
import type { Condition, Leaf } from '../../rulebook/condition.ts';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Proof } from '../determination.ts';

export type LeafCondition = z.infer<typeof Leaf>;
type KeysOf<T> = T extends unknown ? keyof T : never;
export type LeafKey = KeysOf<LeafCondition>;
/** The member of the union that has the key. */
export type LeafWith<K extends LeafKey> = Extract<LeafCondition, Record<K, unknown>>;
export type Evaluate<K extends LeafKey> = (leaf: LeafWith<K>, ctx: Context) => Proof;
export type Places = LeafWith<'destination'>['destination'];
export type Items = LeafWith<'eccn'>['eccn'];
export type { Condition };

export const listOf = (set: readonly string[] | { readonly of: readonly string[]; readonly except?: readonly string[] }): string => {
  const of = 'of' in set ? set.of : set;
  const except = 'of' in set ? (set.except ?? []) : [];
  return of.join(', ') + (except.length > 0 ? `, except ${except.join(', ')}` : '');
};
