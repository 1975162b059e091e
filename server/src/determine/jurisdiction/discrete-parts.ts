/** Second incorporation: parts whose own U.S. content is left out of the count because they are taken for articles of their own. */
import { Exact } from '../../base/exact.ts';
import type { Item } from '../../model/model.ts';
import type { Context } from '../context.ts';
import { contentsUnstated, isDiscrete } from '../sale/contents.ts';
import type { Converter } from '../sale/exchange-rates.ts';
import { type AsDiscrete, contentLine, contentUses } from './us-content.ts';

/**
 * Parts that are or may be foreign and only count as discrete products, though nothing is said of what is in them, or U.S. content is
 * that may be controlled and not that they are such; with what would count in full, undefined where a value is not known (second
 * incorporation: their own U.S. content is not counted). Of a part that is a `product` it goes without saying.
 */
export function discreteParts(
  ctx: Context,
  currency: string | undefined,
  money: Converter,
): { readonly items: readonly Item[]; readonly value: Exact | undefined } {
  const opened = new Map<string, Item>();
  const supposed: AsDiscrete = (item) => {
    const silent = contentsUnstated(ctx, item) || (item.discrete === undefined && item.role !== 'product');
    if (!isDiscrete(item) || !silent) return isDiscrete(item);
    opened.set(item.name, item);
    return false;
  };
  const items = new Set<Item>();
  let value: Exact | undefined = Exact.ZERO;
  for (const found of contentUses(ctx, supposed)) {
    const partOf = (): Item | undefined => found.path.map((name) => opened.get(name)).find((item) => item !== undefined);
    // Nearly always it is in the count as it is. One of no stated origin may be such a part itself, which its line says.
    if (found.use.item.origin !== undefined && !partOf()) continue;
    const l = contentLine(ctx, found, currency, money, supposed);
    const part = l.controlled.answer === 'no' ? undefined : partOf();
    if (!part) continue;
    items.add(part);
    value = l.value && value?.add(l.value);
  }
  return { items: [...items], value };
}
