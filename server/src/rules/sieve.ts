import type { Item } from '../model/model.ts';

/**
 * Of a list, those that are wanted, in order. From one edit to the next almost all of a list stays, and what stood in it the last time is
 * not asked about again; so whether an item is wanted must turn on itself and on what it is asked under alone.
 */
export function sieve<Under extends object>(wanted: (item: Item, under: Under) => boolean) {
  const last = new WeakMap<Under, { readonly items: readonly Item[]; readonly places: readonly number[] }>();
  return (items: readonly Item[], under: Under): Item[] => {
    const before = last.get(under) ?? { items: [], places: [] };
    const most = Math.min(items.length, before.items.length);
    let head = 0;
    while (head < most && items[head] === before.items[head]) head++;
    const moved = items.length - before.items.length;
    let tail = items.length;
    while (tail > head && tail - moved > head && items[tail - 1] === before.items[tail - 1 - moved]) tail--;
    const between = items.slice(head, tail).flatMap((item, i) => (wanted(item, under) ? [head + i] : []));
    const places = [
      ...before.places.filter((at) => at < head),
      ...between,
      ...before.places.flatMap((at) => (at + moved >= tail ? [at + moved] : [])),
    ];
    last.set(under, { items, places });
    return places.map((at) => items[at]!);
  };
}
