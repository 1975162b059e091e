import { fitting } from '../base/message.ts';
import { addDays, type Day } from '../../../grammar/src/text/date.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { changesBetween } from '../determine/comparison/attribute.ts';
import { ownDays } from '../determine/comparison/own-days.ts';
import { type Listings, listingsOf } from '../determine/comparison/listings.ts';
import type { Item } from '../model/model.ts';
import type { Determination } from '../determine/result.ts';
import { changesBearing } from '../rulebook/history.ts';
import type { RulebookAt } from '../rulebook/rulebook.ts';
import { type Clause, countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule, type RuleContext } from './rule.ts';
import { answerWords } from './answer-words.ts';
import { list } from './text.ts';

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
    what: 'The rulebook knows of a change of the law within ninety days after the date, and the same sale has another answer from then on: a rule takes effect, a stay or an announcement ends, a country enters or leaves a group, a party is put on a list. Or the answer counts a rule that is in effect and whose day of compliance is still ahead.',
    why: 'An export is judged by the law of the day it leaves. An order taken today may ship under another rule. Where a rule has a later day of compliance, the rulebook answers from the day of effect.',
    cite: ['15 CFR 736.2(a)'],
    fix: 'Plan the shipment by the later answer, or state the day of export: `on 2026-11-12`.',
    suppress: 'When the sale is complete before that day.',
    bad: tool('US'),
    good: tool('US').replace('2020-12-01', '2021-06-01'),
  },
};

const message = (a: {
  readonly countries: string;
  readonly on: Day;
  readonly now: string;
  readonly then: string;
  readonly by: readonly string[];
}): string => {
  const own = a.by.length > 0 ? ` (${list(a.by, 2)})` : '';
  const say = (by: string): string => `${a.countries}: ${a.then} from ${a.on}${by}; ${a.now} before`;
  return fitting([() => say(own), () => say('')]);
};

const counted = (a: { readonly countries: string; readonly on: Day; readonly rules: string }): string =>
  `${a.countries}: counts ${a.rules}, in effect and to be complied with from ${a.on}`;

const HORIZON_DAYS = 90;

const within = (ctx: Horizon, from: Day, day: string): boolean =>
  day > from && day <= addDays(from, ctx.options.horizon ?? HORIZON_DAYS);

/** Days of change ahead of a date, soonest first: of the law, of listings, of the spec's own notices and authorizations. */
const ahead = (ctx: Horizon, from: Day, listings: Listings, products: readonly Item[]): Day[] =>
  [...new Set([...ctx.rulebook.days, ...listings.days, ...ownDays(ctx.model, products).keys()])]
    .filter((d) => within(ctx, from, d))
    .sort();

type Horizon = Pick<RuleContext, 'model' | 'rulebook' | 'options'>;

/** The law of the day is not known: that it is known of a later day is no change of it. */
const isLawUnknown = (d: Determination): boolean => d.outcome === 'undetermined' && d.missing.some((m) => m.fact === 'law');

/** Days for which the sales of a product are determined as well. */
export function daysAhead(ctx: Horizon, product: Item, determinations: readonly Determination[]): Day[] {
  if (!ctx.options.determineOn || ctx.options.horizon === 0) return [];
  const listings = listingsOf([product], ctx.rulebook);
  return [...new Set(determinations.map((d) => d.asOf))].flatMap((from) => ahead(ctx, from, listings, [product]));
}

function changing(
  ctx: RuleContext,
  clause: Clause,
  found: ReadonlyMap<string, { d: Determination; next: Determination }>,
  listings: Listings,
): Diagnostic[] {
  return groupBy(
    clause.determinations.flatMap((d) => found.get(d.id) ?? []),
    ({ d, next }) => `${next.asOf}|${d.outcome}|${next.outcome}`,
  ).map((group) => {
    const { d, next } = group[0]!;
    const ds = group.map((g) => g.d);
    return finding(info, {
      at: clause.at,
      severity: group.some((g) => g.next.outcome === 'license-required') ? 'warning' : 'information',
      message: (atMost) =>
        message({
          countries: countriesOf(ds, atMost),
          on: next.asOf,
          now: answerWords[d.outcome],
          then: answerWords[next.outcome],
          by: ownDays(ctx.model, [clause.product]).get(next.asOf) ?? [],
        }),
      rules: [
        ...new Set([
          ...group.flatMap((g) => changesBetween(ctx.rulebook, g.d, g.next).map((c) => c.cite)),
          ...listings.on(next.asOf, clause.destination).map((c) => c.cite),
        ]),
      ],
      of: ds,
    });
  });
}

interface Later {
  readonly rule: string;
  readonly compliance: string;
}
const later = new WeakMap<RulebookAt, readonly Later[]>();

/** Rules of a day that have a day of compliance. */
function compliedLater(at: RulebookAt): readonly Later[] {
  let own = later.get(at);
  if (!own) {
    const all = [...at.requirements, ...at.scopes, ...at.directProductRules, ...at.zeroLevels];
    own = all.flatMap(({ rule, compliance }) => (compliance === undefined ? [] : [{ rule, compliance }]));
    later.set(at, own);
  }
  return own;
}

/** Rules the answer counts whose day of compliance is within the horizon. */
function complying(ctx: RuleContext, clause: Clause): Diagnostic[] {
  const counting = clause.determinations.flatMap((d) => {
    if (!compliedLater(ctx.rulebook.at(d.asOf)).some((f) => within(ctx, d.asOf, f.compliance))) return [];
    const rules = new Set(
      [...d.requirements.filter((r) => r.enforcement === 'enforced'), ...d.bases]
        .filter((r) => r.answer === 'yes')
        .map((r) => r.rule),
    );
    const facts = compliedLater(ctx.rulebook.at(d.asOf)).filter((f) => within(ctx, d.asOf, f.compliance) && rules.has(f.rule));
    const on = facts.map((f) => f.compliance as Day).sort()[0];
    return on === undefined ? [] : [{ d, on, facts: facts.filter((f) => f.compliance === on) }];
  });
  return groupBy(counting, ({ on, facts }) => [on, ...facts.map((f) => f.rule)].join('|')).map((group) => {
    const { on, facts } = group[0]!;
    const rules = [...new Set(facts.map((f) => f.rule))];
    const ds = group.map((g) => g.d);
    return finding(info, {
      at: clause.at,
      message: (atMost) => counted({ countries: countriesOf(ds, atMost), on, rules: list(rules, Math.min(atMost, 4)) }),
      rules: [...rules, ...changesBearing(ctx.rulebook.changes, on, rules).map((c) => c.cite)],
      of: ds,
    });
  });
}

export const answerChanges: Rule = {
  ...info,
  check(ctx) {
    const { determineOn } = ctx.options;
    if (!determineOn || ctx.options.horizon === 0) return [];
    const found = new Map<string, { d: Determination; next: Determination }>();
    const products = ctx.products.map((p) => p.product);
    const listings = listingsOf(products, ctx.rulebook);
    const dates = new Set(ctx.determinations.map((d) => d.asOf));
    for (const from of dates) {
      const own = ctx.determinations.filter((d) => d.asOf === from);
      for (const day of ahead(ctx, from, listings, products)) {
        const later = new Map(determineOn(day).map((d) => [d.id, d]));
        for (const d of own) {
          const next = later.get(d.id);
          if (next && next.outcome !== d.outcome && !found.has(d.id) && !isLawUnknown(d)) found.set(d.id, { d, next });
        }
      }
    }
    return ctx.clauses.flatMap((clause) => [...changing(ctx, clause, found, listings), ...complying(ctx, clause)]);
  },
};
