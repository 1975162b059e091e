import type { Item } from '../model/model.ts';
import { itemsOf, itemsOfAll, ofItem } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { sieve } from './sieve.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { kindOf } from '../model/kind.ts';

const info: CodeInfo = {
  code: 'ES1009',
  name: 'said-of-another-kind',
  severity: 'warning',
  title: 'A property that an item of this kind cannot have',
  page: {
    what: 'The spec says of a commodity that it is published, or gives a form of software to what is no software.',
    why: 'Only software and technology is taken out of the EAR by being published, and only software is source or object code. Of another kind of item the word changes nothing, and the item is judged as if it were not there. What kind an item is its ECCN says (product group D is software, E technology); EAR99 and what states no ECCN is a commodity unless `kind` says otherwise.',
    cite: ['15 CFR 734.3(b)(3)', '15 CFR 734.7', '15 CFR 734.13(a)(2)'],
    fix: 'State the kind of the item (`kind software`, `kind technology`), or take the property out.',
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
      message: `${item.name} is ${kind === 'technology' ? kind : `a ${kind}`}: ${word} is said of ${only} alone, and changes nothing`,
      rules: [rule],
    });
  const { published, form } = item;
  return [
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
