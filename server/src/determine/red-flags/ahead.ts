/** A sale dated shortly before a published rule that would require a license for it: stock laid up ahead of the rule. */
import { addDays, type Day } from '../../../../grammar/src/text/date.ts';
import { bears } from '../../rulebook/history.ts';
import type { TRedFlag } from '../../rulebook/schema/index.ts';
import type { Context } from '../context.ts';
import type { ContentLine, Outcome, RequirementResult } from '../result.ts';
import type { Subject } from './about.ts';

/** The answer to the sale, and to the same sale on another day. */
export interface Sale {
  readonly outcome: Outcome;
  /** U.S. content as it was counted. */
  readonly content: readonly ContentLine[];
  readonly on: (day: Day) => { readonly outcome: Outcome; readonly requirements: readonly RequirementResult[] };
}

const CLEAR: readonly Outcome[] = ['not-subject', 'no-license-required'];
const DAYS = 60;

/** Only of a sale that states its own day, and only where no license is required on that day. */
export function saleBeforeAKnownRule(ctx: Context, flag: TRedFlag, sale: Sale): Subject[] {
  const { date, rulebook } = ctx.rules;
  const stated = ctx.journey.clause.on;
  if (!stated || !CLEAR.includes(sale.outcome)) return [];
  const last = addDays(date, flag.within ?? DAYS);
  const known = rulebook.changes
    .flatMap((c) => (c.effective === undefined ? [] : [{ ...c, effective: c.effective as Day }]))
    .filter((c) => c.published !== undefined && c.published <= date && c.effective > date && c.effective <= last)
    .sort((a, b) => (a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : 0));
  for (const effective of new Set(known.map((c) => c.effective))) {
    const then = sale.on(effective);
    if (then.outcome !== 'license-required') continue;
    // Required the day before already, it is owed to something else: a rule not yet published, a listing, a letter.
    if (sale.on(addDays(effective, -1)).outcome === 'license-required') return [];
    const rules = [
      ...new Set(then.requirements.filter((r) => r.answer === 'yes' && r.enforcement === 'enforced').map((r) => r.rule)),
    ];
    const on = known.filter((c) => c.effective === effective);
    const bearing = on.filter((c) => c.touches.some((t) => rules.some((r) => bears(t, r))));
    const cites = [...new Set((bearing.length > 0 ? bearing : on).map((c) => c.cite))];
    return [
      {
        about: ctx.item.name,
        at: stated.at,
        seen: `sold on ${date}; from ${effective} (${cites.join('; ')}) ${rules.join(', ')} would require a license`,
      },
    ];
  }
  return [];
}
