import { clip } from '../base/message.ts';
import { asUsed, likeWithLike } from '../determine/jurisdiction/us-content.ts';
import type { Item } from '../model/model.ts';
import { itemsOf, itemsOfAll, ofItem } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { aKind } from './text.ts';
import { sieve } from './sieve.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { kindOf } from '../model/kind.ts';

const info: CodeInfo = {
  code: 'ES1009',
  name: 'said-of-another-kind',
  severity: 'warning',
  title: 'A property, or content, that an item of this kind cannot have',
  page: {
    what: 'The spec says of a commodity that it is published, or gives a form of software to what is no software; or it says that an item incorporates, bundles or commingles what is no content of its kind, such as technology in a commodity.',
    why: 'Only software and technology is taken out of the EAR by being published, and only software is source or object code. Of another kind of item the word changes nothing, and the item is judged as if it were not there. What kind an item is its ECCN says (product group D is software, E technology); EAR99 and what states no ECCN is a commodity unless `kind` says otherwise. U.S.-origin content is counted like with like: commodities in commodities, software in software and bundled with commodities, technology in technology. Technology that a commodity was designed or made with is not incorporated in it, and not counted; whether the commodity is its direct product is another question.',
    cite: ['15 CFR 734.3(b)(3)', '15 CFR 734.4(c)', '15 CFR 734.7', '15 CFR 734.13(a)(2)', '15 CFR 734 supp. 2 (a)(1)'],
    fix: 'State the kind of the item (`kind software`, `kind technology`), or take the property out. What an item was made with is said by `direct-product-of` and `plant direct-product-of`.',
    suppress: 'Not needed: the word changes no answer.',
    bad: `as-of 2026-03-02

product library {
  origin    US
  eccn      EAR99
  published yes
  destination CN
}
`,
    good: `as-of 2026-03-02

product library {
  kind      software
  origin    US
  eccn      EAR99
  published yes
  destination CN
}
`,
  },
};

const idle = ofItem((item: Item): Diagnostic[] => {
  const kind = kindOf(item);
  const said = (at: Diagnostic['at'], word: string, only: string, rule: string): Diagnostic =>
    finding(info, {
      at,
      message: `${item.name} is ${aKind(kind)}: ${word} is said of ${only} alone, and changes nothing`,
      rules: [rule],
    });
  const { published, form } = item;
  // Of what is of U.S. origin itself nothing is counted.
  const counted = item.origin?.value === 'US' ? [] : item.uses.filter((use) => use.relation !== 'contains');
  const others = counted.filter((use) => !likeWithLike(item, use, false));
  return [
    ...others.map((use) => {
      const part = kindOf(asUsed(use).item);
      return finding(info, {
        at: use.at,
        message: `${clip(use.item.name)} is ${aKind(part)}: it is no content of ${aKind(kind)}, and is not counted`,
        rules: [part === 'technology' ? '734 supp. 2 (a)(1)' : '734.4(c)'],
      });
    }),
    ...(published?.value && kind === 'commodity'
      ? [said(published.at, 'published', 'software and technology', '734.3(b)(3)')]
      : []),
    ...(form && kind !== 'software' ? [said(form.at, 'form', 'software', '734.13(a)(2)')] : []),
  ];
});

export const saidOfAnotherKind: Rule = {
  ...info,
  ofModel: true,
  across: (_, { product }) => itemsOf(product).some((item) => idle(item).length > 0),
  check(ctx) {
    const items = itemsOfAll([...ctx.products.map((p) => p.product), ...ctx.undetermined]);
    for (const input of idleInputs(ctx.model.inputs, ctx.rulebook)) items.add(input);
    return [...items].flatMap(idle);
  },
};

const idleInputs = sieve((item) => idle(item).length > 0);
