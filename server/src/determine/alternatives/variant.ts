/** A product with alternatives in place: the same bill of materials, at any depth, with one input exchanged or gone. Pure. */
import { Exact } from '../../base/exact.ts';
import type { Alternative, Item, Use } from '../../model/model.ts';
import { partsFirst } from '../sale/bill-of-materials.ts';

/** One alternative for each input it changes, by that input. */
export type Choice = ReadonlyMap<Item, Alternative>;

/** A place in the bill of materials that a choice changed. */
export interface Changed {
  /** The item of the changed product in whose list it stands. */
  readonly parent: Item;
  /** As it was. */
  readonly use: Use;
  readonly alternative: Alternative;
}

export interface Variant {
  readonly product: Item;
  readonly changed: readonly Changed[];
}

/**
 * What takes the input's place: the substitute; for a design-around nothing, unless the spec says of it what only an
 * item has (where it is made, its ECCN, its figures or parts): then the new design brings that in, and it is judged as such.
 * So is one whose declaration has an error: what it says is not all known.
 */
export function inPlace(a: Alternative): Item | undefined {
  const { item } = a;
  const isItem =
    item.origin !== undefined ||
    item.eccn !== undefined ||
    item.specs.length > 0 ||
    item.uses.length > 0 ||
    item.flaw !== undefined;
  return a.verb === 'replaces' || isItem ? item : undefined;
}

export function variantOf(product: Item, choice: Choice): Variant {
  const changed: Changed[] = [];
  // An input met again inside its own substitute stays as it is; so what an item becomes turns on what stands around it.
  const memo = new Map<string, Map<Item, Item>>();
  const order = new Map([...choice.keys()].map((target, i) => [target, i]));
  return { product: rebuilt(product, new Set()), changed };

  /** Parts first, so that `rebuild` finds them done: a bill may be as deep as its file is long. What gives way is not looked into. */
  function rebuilt(item: Item, inside: ReadonlySet<Item>): Item {
    const known = knownIn(inside);
    if (!known.has(item))
      for (const part of partsFirst(item, (i) => known.has(i) || (choice.has(i) && !inside.has(i)))) rebuild(part, inside);
    return rebuild(item, inside);
  }

  function knownIn(inside: ReadonlySet<Item>): Map<Item, Item> {
    const key = [...inside]
      .map((t) => order.get(t)!)
      .sort((a, b) => a - b)
      .join();
    let known = memo.get(key);
    if (!known) memo.set(key, (known = new Map<Item, Item>()));
    return known;
  }

  function rebuild(item: Item, inside: ReadonlySet<Item>): Item {
    const known = knownIn(inside);
    const before = known.get(item);
    if (before) return before;
    const here: Omit<Changed, 'parent'>[] = [];
    const uses = item.uses.flatMap((use): Use[] => {
      const alternative = inside.has(use.item) ? undefined : choice.get(use.item);
      if (!alternative) {
        const inner = rebuild(use.item, inside);
        return [inner === use.item ? use : { ...use, item: inner }];
      }
      here.push({ use, alternative });
      const substitute = inPlace(alternative);
      if (!substitute) return [];
      return [
        { relation: use.relation, quantity: use.quantity, item: rebuilt(substitute, new Set([...inside, use.item])), at: use.at },
      ];
    });
    const same = here.length === 0 && uses.every((u, i) => u === item.uses[i]);
    const out: Item = same
      ? item
      : { ...item, uses, ...(uses.length === 0 && nothingLeft(here)), declared: item.declared ?? item };
    for (const h of here) changed.push({ ...h, parent: out });
    known.set(item, out);
    return out;
  }
}

/** A list that loses its last line says that there is nothing, not that nothing was said. */
function nothingLeft(here: readonly Omit<Changed, 'parent'>[]): Partial<Item> {
  const at = here[0]!.alternative.at;
  return here.some((h) => h.use.relation !== 'contains') ? { incorporatesNone: at } : { containsNone: at };
}

/** How many of each item one unit of the product holds, itself among them: the product is 1. */
export function multiplicities(product: Item): Map<Item, Exact> {
  const count = new Map<Item, Exact>([[product, Exact.ONE]]);
  for (const item of partsFirst(product, () => false).toReversed()) {
    for (const use of item.uses) {
      count.set(use.item, (count.get(use.item) ?? Exact.ZERO).add(count.get(item)!.mul(use.quantity)).reduce());
    }
  }
  return count;
}
