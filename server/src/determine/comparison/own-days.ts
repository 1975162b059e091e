/** Days on which a spec's own permissions and notices begin or end: there an answer changes although the law does not. */
import { addDays, type Day } from '../../../../grammar/src/text/date.ts';
import { names } from '../permissions/covers.ts';
import type { Coverage, Item, SpecModel } from '../../model/model.ts';

/** Day → what begins or ends there, in words; of what names one of these products, where they are given. The last day of a validity is still valid. */
export function ownDays(model: SpecModel, products?: readonly Item[]): Map<Day, string[]> {
  const concerns = (of: readonly Coverage[]): boolean =>
    products === undefined || of.some((c) => c.items.length === 0 || products.some((p) => names(c, p)));
  const out = new Map<Day, string[]>();
  const add = (day: Day | undefined, text: string): void => {
    if (day) out.set(day, [...(out.get(day) ?? []), text]);
  };
  for (const { name, valid, covers } of model.authorizations) {
    if (!valid || !concerns(covers)) continue;
    add(valid.from, `authorization ${name} begins`);
    add(addDays(valid.to, 1), `authorization ${name} has ended`);
  }
  for (const { name, from, to, requires } of model.notices) {
    if (!concerns(requires)) continue;
    add(from?.value, `notice ${name} begins`);
    add(to && addDays(to.value, 1), `notice ${name} has ended`);
  }
  return out;
}
