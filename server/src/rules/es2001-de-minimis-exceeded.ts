import { countriesOf, groupBy, heaviest, priceOf } from './clauses.ts';
import { weight, weightKey } from './jurisdiction.ts';
import { applyingAlternatives } from './fixes/apply-alternative.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { amount, percentAgainst } from '../base/figures.ts';

const info: CodeInfo = {
  code: 'ES2001',
  name: 'de-minimis-exceeded',
  severity: 'warning',
  title: 'Controlled U.S. content exceeds the de minimis level',
  page: {
    what: 'The controlled U.S.-origin content of a foreign-made product is worth more than the de minimis level for the destination, so the product is subject to the EAR. A warning where a license is required or may be, information where none is.',
    why: 'Content counts if it would itself need a license to the destination and License Exception GBS would not carry it. Its value is divided by the value of the product; strictly more than 10 % (Country Groups E:1 and E:2) or 25 % (elsewhere) brings the whole product under the EAR. Exactly the level does not.',
    cite: ['15 CFR 734.4(c)', '15 CFR 734.4(d)', '15 CFR 734 supp. 2 (a)'],
    fix: 'Check the classification of the heaviest inputs and both values. Where they stand, replace an input, or treat the product as subject to the EAR.',
    suppress: 'Rarely. The product stays subject to the EAR.',
    bad: `as-of 2026-03-02

input fast-ic { type integrated-circuit  origin US  eccn 3A001.a.2  value 300 USD }

product radio {
  type   equipment
  origin KR
  eccn   5A991
  value  1_000 USD
  incorporates fast-ic
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
    good: `as-of 2026-03-02

input fast-ic { type integrated-circuit  origin US  eccn 3A001.a.2  value 250 USD }

product radio {
  type   equipment
  origin KR
  eccn   5A991
  value  1_000 USD
  incorporates fast-ic
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
  },
};

const message = (a: { readonly percent: string; readonly level: string; readonly countries: string }): string =>
  `${a.countries}: U.S. content${a.percent ? ` ${a.percent}` : ''} exceeds the ${a.level} % de minimis level`;

export const deMinimisExceeded: Rule = {
  ...info,
  fixes: applyingAlternatives,
  check(ctx) {
    return ctx.clauses.flatMap((clause) => {
      const over = clause.determinations.filter((d) => d.deMinimis?.exceeded === 'yes' && d.deMinimis.level !== '0');
      return groupBy(over, (d) =>
        [weightKey(d), d.deMinimis!.rule, d.deMinimis!.percent, d.deMinimis!.productValue].join('|'),
      ).map((ds) => {
        const dm = ds[0]!.deMinimis!;
        return finding(info, {
          at: clause.at,
          severity: weight(ds),
          message: (atMost) =>
            message({
              percent: dm.percent === undefined ? '' : percentAgainst(dm.percent, dm.level, 'over'),
              level: dm.level,
              countries: countriesOf(ds, atMost),
            }),
          details: [dm.breakEvenPrice && `The level would be met at a price of ${amount(dm.breakEvenPrice, dm.currency)}`],
          related: [...heaviest(ds[0]!), ...priceOf(clause)],
          rules: [dm.rule],
          of: ds,
        });
      });
    });
  },
};
