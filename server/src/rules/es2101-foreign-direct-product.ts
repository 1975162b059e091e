import { countriesOf, groupBy } from './clauses.ts';
import { weight, weightKey } from './jurisdiction.ts';
import { applyingAlternatives } from './fixes/apply-alternative.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES2101',
  name: 'foreign-direct-product',
  severity: 'warning',
  title: 'A foreign direct product rule makes the product subject to the EAR',
  page: {
    what: 'A foreign-made product meets the product scope and the destination, end-user or end-use scope of a foreign direct product rule. A warning where a license is required or may be, information where none is.',
    why: 'An item made abroad with listed U.S. technology, software or equipment can be subject to the EAR without any U.S. content. Each rule has its own technologies and its own reach; both must be met.',
    cite: ['15 CFR 734.9'],
    fix: 'Check what the product and its plant are stated to be direct products of, and to whom it goes.',
    suppress: 'Rarely. The product stays subject to the EAR.',
    bad: `as-of 2026-03-02

party listed-firm "A listed firm" {
  country CN
  listed entity-list footnote 1
}

product phone-chip {
  type   integrated-circuit
  origin TW
  eccn   3A991
  value  40 USD
  incorporates none
  direct-product-of technology 3E991 origin US
  plant direct-product-of none
  destination CN { end-user listed-firm }
}
`,
    good: `as-of 2026-03-02

party other-firm "A firm that is not listed" {
  country CN
}

product phone-chip {
  type   integrated-circuit
  origin TW
  eccn   3A991
  value  40 USD
  incorporates none
  direct-product-of technology 3E991 origin US
  plant direct-product-of none
  destination CN { end-user other-firm }
}
`,
  },
};

const message = (a: { readonly countries: string; readonly name: string; readonly rule: string }): string =>
  `${a.countries}: subject to the EAR by ${a.rule}, the ${a.name} direct product rule`;

/** `entity-list-footnote-1` → `entity list footnote 1` */
const words = (name: string): string => name.replaceAll('-', ' ');

export const foreignDirectProduct: Rule = {
  ...info,
  fixes: applyingAlternatives,
  check(ctx) {
    return ctx.clauses.flatMap((clause) => {
      const hits = clause.determinations.flatMap((d) =>
        d.bases
          .filter(
            (b) =>
              b.kind === 'direct-product' && b.answer === 'yes' && (ctx.options.codified || b.enforcement !== 'not-enforced'),
          )
          .map((b) => ({ d, b })),
      );
      return groupBy(hits, ({ d, b }) => `${weightKey(d)}|${b.rule}|${b.name}`).map((group) => {
        const { b } = group[0]!;
        const ds = group.map((g) => g.d);
        const { product } = clause;
        return finding(info, {
          at: clause.at,
          severity: weight(ds),
          message: (atMost) => message({ countries: countriesOf(ds, atMost), name: words(b.name ?? 'foreign'), rule: b.rule }),
          related: [
            ...product.directProductOf.items.map((p) => ({ at: p.at, message: `made from ${p.kind} ${p.eccn.code}` })),
            ...product.plantDirectProductOf.items.map((p) => ({
              at: p.at,
              message: `made by a plant from ${p.kind} ${p.eccn.code}`,
            })),
          ].slice(0, 5),
          rules: [b.rule],
          of: ds,
        });
      });
    });
  },
};
