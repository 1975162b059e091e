/**
 * Where a party is headquartered, or has a parent that is (15 CFR 742.4(a)(4), 742.6(a)(6), 744.23): its own headquarters and those of
 * every parent, upward. An owner of more than half is a parent, as is the one stated as `ultimate-parent`; one of exactly half may be
 * one, unless the ultimate parent is stated. Shares that companies of one parent hold are that parent's together.
 */
import { Exact } from '../../base/exact.ts';
import type { Party } from '../../model/model.ts';
import type { Missing } from '../result.ts';

export interface Headquarters {
  readonly certain: readonly string[];
  /** Of a parent whose half decides nothing. */
  readonly possible: readonly Possible[];
  /** The party, or one that is or may be a parent of it, whose place is not stated. */
  readonly unstated: readonly Party[];
}

export interface Possible {
  readonly country: string;
  /** It holds exactly half of `of`. */
  readonly owner: Party;
  readonly of: Party;
}

interface Parents {
  readonly certain: readonly Party[];
  readonly half: readonly Party[];
}

const HALF = Exact.of(50);
const NONE: Headquarters = { certain: [], possible: [], unstated: [] };
const known = new WeakMap<Party, Headquarters>();

/** Each country once, nearest first. */
export function headquarters(party: Party | undefined): Headquarters {
  if (!party) return NONE;
  let found = known.get(party);
  if (!found) known.set(party, (found = walk(party)));
  return found;
}

export const headquartersOf = (party: Party): readonly string[] => headquarters(party).certain;

function walk(party: Party): Headquarters {
  const certain = new Set<string>();
  const unstated: Party[] = [];
  const above = new Set<Party>([party]);
  for (const p of above) {
    const seat = seatOf(p);
    if (seat) certain.add(seat);
    else unstated.push(p);
    for (const up of parentsOf(p).certain) above.add(up);
  }
  const possible: Possible[] = [];
  const via = new Map<Party, { owner: Party; of: Party }>();
  for (const p of above) for (const owner of parentsOf(p).half) if (!above.has(owner)) via.set(owner, { owner, of: p });
  for (const [p, step] of via) {
    const country = seatOf(p);
    if (!country) unstated.push(p);
    else if (!certain.has(country) && !possible.some((x) => x.country === country)) possible.push({ country, ...step });
    const { certain: up, half } = parentsOf(p);
    for (const next of [...up, ...half]) if (!above.has(next) && !via.has(next)) via.set(next, step);
  }
  return { certain: [...certain], possible, unstated };
}

/** The party and every parent of it that is certain. */
export function withParents(party: Party): Party[] {
  const all = new Set<Party>([party]);
  for (const p of all) for (const up of parentsOf(p).certain) all.add(up);
  return [...all];
}

const seatOf = (p: Party): string | undefined => p.headquarters?.value ?? p.country?.value;

function parentsOf(p: Party): Parents {
  const stated = p.ultimateParent?.value;
  const shares = new Map<Party, Exact>();
  for (const o of p.ownedBy) shares.set(o.owner, (shares.get(o.owner) ?? Exact.ZERO).add(o.percent));
  const certain = new Set<Party>(stated ? [stated] : []);
  const half: Party[] = [];
  for (const [owner, share] of shares.size > 1 ? together(shares) : shares) {
    const by = share.cmp(HALF);
    if (by > 0) certain.add(owner);
    else if (by === 0 && !stated) half.push(owner);
  }
  return { certain: [...certain], half };
}

/** What each owner holds with the companies whose parent it is. */
function together(shares: ReadonlyMap<Party, Exact>): Map<Party, Exact> {
  const out = new Map<Party, Exact>();
  for (const [owner, share] of shares) for (const p of upward(owner)) out.set(p, (out.get(p) ?? Exact.ZERO).add(share));
  return out;
}

/** The owner and its parents, by single owners of more than half and ultimate parents. */
function upward(owner: Party): Set<Party> {
  const out = new Set<Party>([owner]);
  for (const p of out) {
    if (p.ultimateParent) out.add(p.ultimateParent.value);
    for (const o of p.ownedBy) if (o.percent.cmp(HALF) > 0) out.add(o.owner);
  }
  return out;
}

/** What settles a parent of exactly half. */
export const whichParent = (p: Possible, why: string): Missing => ({
  fact: 'ultimate-parent',
  of: p.of.name,
  why: `${p.owner.name} holds exactly half of it, which makes it neither a parent nor none: ${why}`,
  at: p.of.at,
});
