/** Walking what is built into an item. The binder has cut cycles, so every walk ends. */
import type { Item, Use, UseRelation } from '../model/model.ts';

export interface Placed {
  readonly use: Use;
  /** From the item below the product down to this one. */
  readonly path: readonly Item[];
}

/** Every use at any depth, sub-assemblies looked through, each once per place. */
export function* everything(item: Item, relations?: readonly UseRelation[], path: readonly Item[] = []): Generator<Placed> {
  for (const use of item.uses) {
    if (relations && !relations.includes(use.relation)) continue;
    const here = [...path, use.item];
    yield { use, path: here };
    yield* everything(use.item, undefined, here);
  }
}

/** Nothing is said of what is in it: neither a list nor `none`. */
export function billUnstated(item: Item): boolean {
  return item.uses.length === 0 && item.incorporatesNone === undefined && item.containsNone === undefined;
}
