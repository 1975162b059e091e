import { clip } from '../base/message.ts';
import { Exact } from '../base/exact.ts';
import { groupBy, heaviest, priceOf } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { amount } from '../base/figures.ts';

const info: CodeInfo = {
  code: 'ES1004',
  name: 'content-exceeds-value',
  severity: 'warning',
  title: 'The content is worth more than the product',
  page: {
    what: 'The U.S.-origin inputs of a product are worth more, in all, than the product they are built into.',
    why: 'Both values are to be fair market values. Content worth more than the whole is nearly always a slip: a wrong currency, a price for a thousand units, a quantity counted twice. The percentage it gives cannot be relied on.',
    cite: ['15 CFR 734 supp. 2 (a)(2)', '15 CFR 734 supp. 2 (a)(3)'],
    fix: 'Check the values, the quantities and the rates.',
    suppress: 'Where the product really is sold below the value of its parts.',
    bad: `as-of 2026-03-02

input controller { type computer  origin US  eccn 4A994.b  value 4_000 USD }

product robot {
  type   equipment
  origin DE
  eccn   2B999
  value  1_000 USD
  incorporates controller
  direct-product-of none
  plant direct-product-of none
  destination FR
}
`,
    good: `as-of 2026-03-02

input controller { type computer  origin US  eccn 4A994.b  value 40 USD }

product robot {
  type   equipment
  origin DE
  eccn   2B999
  value  1_000 USD
  incorporates controller
  direct-product-of none
  plant direct-product-of none
  destination FR
}
`,
  },
};

const message = (a: { readonly product: string; readonly content: string; readonly value: string }): string =>
  `U.S. content of ${clip(a.product)} is worth ${a.content}, more than the whole (${a.value})`;

export const contentExceedsValue: Rule = {
  ...info,
  check(ctx) {
    return ctx.clauses.flatMap((clause) => {
      const over = clause.determinations.flatMap((d) => {
        const dm = d.deMinimis;
        // Software that is given away is worth less than anything in it.
        if (!dm?.productValue || Exact.from(dm.productValue).isZero) return [];
        const content = dm.content.reduce((sum, c) => (c.value ? sum.add(Exact.from(c.value)) : sum), Exact.ZERO);
        return content.cmp(Exact.from(dm.productValue)) > 0 ? [{ d, dm, content }] : [];
      });
      return groupBy(over, ({ content, dm }) => `${content} ${dm.productValue}`).map((group) => {
        const { dm, content, d } = group[0]!;
        return finding(info, {
          at: clause.product.value?.at ?? clause.at,
          message: message({
            product: clause.product.name,
            content: amount(content.toFixed(2), dm.currency),
            value: amount(dm.productValue!, dm.currency),
          }),
          related: [...heaviest(d), ...priceOf(clause)],
          rules: ['734 supp. 2 (a)(2)', '734 supp. 2 (a)(3)'],
          of: group.map((g) => g.d),
        });
      });
    });
  },
};
