/** A facility that goes by a listed name, while nobody is said to operate it: who does decides whether that party is in the sale. */
import { onceFor } from '../../base/once-for.ts';
import { nothingSaid } from '../../model/actors.ts';
import type { Facility, Party } from '../../model/model.ts';
import { listTitle } from '../../rulebook/party-lists.ts';
import type { Context } from '../context.ts';
import type { Missing } from '../result.ts';
import { namesakes } from './direct.ts';

export function operatorAsked(ctx: Context): Missing[] {
  const { facility } = ctx.journey;
  if (!facility || facility.operator) return [];
  const found = namesakes(ctx, namedAs(facility)).find((f) => f.same);
  if (!found) return [];
  const why = `“${found.stated}” is the same name as “${found.printed}” on the ${listTitle(found.list.list)}, and nobody is said to operate it`;
  return [{ fact: 'operator', of: facility.name, why, at: facility.at }];
}

/** What is known of a name is kept by the party that has it. */
const namedAs = onceFor(({ name, label, country, at, whole }: Facility): Party => {
  const said = { ...(label !== undefined && { label }), ...(country && { country }) };
  return { name, at, whole, ...said, ...nothingSaid() };
});
