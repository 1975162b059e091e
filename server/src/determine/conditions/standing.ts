/** What a paragraph describes and no property of its own can say: the spec states it of the item, or of the sale. */
import { within as partOf } from '../../base/paragraph.ts';
import { tri } from '../../base/tri.ts';
import { lacks, leaf } from '../proof.ts';
import type { Evaluate } from './shape.ts';

export const within: Evaluate<'within'> = ({ within: paragraph, supposed }, ctx) => {
  const { asks, of, proviso } = ctx.rules.rulebook.questions.get(paragraph)!;
  const { item, journey } = ctx;
  // What is said of the sale of a product says nothing of a part that is judged as if it were sold.
  const stated = of === 'item' ? item.standings : ctx.isContent ? [] : journey.standings;
  const here = stated.filter((s) => s.paragraph === paragraph);
  if (here.length > 0 && here.every((s) => s.within === here[0]!.within))
    return leaf(tri(here[0]!.within), `stated to be ${here[0]!.within ? 'within' : 'outside'} ${paragraph}: ${asks}`, {
      facts: here.map((s) => ({ text: paragraph, at: s.at })),
    });
  // Who says that it is within the whole, or within a part, has not said so of this; nothing is supposed against that.
  const near = stated.find((s) => s.within && (partOf(s.paragraph, paragraph) || partOf(paragraph, s.paragraph)));
  if (!near && supposed && proviso !== undefined && !ctx.strict)
    return leaf('no', `${asks} is not stated: answered for where it is not so`, { provisos: [proviso] });
  return lacks(here.length > 0 ? `both within and outside ${paragraph}: ${asks}` : `${asks} is not stated`, {
    fact: `within ${paragraph}`,
    of: item.name,
    why: `decides ${asks}`,
    at: near?.at ?? (of === 'item' ? item.at : journey.clause.at),
  });
};
