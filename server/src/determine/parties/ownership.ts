/**
 * The Affiliates rule (744.11(a)(1), 744.21(a)(3), 744 supp. 8): a party owned to half or more by listed parties, or by parties
 * that so count as listed, counts as listed itself. Shares add up over such owners; a holding that counts as listed passes
 * on the whole of its share, one that does not passes on nothing. Exact, with bounds where a share or a listing is open.
 */
import { Exact } from '../../base/exact.ts';
import type { Tri } from '../../base/tri.ts';
import type { Party } from '../../model/model.ts';
import { directlyAbove, ownersFirst, reaches } from '../../model/owner-graph.ts';
import type { RulebookAt } from '../../rulebook/rulebook.ts';
import type { TOwnershipRule } from '../../rulebook/schema/index.ts';
import { directListings, type Listed, type OnDay } from './direct.ts';
import { inherited } from './ownership-proof.ts';
import type { ListedOwner, Standing } from './standing.ts';

const NOTHING: Standing = { answer: 'no', direct: [], listings: [], through: [], certain: Exact.ZERO };

/** What it stands on through its owners, under the rule in force on the day; nothing where none is. */
export function ownedListings(ctx: OnDay, party: Party, direct: readonly Listed[]): readonly Listed[] {
  const rule = ctx.rules.ownershipRules[0];
  if (!rule || directlyAbove(party).length === 0) return [];
  const own = byOwners(ctx, rule, party, standings(ctx, rule, party));
  if (own.answer === 'no') return [];
  const counted = own.listings.filter(
    (l) => !direct.some((d) => d === l || (d.list === l.list && d.entry && d.entry === l.entry)),
  );
  return counted.map((l) => inherited(rule, party, own, l));
}

/** Owners of the party who are listed or count as listed and whose share is not stated; under the rule in force on the day. */
export function ownersOfUnknownShare(ctx: OnDay, party: Party): readonly ListedOwner[] {
  const rule = ctx.rules.ownershipRules[0];
  if (!rule) return [];
  return byOwners(ctx, rule, party, standings(ctx, rule, party)).through.filter((o) => o.share === undefined);
}

/** What an answer rests on where nothing is stated of who owns a party; under the rule in force on the day, which speaks of foreign ones. */
export function ownersUnstated(ctx: OnDay, party: Party, list: string): string | undefined {
  const rule = ctx.rules.ownershipRules[0];
  if (!rule?.lists.some((l) => l === list) || party.ownedBy.length > 0 || party.ultimateParent) return undefined;
  if (party.country && ctx.rules.isDomestic(party.country.value)) return undefined;
  return `listed parties do not own ${rule.atLeast} percent of ${party.name} or more`;
}

const done = new WeakMap<RulebookAt, WeakMap<Party, Standing>>();

/** Of the party and everyone above it on the day, once each, owners before what they own. */
function standings(ctx: OnDay, rule: TOwnershipRule, party: Party): WeakMap<Party, Standing> {
  let known = done.get(ctx.rules);
  if (!known) done.set(ctx.rules, (known = new WeakMap()));
  for (const group of ownersFirst([party], (p) => known.has(p))) {
    if (group.length === 1) known.set(group[0]!, standingOf(ctx, rule, group[0]!, known));
    else settle(ctx, rule, group, known);
  }
  return known;
}

/** In a circle one may count as listed because another does: from none, until nobody more does. */
function settle(ctx: OnDay, rule: TOwnershipRule, circle: readonly Party[], known: WeakMap<Party, Standing>): void {
  const owned = new Map<Party, Party[]>(circle.map((p) => [p, []]));
  for (const p of circle) for (const owner of directlyAbove(p)) owned.get(owner)?.push(p);
  const open = new Set(circle);
  for (const p of open) {
    open.delete(p);
    const before = known.get(p);
    const now = standingOf(ctx, rule, p, known);
    known.set(p, now);
    if (before ? before.answer === now.answer && before.listings.length === now.listings.length : now.answer === 'no') continue;
    for (const next of owned.get(p)!) open.add(next);
  }
}

/** A party by itself, then by its owners. */
function standingOf(ctx: OnDay, rule: TOwnershipRule, party: Party, known: WeakMap<Party, Standing>): Standing {
  const direct = directListings(ctx, party).filter((l) => rule.lists.includes(l.list));
  if (direct.some((l) => l.answer === 'yes')) return { ...NOTHING, direct, listings: direct, answer: 'yes' };
  const owned = byOwners(ctx, rule, party, known);
  if (owned.answer === 'yes' || direct.length === 0) return owned;
  return { ...owned, direct, listings: [...direct, ...owned.listings], answer: 'undetermined' };
}

function byOwners(ctx: OnDay, rule: TOwnershipRule, party: Party, known: WeakMap<Party, Standing>): Standing {
  // "Any foreign entity": not one of the United States.
  if (party.country && ctx.rules.isDomestic(party.country.value)) return NOTHING;
  const through = ownersOf(party).flatMap(({ owner, share }): ListedOwner[] => {
    // One that stands in a circle with the party may not be known yet; nobody owns themselves into a list.
    const standing = owner === party ? undefined : known.get(owner);
    return standing === undefined || standing.answer === 'no' ? [] : [{ owner, share, standing }];
  });
  if (through.length === 0) return NOTHING;
  const least = Exact.from(rule.atLeast);
  const certain = sum(through.filter((o) => o.standing.answer === 'yes').map((o) => o.share ?? Exact.ZERO));
  // What no other owner is stated to hold is the most that owners of unknown share can hold between them.
  const stated = sum(party.ownedBy.map((o) => o.percent));
  const open = through.some((o) => o.share === undefined) ? Exact.HUNDRED.sub(stated) : Exact.ZERO;
  const possible = sum(through.map((o) => o.share ?? Exact.ZERO)).add(open.sign > 0 ? open : Exact.ZERO);
  const answer: Tri = certain.cmp(least) >= 0 ? 'yes' : possible.cmp(least) >= 0 ? 'undetermined' : 'no';
  const listings = answer === 'no' ? [] : [...new Set(through.flatMap((o) => o.standing.listings))];
  return { answer, direct: [], listings, through, certain };
}

/** Owners with their shares; the ultimate parent without one, unless it is also stated as an owner or heads one. */
function ownersOf(party: Party): { owner: Party; share: Exact | undefined }[] {
  const shares = new Map<Party, Exact>();
  for (const o of party.ownedBy) shares.set(o.owner, (shares.get(o.owner) ?? Exact.ZERO).add(o.percent));
  const out: { owner: Party; share: Exact | undefined }[] = [...shares].map(([owner, share]) => ({ owner, share }));
  const parent = party.ultimateParent?.value;
  if (parent && !shares.has(parent) && !party.ownedBy.some((o) => reaches(o.owner, parent)))
    out.push({ owner: parent, share: undefined });
  return out;
}

const sum = (shares: readonly Exact[]): Exact => shares.reduce((a, b) => a.add(b), Exact.ZERO);
