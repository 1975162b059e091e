/**
 * Walking what is built into an item. The binder has cut cycles, so every walk ends; a bill may be as deep as its file is long,
 * and parts may be shared at every level, so no walk recurses and none visits an item by every way that leads to it.
 */
import { Exact } from '../../base/exact.ts';
import type { Item, Use, UseRelation } from '../../model/model.ts';

/**
 * Every item at any depth, sub-assemblies looked through, each once with the first use that leads to it, in source order.
 * `skip`: nothing inside it is asked for.
 */
export function everything(item: Item, relations?: readonly UseRelation[], skip?: (assembly: Item) => boolean): Use[] {
  const out: Use[] = [];
  const seen = new Set<Item>();
  const open = item.uses.filter((u) => !relations || relations.includes(u.relation)).toReversed();
  for (let use = open.pop(); use; use = open.pop()) {
    if (seen.has(use.item)) continue;
    seen.add(use.item);
    out.push(use);
    if (skip?.(use.item)) continue;
    for (let i = use.item.uses.length - 1; i >= 0; i--) open.push(use.item.uses[i]!);
  }
  return out;
}

/** The item and all that is in it at any depth, every part before what it is part of; `done` ones and what is in them are left out. */
export function partsFirst(whole: Item, done: (item: Item) => boolean): Item[] {
  const out: Item[] = [];
  const seen = new Set<Item>([whole]);
  const work: { item: Item; next: number }[] = [{ item: whole, next: 0 }];
  for (let top = work.at(-1); top; top = work.at(-1)) {
    const use = top.item.uses[top.next++];
    if (!use) {
      out.push(top.item);
      work.pop();
    } else if (!seen.has(use.item) && !done(use.item)) {
      seen.add(use.item);
      work.push({ item: use.item, next: 0 });
    }
  }
  return out;
}

/** Nothing is said of what is in it: neither a list nor `none`. */
export function billUnstated(item: Item): boolean {
  return item.uses.length === 0 && item.incorporatesNone === undefined && item.containsNone === undefined;
}

/** What to do with a part: count it here, look into it, or pass it over. `bundled`: it is inside software that comes with a commodity. */
export type Decide = (use: Use, bundled: boolean) => 'count' | 'look-inside' | 'pass';

export interface Counted {
  readonly use: Use;
  /** How many of it are in one of the whole, over every way that leads to this use. */
  readonly quantity: Exact;
  /** Names from the item below the whole down to this one, by the first way. */
  readonly path: readonly string[];
}

/** A sub-assembly looked into; the same one inside a bundle is another. */
interface Assembly {
  readonly item: Item;
  readonly bundled: boolean;
  readonly name?: string;
  readonly from?: Assembly;
  readonly depth: number;
  readonly inside: { readonly use: Use; readonly assembly?: Assembly }[];
  times: Exact;
}

/** The parts to count, in source order of the first way to each, with quantities multiplied down and added up. */
export function counted(whole: Item, decide: Decide): Counted[] {
  const { first, bottomUp } = assemblies(whole, decide);
  const quantities = new Map<Assembly, Exact[]>();
  for (const a of bottomUp.toReversed()) {
    quantities.set(
      a,
      a.inside.map(({ use, assembly }) => {
        const quantity = a.times.mul(use.quantity);
        if (assembly) assembly.times = assembly.times.add(quantity);
        return quantity;
      }),
    );
  }
  return first.map(({ assembly, index }) => ({
    use: assembly.inside[index]!.use,
    quantity: quantities.get(assembly)![index]!,
    path: pathTo(assembly, assembly.inside[index]!.use.item.name),
  }));
}

/** Depth first: the counted parts as they are first met, and every assembly after all that is inside it. */
function assemblies(whole: Item, decide: Decide): { first: { assembly: Assembly; index: number }[]; bottomUp: Assembly[] } {
  const known = [new Map<Item, Assembly>(), new Map<Item, Assembly>()] as const;
  const root: Assembly = { item: whole, bundled: false, depth: 0, inside: [], times: Exact.ONE };
  const first: { assembly: Assembly; index: number }[] = [];
  const bottomUp: Assembly[] = [];
  const work: { at: Assembly; next: number }[] = [{ at: root, next: 0 }];
  while (work.length > 0) {
    const top = work[work.length - 1]!;
    const { at } = top;
    const use = at.item.uses[top.next++];
    if (!use) {
      bottomUp.push(at);
      work.pop();
      continue;
    }
    const what = decide(use, at.bundled);
    if (what === 'pass') continue;
    if (what === 'count') {
      first.push({ assembly: at, index: at.inside.length });
      at.inside.push({ use });
      continue;
    }
    const bundled = at.bundled || use.relation === 'bundles';
    const before = known[bundled ? 1 : 0].get(use.item);
    const assembly = before ?? {
      item: use.item,
      bundled,
      name: use.item.name,
      from: at,
      depth: at.depth + 1,
      inside: [],
      times: Exact.ZERO,
    };
    at.inside.push({ use, assembly });
    if (before) continue;
    known[bundled ? 1 : 0].set(use.item, assembly);
    work.push({ at: assembly, next: 0 });
  }
  return { first, bottomUp };
}

/** Levels of a path that are shown; the middle of a longer one is left out. */
const SHOWN = 24;

function pathTo(assembly: Assembly, name: string): string[] {
  const names: string[] = [name];
  for (let a: Assembly | undefined = assembly; a?.name !== undefined; a = a.from) {
    if (names.length < SHOWN / 2 || a.depth <= SHOWN / 2) names.push(a.name);
    else if (names.at(-1) !== '…') names.push('…');
  }
  return names.toReversed();
}
