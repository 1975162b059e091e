import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Determination } from '../determine/result.ts';
import type { Item, Use } from '../model/model.ts';
import { type Clause, countriesOf, groupBy, itemsOf } from './clauses.ts';
import { withRate } from './fixes/rate.ts';
import { finding, type CodeInfo, type Rule, type RuleContext } from './rule.ts';

const info: CodeInfo = {
  code: 'ES0112',
  name: 'rate-missing',
  severity: 'error',
  title: 'An amount needs an exchange rate that is not given',
  page: {
    what: 'Two values to be compared stand in different currencies, and no `rate` declaration leads from one to the other.',
    why: 'The percentage of controlled content compares two values, so both must be in one currency. No rate is bundled: a rate is a fact of your books on a day, and the record must show which one was used.',
    cite: ['15 CFR 734 supp. 2 (a)(4)', '15 CFR 734.4(g)'],
    fix: 'Declare the rate your books use, with its day: `rate EUR = 1.0300 USD on 2025-01-14`.',
    suppress: null,
    bad: `as-of 2026-03-02

input controller { type computer  origin US  eccn 4A994.b  value 400 EUR }

product robot {
  type   equipment
  origin DE
  eccn   2B999
  value  1_000 USD
  incorporates controller
  direct-product-of none
  plant direct-product-of none
  destination SY
}
`,
    good: `as-of 2026-03-02
rate EUR = 1.0300 USD on 2026-02-27

input controller { type computer  origin US  eccn 4A994.b  value 400 EUR }

product robot {
  type   equipment
  origin DE
  eccn   2B999
  value  1_000 USD
  incorporates controller
  direct-product-of none
  plant direct-product-of none
  destination SY
}
`,
  },
};

const message = (a: { readonly from: string; readonly to: string; readonly countries: string }): string =>
  `${a.countries}: no exchange rate from ${a.from} to ${a.to}; add rate ${a.from} = … ${a.to}`;

interface Need {
  readonly of: string;
  readonly from: string;
  readonly to: string;
  readonly at: SourceRange;
  readonly d: Determination;
  readonly rule: string;
}

/** The price of a sale that counts against the value limit of an authorization, or of License Exception LVS. */
function limits(ctx: RuleContext, clause: Clause): Need[] {
  const price = clause.destination.price ?? clause.product.value;
  if (!price) return [];
  const from = price.value.currency;
  return clause.determinations.flatMap((d) =>
    d.missing
      .filter((m) => m.fact === 'rate')
      .flatMap((m): Need[] => {
        const limit = ctx.model.authorizations.find((a) => a.name === m.of)?.valueLimit;
        if (limit) return [{ of: clause.product.name, from, to: limit.value.currency, at: price.at, d, rule: '750.7(a)' }];
        return clause.destination.claims.some((c) => c.code === 'LVS') && m.of === clause.product.name && from !== 'USD'
          ? [{ of: clause.product.name, from, to: 'USD', at: price.at, d, rule: '740.3(b)' }]
          : [];
      }),
  );
}

/** Content that counts, whose value is stated, and which still has none in the currency of the calculation. */
function needs(clause: Clause): Need[] {
  const uses = usesOf(clause.product);
  return clause.determinations.flatMap((d) => {
    const to = d.deMinimis?.currency;
    if (to === undefined) return [];
    return d.deMinimis!.content.flatMap((line) => {
      const use = uses.get(`${line.at.file}:${line.at.start}`);
      const money = use?.unitValue ?? use?.item.value;
      if (line.controlled === 'no' || line.value !== undefined || !money || money.value.currency === to) return [];
      return [{ of: line.input, from: money.value.currency, to, at: money.at, d, rule: '734 supp. 2 (a)(4)' }];
    });
  });
}

function usesOf(product: Item): Map<string, Use> {
  return new Map(itemsOf(product).flatMap((item) => item.uses.map((u) => [`${u.at.file}:${u.at.start}`, u] as const)));
}

export const rateMissing: Rule = {
  ...info,
  fixes: withRate,
  across: (d) =>
    d.missing.some((m) => m.fact === 'rate') ||
    (d.deMinimis?.content.some((c) => c.controlled !== 'no' && c.value === undefined) ?? false),
  check(ctx) {
    return groupBy(
      ctx.clauses.flatMap((c) => [...needs(c), ...limits(ctx, c)]),
      (n) => `${n.at.file}:${n.at.start}:${n.to}`,
    ).map((group) => {
      const { of, from, to, at, rule } = group[0]!;
      const ds = group.map((n) => n.d);
      return finding(info, {
        at,
        message: (atMost) => message({ from, to, countries: countriesOf(ds, atMost) }),
        details: [`The value of ${of} is in ${from} and is compared in ${to}`],
        rules: [rule],
        of: ds,
        data: { from, to },
      });
    });
  },
};
