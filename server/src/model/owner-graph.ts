/**
 * Who stands behind a party: its owners and its ultimate parent, and theirs. The one place where owners are walked. No walk
 * recurses and none visits a party twice: chains are as long as their file, and a party may own itself in error (ES0115).
 */
import type { Party } from './model.ts';

/** Its owners as stated, then its ultimate parent; one that is both stands twice. */
export const directlyAbove = (party: Party): Party[] => [
  ...party.ownedBy.map((o) => o.owner),
  ...(party.ultimateParent ? [party.ultimateParent.value] : []),
];

/** The parties and everyone above them at any depth, nearest first, each once. */
export function withEveryoneAbove(parties: Iterable<Party>): Party[] {
  const seen = new Set(parties);
  for (const p of seen) for (const above of directlyAbove(p)) seen.add(above);
  return [...seen];
}

/** Does `to` stand above `from`, or is it `from` itself? */
export function reaches(from: Party, to: Party): boolean {
  const seen = new Set([from]);
  for (const p of seen) {
    if (p === to) return true;
    for (const above of directlyAbove(p)) seen.add(above);
  }
  return false;
}

/**
 * The parties and everyone above them in groups, owners before what they own. Parties that own each other in a circle are one
 * group; every other party is a group of its own. `known` ones, and what is above them alone, are left out.
 */
export function ownersFirst(parties: Iterable<Party>, known: (party: Party) => boolean = () => false): Party[][] {
  const groups: Party[][] = [];
  const order = new Map<Party, number>();
  const low = new Map<Party, number>();
  const waiting: Party[] = [];
  const grouped = new Set<Party>();
  const enter = (party: Party): { party: Party; above: Party[]; next: number } => {
    order.set(party, order.size);
    low.set(party, order.get(party)!);
    waiting.push(party);
    return { party, above: directlyAbove(party), next: 0 };
  };
  for (const root of parties) {
    if (order.has(root) || known(root)) continue;
    const work = [enter(root)];
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const above = top.above[top.next++];
      if (above !== undefined) {
        if (known(above) || grouped.has(above)) continue;
        if (!order.has(above)) work.push(enter(above));
        else low.set(top.party, Math.min(low.get(top.party)!, order.get(above)!));
        continue;
      }
      work.pop();
      const under = work.at(-1)?.party;
      if (under) low.set(under, Math.min(low.get(under)!, low.get(top.party)!));
      if (low.get(top.party) !== order.get(top.party)) continue;
      const group = waiting.splice(waiting.lastIndexOf(top.party));
      for (const p of group) grouped.add(p);
      groups.push(group);
    }
  }
  return groups;
}

/** Parties that own themselves, directly or through others. */
export function inCircles(parties: Iterable<Party>): Set<Party> {
  return new Set(ownersFirst(parties).flatMap((g) => (g.length > 1 || directlyAbove(g[0]!).includes(g[0]!) ? g : [])));
}
