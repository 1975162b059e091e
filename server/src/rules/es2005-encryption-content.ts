import { clip } from '../base/message.ts';
import { encryptionRule, served } from '../determine/permissions/reliance.ts';
import type { Item } from '../model/model.ts';
import { countriesOf, groupBy, itemsOf } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { list } from './text.ts';

const info: CodeInfo = {
  code: 'ES2005',
  name: 'encryption-content',
  severity: 'warning',
  title: 'U.S. encryption content must meet conditions of its own',
  page: {
    what: 'A foreign-made product relies on its de minimis level and incorporates U.S.-origin items of 5A002, 5A004, 5B002 or 5D002.',
    why: 'Such content must have been authorized for License Exception ENC in one of the ways the paragraph lists, or be publicly available source code for which notice was given; one of them excludes Country Groups E:1 and E:2. Otherwise the product is subject to the EAR whatever the percentage. What states `encryption-paragraph` is not reported.',
    cite: ['15 CFR 734.4(b)', '15 CFR 740.17(b)'],
    fix: 'Ask the supplier under which paragraph of 740.17(b) the item is authorized, and state it: `encryption-paragraph 740.17(b)(1)`.',
    suppress: 'When the supplier has stated another ground of 734.4(b); give it as the reason.',
    bad: `as-of 2026-03-02

input vpn-module { type electronic-assembly  origin US  eccn 5A002.a  value 20 USD }

product router {
  type   equipment
  origin KR
  eccn   5A002.a
  value  1_000 USD
  incorporates vpn-module
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
    good: `as-of 2026-03-02

input vpn-module { type electronic-assembly  origin US  eccn 5A992.c  value 20 USD }

product router {
  type   equipment
  origin KR
  eccn   5A002.a
  value  1_000 USD
  incorporates vpn-module
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
  },
};

const message = (a: { readonly inputs: string; readonly countries: string }): string =>
  `${a.countries}: de minimis counts only if the encryption content (${a.inputs}) meets 734.4(b)`;

export const encryptionContent: Rule = {
  ...info,
  check(ctx) {
    return ctx.clauses.flatMap((clause) => {
      const found = clause.determinations.flatMap((d) => {
        if (!d.deMinimis || d.deMinimis.exceeded === 'yes' || d.subjectToEar === 'yes' || d.outcome === 'no-license-required')
          return [];
        const rules = ctx.rulebook.at(d.asOf);
        const lines = d.deMinimis.content.filter((c) => {
          if (c.eccn === null || c.because.includes('15 CFR 734.3(b)(3)')) return false;
          const [code, target] = c.eccn.split(' for ') as [string, string | undefined];
          const rule = encryptionRule(rules, { code, ...(target !== undefined && { for: target }) });
          // Where the paragraph is stated, the level is judged by that.
          const stated = (i: Item): boolean => i.name === c.input && served(rule!, i.encryptionParagraph?.value) !== undefined;
          return rule !== undefined && !itemsOf(clause.product).some(stated);
        });
        return lines.length > 0 ? [{ d, lines }] : [];
      });
      return groupBy(found, ({ lines }) => lines.map((l) => l.input).join('|')).map((group) => {
        const { lines } = group[0]!;
        return finding(info, {
          at: clause.at,
          message: (atMost) =>
            message({
              inputs: list(
                lines.map((l) => `${clip(l.input, 20)}, ${l.eccn}`),
                Math.min(atMost, 3),
              ),
              countries: countriesOf(
                group.map((g) => g.d),
                atMost,
              ),
            }),
          related: lines.slice(0, 5).map((l) => ({ at: l.at, message: `${l.input} is ${l.eccn}` })),
          rules: ['734.4(b)'],
          of: group.map((g) => g.d),
        });
      });
    });
  },
};
