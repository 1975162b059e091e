/** Checks of how and where a foreign-made item came to be. */
import type { SourceRange } from '../../../../grammar/src/text/range.ts';
import { Exact } from '../../base/exact.ts';
import type { Item } from '../../model/model.ts';
import type { TDirectProductRule, TRedFlag } from '../../rulebook/schema/index.ts';
import type { Context } from '../context.ts';
import { requirementsOf } from '../requirements/index.ts';
import { everything } from '../sale/bill-of-materials.ts';
import type { Subject } from './about.ts';
import type { Sale } from './ahead.ts';

/**
 * What is said of the whole does not speak for a part that states a route of its own: a rule of 734.9(e) looks at the production of
 * what is inside too, where it is an essential stage of making the whole.
 */
export function partWithARouteOfItsOwn(ctx: Context): Subject[] {
  if (ctx.item.origin?.value === 'US') return [];
  const rules = ctx.rules.directProductRules.filter((r) => r.name.startsWith('entity-list-footnote-') && reaches(ctx, r));
  if (rules.length === 0) return [];
  const out = new Map<Item, Subject>();
  for (const { item } of everything(ctx.item, ['incorporates', 'contains'])) {
    if (out.has(item) || item.origin?.value === 'US') continue;
    const by = rules.find((r) => isMadeBy(ctx, item, r));
    if (by)
      out.set(item, {
        about: item.name,
        at: item.at,
        seen: `${item.name} states a production route that ${by.rule} names, which “none” of ${ctx.item.name} does not speak for, and a party of that rule is there`,
      });
  }
  return [...out.values()];
}

/** A party of it is there, the item is in its scope, and it is not subject by it already. */
function reaches(ctx: Context, r: TDirectProductRule): boolean {
  const met = (c: TDirectProductRule['item']): boolean => c === undefined || ctx.evaluate(c, ctx).answer === 'yes';
  return !ctx.bases.some((b) => b.name === r.name && b.answer === 'yes') && met(r.reach) && met(r.item);
}

function isMadeBy(ctx: Context, part: Item, r: TDirectProductRule): boolean {
  const own: Context = { ...ctx, item: part, classified: ctx.classify(part) };
  return r.routes.some((route) => route.when !== undefined && ctx.evaluate(route.when, own).answer === 'yes');
}

const HALF = Exact.of(50);

/**
 * A tool begun in the United States and finished abroad: work that leaves it what it was may leave its origin what it was. It matters
 * for sales that would need a license then, and under a record with a condition of its own for those that might, once all is known.
 */
export function originMayBeUs(ctx: Context, flag: TRedFlag, sale: Sale): Subject[] {
  const entry = ctx.classified.effective?.code.split('.')[0];
  const { name, origin } = ctx.item;
  if (entry === undefined || entry === 'EAR99' || origin === undefined || origin.value === 'US') return [];
  const same = sale.content.filter((c) => c.eccn?.split('.')[0] === entry && c.share !== undefined);
  const share = same.reduce((sum, c) => sum.add(Exact.from(c.share!)), Exact.ZERO);
  // Of a sale that a record's own condition singles out, what is not known yet may bring a requirement.
  if (share.cmp(HALF) <= 0 || !neededFrom(ctx, origin.at, flag.when !== undefined)) return [];
  const of = same.map((c) => c.input).join(' and ');
  return [
    {
      about: name,
      at: origin.at,
      seen: `${share.toShort(1)} % of ${name} is ${of}, of U.S. origin and of the same entry (${entry}): its origin may still be U.S. although it is finished in ${origin.value}`,
    },
  ];
}

/** Would it need a license, or might it, if it were of U.S. origin? `unknown`: by parties and uses that are not stated, too. */
function neededFrom(ctx: Context, at: SourceRange, unknown: boolean): boolean {
  const item: Item = { ...ctx.item, origin: { value: 'US', at } };
  const strict = ctx.strict || unknown;
  const made: Context = { ...ctx, strict, item, bases: [{ kind: 'us-origin', rule: '734.3(a)(2)', answer: 'yes' }] };
  return requirementsOf(made).some((r) => r.result.answer !== 'no');
}
