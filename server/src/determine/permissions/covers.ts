/** What an `authorization` or a `notice` names: items, places, parties. */
import type { Coverage, Item } from '../../model/model.ts';
import type { Context } from '../context.ts';

export function itemAndPlace(ctx: Context, c: Coverage): boolean {
  return (c.items.length === 0 || names(c, ctx.item)) && placeCovered(ctx, c);
}

/** With alternatives in place it is still the item that a letter or a license names. */
export function names(c: Coverage, item: Item): boolean {
  return c.items.some((i) => i.value === (item.declared ?? item));
}

export function placeCovered(ctx: Context, c: Coverage): boolean {
  return c.countries.length === 0 || c.countries.some((f) => ctx.journey.to.within(ctx.rules, f.value));
}

/** Why the parties of the sale are not covered; undefined where all of them are. A license is for the parties it names (750.7(a)). */
export function partiesLeft(ctx: Context, c: Coverage): string | undefined {
  if (c.parties.length === 0) return undefined;
  const { parties } = ctx.journey;
  const named = c.parties.map((p) => p.value.name).join(', ');
  if (parties.length === 0) return `it is for ${named}, and the sale names no party`;
  const left = parties.filter((p) => !c.parties.some((f) => f.value === p));
  return left.length === 0 ? undefined : `it is for ${named}, not for ${left.map((p) => p.name).join(', ')}`;
}
