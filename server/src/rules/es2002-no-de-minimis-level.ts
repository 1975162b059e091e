import { countriesOf, groupBy, heaviest } from './clauses.ts';
import { weight, weightKey } from './jurisdiction.ts';
import { applyingAlternatives } from './fixes/apply-alternative.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES2002',
  name: 'no-de-minimis-level',
  severity: 'warning',
  title: 'No de minimis level applies',
  page: {
    what: 'One of the rules without a de minimis level is met, so any amount of the U.S. content it names makes the foreign-made product subject to the EAR.',
    why: 'For some items the law sets no level: certain lithography and other semiconductor manufacturing equipment, 600-series and 9x515 content to Country Group D:5, high-performance computers, encryption technology and others. The percentage plays no part.',
    cite: ['15 CFR 734.4(a)'],
    fix: 'Check the classification of the product and whether it contains what the paragraph names. Where it does, treat the product as subject to the EAR.',
    suppress: 'Rarely. The product stays subject to the EAR.',
    bad: `as-of 2026-03-02

input valve { type component  origin US  eccn 9A610.x  value 10 USD }

product pump {
  type   equipment
  origin DE
  eccn   2B999
  value  10_000 USD
  incorporates valve
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
    good: `as-of 2026-03-02

input valve { type component  origin US  eccn EAR99  value 10 USD }

product pump {
  type   equipment
  origin DE
  eccn   2B999
  value  10_000 USD
  incorporates valve
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
  },
};

const message = (a: { readonly countries: string; readonly rule: string }): string =>
  `${a.countries}: subject to the EAR, no de minimis level applies (${a.rule})`;

export const noDeMinimisLevel: Rule = {
  ...info,
  fixes: applyingAlternatives,
  check(ctx) {
    return ctx.clauses.flatMap((clause) => {
      const hit = clause.determinations.filter((d) => d.deMinimis?.level === '0' && d.deMinimis.exceeded === 'yes');
      return groupBy(hit, (d) => `${weightKey(d)}|${d.deMinimis!.rule}`).map((ds) => {
        const { rule } = ds[0]!.deMinimis!;
        return finding(info, {
          at: clause.at,
          severity: weight(ds),
          message: (atMost) => message({ countries: countriesOf(ds, atMost), rule }),
          details: [
            `Any amount of the content named in ${rule} makes ${clause.product.name} subject to the EAR`,
            ctx.rulebook.at(ds[0]!.asOf).zeroLevels.find((z) => z.rule === rule)?.title,
          ],
          related: heaviest(ds[0]!),
          rules: [rule],
          of: ds,
        });
      });
    });
  },
};
