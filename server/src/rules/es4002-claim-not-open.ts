import { countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES4002',
  name: 'claimed-exception-not-open',
  severity: 'error',
  title: 'The license exception claimed is not open',
  page: {
    what: 'A destination claims a license exception that is barred, or that does not reach the item or the destination, while a license is required.',
    why: 'A claim is checked, not believed. To ship under an exception that is not available is to ship without a license.',
    cite: ['15 CFR 740.1', '15 CFR 740.2'],
    fix: 'Drop the claim and apply for a license, or claim an exception that is open.',
    suppress: null,
    bad: `as-of 2026-03-02

product converter {
  type   integrated-circuit
  origin US
  eccn   3A001.a.2
  value  200 USD
  destination CN { claims GBS }
}
`,
    good: `as-of 2026-03-02

product converter {
  type   integrated-circuit
  origin US
  eccn   3A001.a.2
  value  200 USD
  destination TW { claims GBS }
}
`,
  },
};

const barred = (a: { readonly code: string; readonly product: string; readonly countries: string; readonly rule: string }): string =>
  `License Exception ${a.code} is claimed for ${a.product} to ${a.countries}, and ${a.rule} bars it`;
const outOfReach = (a: { readonly code: string; readonly product: string; readonly countries: string }): string =>
  `License Exception ${a.code} is claimed for ${a.product} to ${a.countries}, and does not reach that item or destination`;

export const claimNotOpen: Rule = {
  ...info,
  check(ctx) {
    return ctx.clauses.flatMap((clause) =>
      clause.destination.claims.flatMap((claim) => {
        const hits = clause.determinations.flatMap((d) => {
          if (d.outcome !== 'license-required') return [];
          const own = d.exceptions.find((e) => e.code === claim.code);
          return own && own.status !== 'barred' ? [] : [{ d, rule: own?.rule }];
        });
        return groupBy(hits, (h) => h.rule ?? '').map((group) => {
          const ds = group.map((g) => g.d);
          const { rule } = group[0]!;
          const a = { code: claim.code, product: clause.product.name, countries: countriesOf(ds) };
          return finding(info, {
            at: claim.at,
            message: rule ? barred({ ...a, rule }) : outOfReach(a),
            related: [{ at: clause.at, message: 'the destination it is claimed for' }],
            rules: rule ? [rule] : ['740.1'],
            of: ds,
          });
        });
      }),
    );
  },
};
