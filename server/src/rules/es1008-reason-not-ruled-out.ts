import { controlsAnyway } from '../determine/classification/rows.ts';
import { itemsOf } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const tool = (reason: string, eccn: string): string => `as-of 2026-03-02

product tool {
  type   equipment
  origin US
  eccn   ${eccn}
  value  20_000 USD
  not-controlled-for ${reason}
  destination TW
}
`;

const info: CodeInfo = {
  code: 'ES1008',
  name: 'reason-not-ruled-out',
  severity: 'warning',
  title: 'A reason for control that the entry leaves no room to rule out',
  page: {
    what: 'The spec states that a reason for control does not apply to an item, and the entry controls all of its items, or the paragraph stated, for that reason without a condition.',
    why: 'A reason can be ruled out where the entry makes it a question of fact: for some paragraphs, for items that meet a limit, for technology for items that are so controlled. A row for the entire entry asks nothing, so the statement changes nothing and the license requirement stands.',
    cite: ['15 CFR 738.4(a)', '15 CFR 774.1'],
    fix: 'Take the reason out, or state the ECCN under which the item is not controlled for it.',
    suppress: 'Not needed: the item is judged as if the reason were not ruled out.',
    bad: tool('NS', '3B001.a.1'),
    good: tool('MT', '7A103.a').replace('not-controlled-for MT\n  ', ''),
  },
};

export const reasonNotRuledOut: Rule = {
  ...info,
  check(ctx) {
    return ctx.products.flatMap(({ product, determinations }) => {
      const rules = determinations[0] && ctx.rulebook.at(determinations[0].asOf);
      if (!rules) return [];
      return itemsOf(product).flatMap((item) =>
        item.notControlledFor
          .filter((reason) => item.eccn && controlsAnyway(rules, item.eccn.value, reason.value))
          .map((reason) =>
            finding(info, {
              at: reason.at,
              message: `not-controlled-for ${reason.value} has no effect: all of ${item.eccn!.value.code} is controlled for ${reason.value}`,
              related: [{ at: item.eccn!.at, message: 'the ECCN' }],
              rules: ['774 supp. 1'],
              of: determinations,
            }),
          ),
      );
    });
  },
};
