/** Who is approved by name to receive some items (supplement no. 8 to part 740): the ultimate consignee and every end user must be. */
import { covers } from '../../../../grammar/src/text/date.ts';
import { tri } from '../../base/tri.ts';
import type { Party } from '../../model/model.ts';
import { hasRole } from '../../model/roles.ts';
import type { TApprovedEntity } from '../../rulebook/schema/index.ts';
import { normalize, sortedKey } from '../../screening/name.ts';
import type { Context } from '../context.ts';
import { withParents } from '../parties/headquarters.ts';
import { allOf, leaf } from '../proof.ts';
import type { Evaluate } from './shape.ts';

/** It is in the exporter's favor, so whoever is not stated is not approved. */
export const approvedRecipients: Evaluate<'approvedRecipients'> = (l, ctx) => {
  const { clause, facility } = ctx.journey;
  const endUsers = [...clause.endUser.map((f) => f.value), ...(facility?.operator ? [facility.operator.value] : [])];
  if (endUsers.length === 0) return leaf('no', 'no end user is named');
  const consignees = clause.consignee.map((f) => f.value).filter((p) => !hasRole(p, 'forwarder'));
  const all = [...new Set([...endUsers, ...consignees])];
  return allOf(
    'the ultimate consignee and all end users are approved entities',
    all.map((p) => {
      const found = entityOf(ctx, p, l.approvedRecipients);
      const text = found ? `${p.name} is approved: ${found.name}` : `${p.name} is not an approved entity on ${ctx.rules.date}`;
      return leaf(tri(found !== undefined), text, { rule: found?.cite ?? '740 supp. 8', facts: [{ text: p.name, at: p.at }] });
    }),
  );
};

function entityOf(ctx: Context, party: Party, item: TApprovedEntity['for'][number]): TApprovedEntity | undefined {
  const family = withParents(party).map(namesOf);
  return ctx.rules.rulebook.approvedEntities.find(
    (e) =>
      e.for.includes(item) &&
      covers(ctx.rules.date, e.from, e.until) &&
      party.country?.value === e.country &&
      (e.role === undefined
        ? (e.subsidiaries ? family : family.slice(0, 1)).some((names) =>
            [e.name, ...(e.aliases ?? [])].some((n) => names.has(keyOf(n))),
          )
        : party.roles.some((r) => r.value === e.role) && governs(party, e.country)),
  );
}

/** Not an agency of another country that has an office there. */
const governs = (party: Party, country: string): boolean =>
  party.headquarters === undefined || party.headquarters.value === country;

const keyOf = (name: string): string => sortedKey(normalize(name).words);
const namesOf = (p: Party): ReadonlySet<string> =>
  new Set([p.label ?? p.name.replaceAll(/[-_]/g, ' '), ...p.alsoKnownAs.map((a) => a.value)].map(keyOf));
