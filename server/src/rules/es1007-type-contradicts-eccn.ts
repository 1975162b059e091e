import { clip } from '../base/message.ts';
import { typesByParagraph } from '../determine/classification/type-of-item.ts';
import { kindByEccn } from '../model/kind.ts';
import type { ItemType } from '../model/model.ts';
import { itemsOf } from './clauses.ts';
import { didYouMean } from './fixes/did-you-mean.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { aKind } from './text.ts';

const info: CodeInfo = {
  code: 'ES1007',
  name: 'type-contradicts-eccn',
  severity: 'warning',
  title: 'The type or the kind contradicts the ECCN',
  page: {
    what: 'The paragraph that an item is declared under names one type of item, an integrated circuit or a computer, or several, and the spec gives it another; or its product group is that of a commodity, of software or of technology, and the spec gives it another kind.',
    why: 'Several rules turn on what type of item it is: the end-use rule for supercomputers, the levels for computers and for equipment that holds a circuit. The paragraph decides that: the item is judged as the type it names, for every rule, and the other word clears nothing. Where it names several, the type is asked for. The product group in an ECCN, its one letter, decides the kind in the same way (D is software, E technology).',
    cite: ['15 CFR 774.1', '15 CFR 738.2(b)', '15 CFR 738.2(d)'],
    fix: 'Correct the type or the kind, or the ECCN where that is what is wrong.',
    suppress: 'Not needed: write the type or the kind that the ECCN names, which is how the item is judged already.',
    bad: `as-of 2026-03-02

product processor {
  type   component
  origin US
  eccn   3A991.p
  destination DE
}
`,
    good: `as-of 2026-03-02

product processor {
  type   integrated-circuit
  origin US
  eccn   3A991.p
  destination DE
}
`,
  },
};

export const typeContradictsEccn: Rule = {
  ...info,
  fixes: didYouMean,
  check(ctx) {
    return ctx.products.flatMap(({ product, determinations }) => {
      const rules = determinations[0] && ctx.rulebook.at(determinations[0].asOf);
      if (!rules) return [];
      // Of a part that several products share it is said once: the findings are the same.
      return itemsOf(product).flatMap((item) => {
        const { type, kind, eccn } = item;
        const group = kind && kindByEccn(eccn?.value);
        if (group !== undefined && group !== kind!.value)
          return [
            finding(info, {
              at: kind!.at,
              message: `${eccn!.value.code} is ${aKind(group)}; ${clip(item.name)} is judged as that, not as ${aKind(kind!.value)}`,
              rules: ['738.2(b)'],
              of: determinations,
              data: { suggestion: group },
            }),
          ];
        const named = type && eccn && typesByParagraph(rules, eccn.value);
        if (named === undefined || named.includes(type!.value) || isWaferOfCircuits(type!.value, named)) return [];
        return [
          finding(info, {
            at: type!.at,
            message: message(item.name, eccn!.value.code, named, type!.value),
            rules: ['774 supp. 1'],
            of: determinations,
            ...(named.length === 1 ? { data: { suggestion: named[0]! } } : {}),
          }),
        ];
      });
    });
  },
};

// A wafer of circuits goes by the paragraph of its circuits: no mistake of the spec.
const isWaferOfCircuits = (type: ItemType, named: readonly ItemType[]): boolean =>
  type === 'wafer' && named.includes('integrated-circuit');

function message(name: string, code: string, named: readonly ItemType[], stated: ItemType): string {
  const said = words(stated);
  return named.length === 1
    ? `${code} is for ${plural(named[0]!)}; ${clip(name)} is judged as one, not as ${said}`
    : `${code} does not name ${said}; write the type that ${clip(name)} is`;
}

const words = (type: ItemType): string => type.replaceAll('-', ' ');
const plural = (type: ItemType): string => words(type).replace(/y$/, 'ie') + 's';
