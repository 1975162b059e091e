import { countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const scanner = (wavelength: string): string => `as-of 2026-03-02

product scanner {
  type   equipment
  origin NL
  value  60_000_000 USD
  specs {
    wavelength         ${wavelength}
    numerical-aperture 1.35
    overlay            1.3 nm
  }
  incorporates none
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`;

const info: CodeInfo = {
  code: 'ES7001',
  name: 'allied-listing',
  severity: 'information',
  title: 'The country it comes from lists the item too',
  page: {
    what: 'The country the product is shipped from, or made in, lists it on its own export control list, for that destination. The rulebook knows the semiconductor lists of the Netherlands and Japan, parts of those of Germany, the European Union, Taiwan and Malaysia, and that South Korea, Israel and Singapore have none comparable; what the multilateral regimes share is not asked. No finding is no clearance under the law of another country.',
    why: 'That list applies by itself, whatever the EAR says, and a license under it is given by that country. Whether it lists the item also decides whether some U.S. rules apply.',
    cite: ['15 CFR 734.4(a)(3) note 1'],
    fix: 'Apply to the authority of that country. Nothing in the spec is wrong.',
    suppress: 'When the license of that country is in hand; give its number.',
    bad: scanner('193 nm'),
    good: scanner('365 nm'),
  },
};

const message = (a: { readonly country: string; readonly rule: string | undefined; readonly countries: string }): string =>
  `${a.countries}: on the control list of ${a.country}${a.rule ? ` (${a.rule})` : ''}; that license is apart from the EAR`;

export const alliedListing: Rule = {
  ...info,
  check(ctx) {
    return ctx.clauses.flatMap((clause) => {
      const hits = clause.determinations.flatMap((d) =>
        d.allied.filter((a) => a.answer === 'yes' && a.country !== d.destination).map((a) => ({ d, a })),
      );
      return groupBy(hits, ({ a }) => `${a.country}|${a.rule ?? ''}`).map((group) => {
        const { a } = group[0]!;
        const ds = group.map((g) => g.d);
        return finding(info, {
          at: clause.at,
          message: (atMost) => message({ country: a.country, rule: a.rule, countries: countriesOf(ds, atMost) }),
          related: clause.product.origin ? [{ at: clause.product.origin.at, message: 'where it is made' }] : [],
          rules: a.rule ? [a.rule] : [],
          of: ds,
        });
      });
    });
  },
};
