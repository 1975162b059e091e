import { Exact } from '../base/exact.ts';
import type { Determination } from '../determine/result.ts';
import { countriesOf, groupBy, heaviest, priceOf } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { amount, percentAgainst } from '../base/figures.ts';

const info: CodeInfo = {
  code: 'ES2003',
  name: 'close-to-de-minimis-level',
  severity: 'information',
  title: 'Controlled U.S. content is close to the de minimis level',
  page: {
    what: 'The controlled U.S.-origin content is at or below the level, by no more than a margin: two percentage points, unless the configuration says otherwise. Reported only where the answer rests on it.',
    why: 'The values are fair market values of the day. A discount on the product, a dearer input or a changed exchange rate would put the product over the level, and with it under the EAR.',
    cite: ['15 CFR 734 supp. 2 (a)(4)', '15 CFR 734.4(g)'],
    fix: 'Keep the record of both values. Watch the price at which the level would be met.',
    suppress: 'Where both values are fixed by contract.',
    bad: `as-of 2026-03-02

input fast-ic { type integrated-circuit  origin US  eccn 3A001.a.2  value 240 USD }

product radio {
  type   equipment
  origin KR
  eccn   3A001.a.2
  value  1_000 USD
  incorporates fast-ic
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
    good: `as-of 2026-03-02

input fast-ic { type integrated-circuit  origin US  eccn 3A001.a.2  value 120 USD }

product radio {
  type   equipment
  origin KR
  eccn   3A001.a.2
  value  1_000 USD
  incorporates fast-ic
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
  },
};

const message = (a: {
  readonly percent: string;
  readonly left: string;
  readonly level: string;
  readonly countries: string;
}): string =>
  `${a.countries}: U.S. content ${a.percent} is ${a.left === '0' ? 'at' : `${a.left} ${a.left === '1' ? 'percentage point' : 'percentage points'} below`} the ${a.level} % de minimis level`;

/** Points left below the level, by the upper bound. */
function left(d: Determination): Exact | undefined {
  const dm = d.deMinimis;
  if (!dm?.applies || dm.exceeded !== 'no' || dm.level === '0' || dm.upperPercent === undefined || d.subjectToEar === 'yes')
    return undefined;
  const points = Exact.from(dm.level).sub(Exact.from(dm.upperPercent));
  return points.sign < 0 ? Exact.ZERO : points;
}

export const closeToLevel: Rule = {
  ...info,
  check(ctx) {
    const margin = Exact.from(ctx.options.margin ?? '2');
    return ctx.clauses.flatMap((clause) => {
      const close = clause.determinations.filter((d) => (left(d)?.cmp(margin) ?? 1) <= 0 && d.deMinimis!.content.length > 0);
      return groupBy(close, (d) => [d.deMinimis!.rule, d.deMinimis!.upperPercent].join('|')).map((ds) => {
        const dm = ds[0]!.deMinimis!;
        const same = dm.upperPercent === dm.percent;
        return finding(info, {
          at: clause.at,
          message: (atMost) =>
            message({
              percent: `${same ? '' : 'up to '}${percentAgainst(dm.upperPercent!, dm.level, 'not-over')}`,
              left: left(ds[0]!)!.toShort(left(ds[0]!)!.cmp(Exact.from('0.01')) < 0 ? 4 : 2),
              level: dm.level,
              countries: countriesOf(ds, atMost),
            }),
          details: [
            same && dm.breakEvenPrice !== undefined
              ? `Below a price of ${amount(dm.breakEvenPrice, dm.currency)} it would be exceeded`
              : undefined,
          ],
          related: [...heaviest(ds[0]!), ...priceOf(clause)],
          rules: [dm.rule],
          of: ds,
        });
      });
    });
  },
};
