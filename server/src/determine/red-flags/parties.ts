/** Checks of who a party is and who stands behind it. */
import { Exact } from '../../base/exact.ts';
import type { Fact, Party } from '../../model/model.ts';
import { hasRole } from '../../model/roles.ts';
import { withEveryoneAbove } from '../../model/owner-graph.ts';
import type { TRedFlag } from '../../rulebook/schema/index.ts';
import type { Context } from '../context.ts';
import { inPlaces } from '../destination.ts';
import { directProducts } from '../jurisdiction/direct-product.ts';
import { directListings } from '../parties/direct.ts';
import { listTitle } from '../../rulebook/party-lists.ts';
import { headquartersOf } from '../parties/headquarters.ts';
import { requirementsOf } from '../requirements/index.ts';
import { aboutParty, type Subject } from './about.ts';

/**
 * An owner headquartered in the places of the flag holds its share or more, or is a parent, and a rule that goes by headquarters would
 * decide otherwise if the party counted as headquartered there. Below the share, or where no such rule bears on the sale, it says nothing.
 */
export function ownerInMacauOrD5(ctx: Context, flag: TRedFlag): Subject[] {
  const wanted = flag.owner ?? ctx.rules.redFlags.find((f) => f.owner !== undefined)?.owner;
  const concern = (country: string): boolean => wanted !== undefined && inPlaces(ctx.rules, country, wanted.in);
  const share = Exact.from(wanted?.atLeast ?? '0');
  return ctx.journey.parties.flatMap((p) => {
    if (headquartersOf(p).some(concern) || (p.country && concern(p.country.value))) return [];
    for (const { owner, percent } of p.ownedBy) {
      const where = percent.cmp(share) < 0 ? undefined : headquartersOf(owner).find(concern);
      if (where === undefined || !decides(ctx, p, where)) continue;
      return [
        {
          ...aboutParty(ctx, p),
          seen: `${owner.name}, who owns ${percent.toShort(4)} % of it, has its headquarters in ${where}`,
        },
      ];
    }
    return [];
  });
}

/** Would a requirement stand, or a foreign direct product rule reach it, that does not now? */
function decides(ctx: Context, party: Party, country: string): boolean {
  const moved: Party = { ...party, headquarters: { value: country, at: party.at }, ultimateParent: undefined, ownedBy: [] };
  const now = standing(ctx);
  return [...standing(withParty(ctx, party, moved))].some((r) => !now.has(r));
}

function standing(ctx: Context): Set<string> {
  const rules = requirementsOf(ctx).filter((r) => r.result.answer === 'yes');
  const routes = directProducts(ctx).filter((d) => d.basis.answer === 'yes');
  return new Set([...rules.map((r) => `${r.result.id} ${r.result.enforcement}`), ...routes.map((d) => d.basis.rule)]);
}

function withParty(ctx: Context, from: Party, to: Party): Context {
  const { journey } = ctx;
  const swap = (all: readonly Fact<Party>[]): Fact<Party>[] => all.map((f) => (f.value === from ? { ...f, value: to } : f));
  const { clause, facility } = journey;
  const operator = facility?.operator?.value === from ? { ...facility.operator, value: to } : facility?.operator;
  return {
    ...ctx,
    journey: {
      ...journey,
      parties: journey.parties.map((p) => (p === from ? to : p)),
      clause: {
        ...clause,
        endUser: swap(clause.endUser),
        consignee: swap(clause.consignee),
        purchaser: swap(clause.purchaser),
      },
      ...(facility && { facility: { ...facility, operator } }),
    },
  };
}

/** Someone listed owns part of a party, whatever the share: the flag's title says what that comes to on the day. */
export function listedOwner(ctx: Context, flag: TRedFlag): Subject[] {
  const { parties, exporter } = ctx.journey;
  return [...new Set([...parties, ...(exporter.party ? [exporter.party] : [])])].flatMap((p) => {
    const said = withEveryoneAbove([p]).flatMap((of) => holders(of).flatMap((h) => listedHolder(ctx, of, h)));
    return said.length === 0 ? [] : [{ ...aboutParty(ctx, p), seen: `${[...new Set(said)].join('; ')}; ${flag.title}` }];
  });
}

interface Holder {
  readonly owner: Party;
  readonly holds: string;
}

const holders = (of: Party): Holder[] => [
  ...of.ownedBy.map((o) => ({ owner: o.owner, holds: `owns ${o.percent.toShort(4)} % of` })),
  ...(of.ultimateParent ? [{ owner: of.ultimateParent.value, holds: 'is the ultimate parent of' }] : []),
];

function listedHolder(ctx: Context, of: Party, { owner, holds }: Holder): string[] {
  const on = [
    ...new Set(directListings(ctx, owner).map((l) => `${l.answer === 'yes' ? '' : 'perhaps '}on the ${listTitle(l.list)}`)),
  ];
  return on.length === 0 ? [] : [`${owner.name}, ${on.join(' and ')}, ${holds} ${of.name}`];
}

/** Who will use the item is not known: supp. 3 to part 732 (b)9, (b)21. */
export function endUserIsDistributor(ctx: Context): Subject[] {
  return ctx.journey.clause.endUser
    .filter((f) => hasRole(f.value, 'distributor'))
    .map((f) => ({ about: f.value.name, at: f.at }));
}
