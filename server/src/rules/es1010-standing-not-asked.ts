import { clip } from '../base/message.ts';
import { within as partOf } from '../base/paragraph.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { mayRequire } from '../determine/sale/errors-read.ts';
import type { Item, Standing } from '../model/model.ts';
import type { Question, Rulebook } from '../rulebook/rulebook.ts';
import { itemsOf, itemsOfAll } from './clauses.ts';
import { didYouMean } from './fixes/did-you-mean.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { sieve } from './sieve.ts';

const info: CodeInfo = {
  code: 'ES1010',
  name: 'standing-not-asked',
  severity: 'warning',
  title: 'A statement on a paragraph that no rule asks for',
  page: {
    what: '`within` or `outside` names a paragraph that no rule asks for there, or both name the same one.',
    why: 'They answer what a rule asks and no other property can say, and nothing else: `outside 746.8(a)(1)` takes no item out of that paragraph. What is asked of a sale is stated in its destination, or on the product for all its sales; what is asked of an item on the item. A statement and its opposite settle nothing, and a `within` of parts 736, 742, 744, 746 or 754 that no rule reads where it stands lets nothing be cleared.',
    cite: ['15 CFR 736.2(b)'],
    fix: 'State what the question names: its paragraph, and where it is asked. The reference lists them all.',
    suppress: 'Not needed: take the statement out, or state what its paragraph turns on.',
    bad: `as-of 2026-03-02

product planner {
  kind    software
  origin  US
  eccn    EAR99
  value   900 USD
  outside 746.8(a)(1)
  destination BY
}
`,
    good: `as-of 2026-03-02

product planner {
  kind    software
  origin  US
  eccn    EAR99
  value   900 USD
  outside 746.8(a)(8)
  destination BY
}
`,
  },
};

/** What is stated in one place, of an item or of a sale of it; what a product states of its sales holds of each. */
interface Stated {
  readonly on: string;
  readonly of: Question['of'];
  readonly sold: boolean;
  readonly standings: readonly Standing[];
  /** What is stated of the same, there and elsewhere. */
  readonly together: readonly Standing[];
}

export const standingNotAsked: Rule = {
  ...info,
  fixes: didYouMean,
  ofModel: true,
  across: (_, { product, rulebook }) => itemsOf(product).some((item) => idle(item, rulebook).length > 0),
  check(ctx) {
    const items = itemsOfAll([...ctx.products.map((p) => p.product), ...ctx.undetermined]);
    for (const input of idleInputs(ctx.model.inputs, ctx.rulebook)) items.add(input);
    return [...items].flatMap((item) => idle(item, ctx.rulebook));
  },
};

const idleInputs = sieve((item: Item, rulebook: Rulebook) => idle(item, rulebook).length > 0);

function idle(item: Item, { questions }: Rulebook): Diagnostic[] {
  const { name: on, standings, destinations } = item;
  const sold = destinations.length > 0;
  const places: Stated[] = [
    { on, of: 'item', sold, standings, together: [...standings, ...destinations.flatMap((d) => d.standings)] },
    ...destinations.map(
      (d): Stated => ({ on, of: 'sale', sold, standings: d.standings, together: [...standings, ...d.standings] }),
    ),
  ];
  return places.flatMap((place) => place.standings.flatMap((s) => told(s, place, questions)));
}

function told(s: Standing, { on, of, sold, together }: Stated, questions: Rulebook['questions']): Diagnostic[] {
  const { paragraph, within, at } = s;
  const asked = questions.get(paragraph);
  const taken = (q: Question): boolean => q.of === of || (q.of === 'sale' && sold);
  if (!asked) {
    const open = [...questions.values()].filter(taken).map((q) => q.paragraph);
    const related = open.find((p) => partOf(p, paragraph) || partOf(paragraph, p));
    const meant = related ?? suggest(paragraph, open);
    const what = `No rule asks whether ${of === 'item' ? clip(on) : 'a sale'} is within ${paragraph}`;
    const effect = within && sold && mayRequire(paragraph) ? 'nothing is cleared on it' : 'this changes nothing';
    return [
      finding(info, {
        at,
        message: related === undefined ? `${what}; ${effect}` : `${what}: what is asked is ${related}`,
        ...(meant !== undefined && { data: { suggestion: meant } }),
      }),
    ];
  }
  if (!taken(asked)) {
    const where = asked.of === 'sale' ? 'a sale: write it in the destination' : 'the item: write it outside the destination';
    return [finding(info, { at, message: `${paragraph} is asked of ${where}`, rules: [paragraph] })];
  }
  if (within || !together.some((o) => o.within && o.paragraph === paragraph)) return [];
  return [
    finding(info, {
      at,
      message: `${clip(on)} is stated to be within ${paragraph} as well; this settles nothing`,
      rules: [paragraph],
    }),
  ];
}
