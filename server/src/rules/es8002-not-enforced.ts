import type { Determination } from '../determine/result.ts';
import { countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { capital } from './text.ts';

const info: CodeInfo = {
  code: 'ES8002',
  name: 'codified-not-enforced',
  severity: 'information',
  title: 'A codified rule would apply and is not enforced',
  page: {
    what: 'A rule that stands in the CFR would require a license, or make the product subject to the EAR, and its agency has said publicly that it does not enforce it. The answer follows enforcement; the option `--codified` follows the text. Said once for each product and rule.',
    why: 'Non-enforcement is a statement of policy. It can be withdrawn, and it does not change the text a contract or an auditor may refer to.',
    cite: ['15 CFR 742.6(a)(6)(iii)(A)', '15 CFR 734.9(l)'],
    fix: 'Nothing is wrong. Know it, and watch for a change.',
    suppress: 'When your policy follows enforcement.',
    bad: `as-of 2026-03-02

product accelerator {
  type   integrated-circuit
  origin US
  eccn   3A090.a
  value  20_000 USD
  destination IN
}
`,
    good: `as-of 2026-03-02

product converter {
  type   integrated-circuit
  origin US
  eccn   3A991
  value  20_000 USD
  destination IN
}
`,
  },
};

const message = (a: { readonly rule: string; readonly countries: string; readonly others: boolean }): string =>
  `${a.countries}: ${a.rule} reaches it, codified but not enforced${a.others ? '; other requirements stand' : ''}`;

interface Hit {
  readonly d: Determination;
  readonly rule: string;
  readonly title: string;
}

export const notEnforced: Rule = {
  ...info,
  check(ctx) {
    if (ctx.options.codified) return [];
    return ctx.products.flatMap(({ product, determinations }) => {
      const hits = determinations.flatMap((d): Hit[] => [
        ...d.requirements
          .filter((r) => r.enforcement === 'not-enforced' && r.answer === 'yes')
          .map((r) => ({ d, rule: r.rule, title: r.title })),
        ...d.bases
          .filter((b) => b.enforcement === 'not-enforced' && b.answer === 'yes')
          .map((b) => ({ d, rule: b.rule, title: `the ${(b.name ?? b.kind).replaceAll('-', ' ')} rule` })),
      ]);
      return groupBy(hits, (h) => `${h.rule}|${h.title}`).map((group) => {
        const ds = [...new Set(group.map((h) => h.d))];
        const { rule, title } = group[0]!;
        return finding(info, {
          at: product.at,
          message: (atMost) =>
            message({
              rule,
              countries: countriesOf(ds, atMost),
              others: ds.every((d) => d.outcome === 'license-required'),
            }),
          details: [capital(title)],
          rules: [rule],
          of: ds,
        });
      });
    });
  },
};
