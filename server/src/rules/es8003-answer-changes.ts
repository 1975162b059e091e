import { addDays, type Day } from '../base/date.ts';
import { attribute } from '../determine/difference/attribute.ts';
import { differenceOf } from '../determine/difference/compare.ts';
import type { Determination } from '../determine/determination.ts';
import { outcomeWords } from './alternatives.ts';
import { countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule, type RuleContext } from './rule.ts';

const tool = (origin: string): string => `as-of 2020-12-01

product tool {
  type   equipment
  origin ${origin}
  eccn   3A001.a.2
  value  2_000 USD
  destination HK
}
`;

const info: CodeInfo = {
  code: 'ES8003',
  name: 'answer-changes',
  severity: 'information',
  title: 'The answer changes on a known day soon after',
  page: {
    what: 'The rulebook knows of a change of the law within ninety days after the date, and the same sale has another answer from then on.',
    why: 'An export is judged by the law of the day it leaves. An order taken today may ship under another rule.',
    cite: ['15 CFR 736.2(a)'],
    fix: 'Plan the shipment by the later answer, or state the day of export: `on 2026-11-12`.',
    suppress: 'When the sale is complete before that day.',
    bad: tool('US'),
    good: tool('US').replace('2020-12-01', '2021-06-01'),
  },
};

const message = (a: { readonly product: string; readonly countries: string; readonly on: Day; readonly now: string; readonly then: string }): string =>
  `From ${a.on}, ${a.product} to ${a.countries} ${a.then}; on the date asked for it ${a.now}`;

const HORIZON_DAYS = 90;

/** Days of change ahead of a date, soonest first. */
function ahead(ctx: RuleContext, from: Day): Day[] {
  const until = addDays(from, ctx.options.horizon ?? HORIZON_DAYS);
  return ctx.rulebook.days.filter((d) => d > from && d <= until);
}

/** The changes of the law that make it, by their citations. */
function citesOf(ctx: RuleContext, d: Determination, next: Determination): string[] {
  const difference = differenceOf(d, next);
  if (!difference) return [];
  const compared = { difference, countries: [d.destination], declared: d.classification.declared, proofs: [d.proof, next.proof] as const };
  return attribute(ctx.rulebook, d.asOf, next.asOf, compared).changes.map((c) => c.cite);
}

export const answerChanges: Rule = {
  ...info,
  check(ctx) {
    const { determineOn } = ctx.options;
    if (!determineOn || ctx.options.horizon === 0) return [];
    const found = new Map<string, { d: Determination; next: Determination }>();
    const dates = new Set(ctx.determinations.map((d) => d.asOf));
    for (const from of dates) {
      const own = ctx.determinations.filter((d) => d.asOf === from);
      for (const day of ahead(ctx, from)) {
        const later = new Map(determineOn(day).map((d) => [d.id, d]));
        for (const d of own) {
          const next = later.get(d.id);
          if (next && next.outcome !== d.outcome && !found.has(d.id)) found.set(d.id, { d, next });
        }
      }
    }
    return ctx.clauses.flatMap((clause) =>
      groupBy(clause.determinations.flatMap((d) => found.get(d.id) ?? []), ({ d, next }) => `${next.asOf}|${d.outcome}|${next.outcome}`).map((group) => {
        const { d, next } = group[0]!;
        const ds = group.map((g) => g.d);
        return finding(info, {
          at: clause.at,
          severity: group.some((g) => g.next.outcome === 'license-required') ? 'warning' : 'information',
          message: message({ product: clause.product.name, countries: countriesOf(ds), on: next.asOf, now: outcomeWords[d.outcome], then: outcomeWords[next.outcome] }),
          rules: citesOf(ctx, d, next),
          of: ds,
        });
      }),
    );
  },
};
