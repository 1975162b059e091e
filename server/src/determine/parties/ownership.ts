/**
 * The Affiliates rule (744.11(a)(1), 744.21(a)(3), 744 supp. 8): a party owned to half or more by listed parties, or by parties
 * that so count as listed, counts as listed itself. Shares add up over such owners; a holding that counts as listed passes
 * on the whole of its share, one that does not passes on nothing. Exact, with bounds where a share or a listing is open.
 */
import { Exact } from '../../base/exact.ts';
import type { Tri } from '../../base/tri.ts';
import type { Party } from '../../model/model.ts';
import type { TOwnershipRule } from '../../rulebook/schema/index.ts';
import type { Missing, Proof } from '../result.ts';
import { leaf } from '../proof.ts';
import { directListings, LIST_NAMES, type Listed, type OnDay } from './direct.ts';

/** An owner that is listed, or may be, and what it holds; no share is stated for a parent. */
export interface ListedOwner {
  readonly owner: Party;
  readonly share: Exact | undefined;
  readonly listings: readonly Listed[];
  readonly answer: Tri;
}

interface Standing {
  readonly listings: readonly Listed[];
  /** Owners through whom it is restricted, or may be. */
  readonly through: readonly ListedOwner[];
  readonly answer: Tri;
}

/** What it stands on through its owners, under the rule in force on the day; nothing where none is. */
export function ownedListings(ctx: OnDay, party: Party, direct: readonly Listed[]): readonly Listed[] {
  const rule = ctx.rules.ownershipRules[0];
  if (!rule || (party.ownedBy.length === 0 && !party.ultimateParent)) return [];
  const own = byOwners(ctx, rule, party, new Set([party]));
  if (own.answer === 'no') return [];
  return own.listings.filter((l) => !direct.some((d) => d.list === l.list && d.entry !== undefined && d.entry === l.entry));
}

/** Owners of the party who are listed or count as listed and whose share is not stated; under the rule in force on the day. */
export function ownersOfUnknownShare(ctx: OnDay, party: Party): readonly ListedOwner[] {
  const rule = ctx.rules.ownershipRules[0];
  return rule ? byOwners(ctx, rule, party, new Set([party])).through.filter((o) => o.share === undefined) : [];
}

function byOwners(ctx: OnDay, rule: TOwnershipRule, party: Party, path: ReadonlySet<Party>): Standing {
  const NOTHING: Standing = { listings: [], through: [], answer: 'no' };
  // "Any foreign entity": not one of the United States.
  if (party.country && ctx.rules.isDomestic(party.country.value)) return NOTHING;
  const owners = ownersOf(party).filter((o) => !path.has(o.owner));
  const through = owners.flatMap(({ owner, share }): ListedOwner[] => {
    const standing = standingOf(ctx, rule, owner, new Set([...path, owner]));
    return standing.answer === 'no' ? [] : [{ owner, share, listings: standing.listings, answer: standing.answer }];
  });
  if (through.length === 0) return NOTHING;
  const least = Exact.from(rule.atLeast);
  const certain = sum(through.filter((o) => o.answer === 'yes').map((o) => o.share ?? Exact.ZERO));
  // What no other owner is stated to hold is the most that owners of unknown share can hold between them.
  const stated = sum(party.ownedBy.map((o) => o.percent));
  const open = through.some((o) => o.share === undefined) ? Exact.HUNDRED.sub(stated) : Exact.ZERO;
  const possible = sum(through.map((o) => o.share ?? Exact.ZERO)).add(open.sign > 0 ? open : Exact.ZERO);
  const answer: Tri = certain.cmp(least) >= 0 ? 'yes' : possible.cmp(least) >= 0 ? 'undetermined' : 'no';
  return {
    listings:
      answer === 'no'
        ? []
        : through.flatMap((o) => o.listings.map((l) => inherited(rule, party, through, o, l, answer, certain))),
    through,
    answer,
  };
}

/** A party by itself, then by its owners. */
function standingOf(ctx: OnDay, rule: TOwnershipRule, party: Party, path: ReadonlySet<Party>): Standing {
  const direct = directListings(ctx, party).filter((l) => rule.lists.includes(l.list));
  if (direct.some((l) => l.answer === 'yes')) return { listings: direct, through: [], answer: 'yes' };
  const owned = byOwners(ctx, rule, party, path);
  if (owned.answer === 'yes' || direct.length === 0) return owned;
  return { listings: [...direct, ...owned.listings], through: owned.through, answer: 'undetermined' };
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

function reaches(from: Party, to: Party): boolean {
  const seen = new Set<Party>([from]);
  for (const p of seen) {
    for (const o of p.ownedBy) seen.add(o.owner);
    if (p.ultimateParent) seen.add(p.ultimateParent.value);
  }
  return seen.has(to);
}

const sum = (shares: readonly Exact[]): Exact => shares.reduce((a, b) => a.add(b), Exact.ZERO);

/** The owner's listing, as the party's own: the same entry, and so the same requirement and policy. */
function inherited(
  rule: TOwnershipRule,
  party: Party,
  through: readonly ListedOwner[],
  by: ListedOwner,
  l: Listed,
  answer: Tri,
  certain: Exact,
): Listed {
  const held = through.map((o) => `${o.owner.name} ${o.share ? `${o.share.toShort(4)} %` : '(share not stated)'}`).join(', ');
  const missing: Missing[] = through
    .filter((o) => o.share === undefined)
    .map((o) => ({
      fact: 'owned-by',
      of: party.name,
      why: `the share that ${o.owner.name} holds decides whether it counts as listed (${rule.atLeast} % or more)`,
      at: party.ultimateParent?.at ?? party.at,
    }));
  const children: Proof[] = [
    leaf(
      answer,
      answer === 'yes'
        ? `listed owners hold ${certain.toShort(4)} %: ${held}`
        : `listed owners may hold ${rule.atLeast} % or more: ${held}`,
      {
        facts: party.ownedBy.map((o) => ({ text: `${o.owner.name} ${o.percent.toShort(4)} %`, at: o.at })),
        ...(answer === 'undetermined' && missing.length > 0 && { missing }),
      },
    ),
    ...by.listings.map((x) => x.proof),
  ];
  return {
    list: l.list,
    ...(l.entry && { entry: l.entry }),
    ...(l.of && { of: l.of }),
    ...(l.footnote !== undefined && { footnote: l.footnote }),
    answer,
    proof: {
      rule: rule.rule,
      answer,
      text: `${party.name} counts as on the ${LIST_NAMES[l.list]} through ${by.owner.name}, to ${rule.atLeast} % or more owned by listed parties`,
      children,
      ...(verifiedCarried(rule) && { coverage: 'carried: that the stay ended on 2026-11-09 was not read' }),
    },
  };
}

const verifiedCarried = (rule: TOwnershipRule): boolean => typeof rule.verified !== 'string' && rule.verified.dates === 'carried';
