/** Checks of who a party is and who stands behind it. */
import type { Party } from '../../model/model.ts';
import type { Context } from '../context.ts';
import { headquartersOf } from '../context.ts';
import { aboutParty, type Subject } from './about.ts';

/** An owner or parent of any share and at any depth is headquartered in Macau or D:5, and the party itself is not there. */
export function ownerInMacauOrD5(ctx: Context): Subject[] {
  const concern = (country: string | undefined): boolean =>
    country !== undefined && (country === 'MO' || ctx.rules.inPlace(country, 'D:5'));
  return ctx.journey.parties.flatMap((p) => {
    if (concern(p.country?.value) || concern(p.headquarters?.value)) return [];
    const owner = ownersOf(p).find((o) => headquartersOf(o).some(concern));
    const where = owner && headquartersOf(owner).find(concern);
    return owner ? [{ ...aboutParty(ctx, p), seen: `${owner.name}, an owner, has its headquarters in ${where}` }] : [];
  });
}

/** Every owner and parent, nearest first, each once; never the party itself. */
export function ownersOf(party: Party): Party[] {
  const seen = new Set<Party>([party]);
  for (const p of seen) {
    for (const o of p.ownedBy) seen.add(o.owner);
    if (p.ultimateParent) seen.add(p.ultimateParent.value);
  }
  seen.delete(party);
  return [...seen];
}

/** Who will use the item is not known: supp. 3 to part 732 (b)9, (b)21. */
export function endUserIsDistributor(ctx: Context): Subject[] {
  return ctx.journey.clause.endUser
    .filter((f) => f.value.roles.some((r) => r.value === 'distributor'))
    .map((f) => ({ about: f.value.name, at: f.at }));
}
