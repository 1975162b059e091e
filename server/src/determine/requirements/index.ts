/** Step 5: every license requirement that reaches the item, each alone, with its review policy and its enforcement. */
import { onceFor } from '../../base/once-for.ts';
import type { Condition } from '../../rulebook/schema/condition.ts';
import type { TRequirement } from '../../rulebook/schema/index.ts';
import type { RulebookAt } from '../../rulebook/rulebook.ts';
import { cclRequirements } from './ccl.ts';
import { type Context, sharedStep } from '../context.ts';
import type { Judged } from './judged.ts';
import { isBare } from '../proof.ts';
import { isOpen, recorded } from './recorded.ts';
import { reachesReleases } from '../releases.ts';

/**
 * All that bear on the answer, and with `all` those answered no as well. For content, only what counts for de minimis
 * (734 supp. 2 (a)(1)).
 */
export function requirementsOf(ctx: Context, all = false): Judged[] {
  // Moving within the United States is no export (734.13).
  if (ctx.journey.to.isDomestic(ctx.rules)) return [];
  const out = [...sharedStep(ctx, 'ccl', () => bearing(cclRequirements(ctx), all))];
  const { ofSales, ofContent } = bearingOn(ctx.rules);
  for (const r of ctx.isContent ? ofContent : ofSales) {
    if (ctx.release && !reachesReleases(r.kind, r.rule, ctx.release)) continue;
    if (ctx.isContent && !(goesThere(ctx, r.when) || isOpen(ctx, r))) continue;
    const judged = ctx.steps ? sharedWith(ctx, r, all) : bearing(recorded(ctx, r, all), all);
    if (judged.length > 0) out.push(...judged);
  }
  return out;
}

/** Apart, so that a sale without others to share with makes no closure for each requirement. */
const sharedWith = (ctx: Context, r: TRequirement, all: boolean): readonly Judged[] =>
  sharedStep(ctx, r, () => bearing(recorded(ctx, r, all), all));

const bearing = (list: readonly Judged[], all: boolean): readonly Judged[] =>
  all || list.length === 0 ? list : list.filter(bears);

/** Those of the law; a policy of the user's own is judged apart. */
const bearingOn = onceFor((rules: RulebookAt) => {
  const ofSales = rules.requirements.filter((r) => r.kind !== 'policy');
  return { ofSales, ofContent: ofSales.filter((r) => r.countsForDeMinimis) };
});

/** Answered no, provided on nothing and left out by nothing: as if it were not there, but for a reader who asks to see it. */
const bears = (j: Judged): boolean => j.result.answer !== 'no' || j.leftOutBy !== undefined || !isBare(j.proof);

/** Does a condition leave the destination open, or name it? Of content no more is asked where it does not: there are many pieces, and most rules of part 746 speak of one country. */
function goesThere(ctx: Context, when: Condition): boolean {
  const parts = 'all' in when ? when.all : [when];
  return parts.every((c) => !('destination' in c) || ctx.journey.to.in(ctx.rules, c.destination));
}
