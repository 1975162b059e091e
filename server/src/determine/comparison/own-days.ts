/** Days on which a spec's own permissions and notices begin or end: there an answer changes although the law does not. */
import { addDays, type Day } from '../../../../grammar/src/text/date.ts';
import type { SpecModel } from '../../model/model.ts';

/** Day → what begins or ends there, in words. The last day of a validity is still valid. */
export function ownDays(model: SpecModel): Map<Day, string[]> {
  const out = new Map<Day, string[]>();
  const add = (day: Day | undefined, text: string): void => {
    if (day) out.set(day, [...(out.get(day) ?? []), text]);
  };
  for (const { name, valid } of model.authorizations) {
    if (!valid) continue;
    add(valid.from, `authorization ${name} begins`);
    add(addDays(valid.to, 1), `authorization ${name} has ended`);
  }
  for (const { name, from, to } of model.notices) {
    add(from?.value, `notice ${name} begins`);
    add(to && addDays(to.value, 1), `notice ${name} has ended`);
  }
  return out;
}
