/** Days on which a party that a spec names was put on a list: the lists are not in the history of the rules, their entries have days of their own. */
import { addDays, type Day } from '../../../../grammar/src/text/date.ts';
import { listTitle } from '../../rulebook/party-lists.ts';
import { verifiedWords } from '../../rulebook/provenance.ts';
import { screeningOf } from '../parties/screening.ts';
import type { Destination, Item, Party } from '../../model/model.ts';
import { withEveryoneAbove } from '../../model/owner-graph.ts';
import type { Change, Rulebook } from '../../rulebook/rulebook.ts';

export interface Listings {
  /** Every day on which one of their parties is listed, or no longer. */
  readonly days: readonly Day[];
  /** What happens on the day to the parties of a clause and their owners. */
  on(day: Day, clause: Destination): readonly Change[];
}

export function listingsOf(products: readonly Item[], rulebook: Rulebook): Listings {
  const byParty = new Map<Party, readonly Change[]>();
  const of = (party: Party): readonly Change[] => {
    let own = byParty.get(party);
    if (!own) byParty.set(party, (own = changesOf(party, rulebook)));
    return own;
  };
  const clauses = products.flatMap((p) => p.destinations);
  const all = new Set(clauses.flatMap((c) => [...partiesOf(c)]));
  return {
    days: [...new Set([...all].flatMap((p) => of(p).map((c) => c.effective as Day)))],
    on: (day, clause) => {
      const found = [...partiesOf(clause)].flatMap((p) => of(p).filter((c) => c.effective === day));
      // Several entries of one rule under names that are the same: said once.
      return found.filter((c, i) => found.findIndex((o) => o.cite === c.cite) === i);
    },
  };
}

/** End users, consignees, purchasers, the facility's operator, the exporter, and whoever owns or heads them, at any depth. */
export function partiesOf(clause: Destination): Set<Party> {
  const operator = clause.facility?.value.operator;
  const stated = [
    ...clause.endUser,
    ...clause.consignee,
    ...clause.purchaser,
    ...(clause.exporter ? [clause.exporter] : []),
    ...(operator ? [operator] : []),
  ];
  return new Set(withEveryoneAbove(stated.map((f) => f.value)));
}

function changesOf(party: Party, rulebook: Rulebook): Change[] {
  return [...byName(party, rulebook), ...asStated(party)];
}

/** Listings of which the spec gives the days: the last one is still listed. */
function asStated(party: Party): Change[] {
  return party.listed.flatMap((l) => {
    const change = (effective: Day, verb: string): Change => ({
      id: `${l.list}-${effective}-${party.name}`,
      title: `${party.name} is ${verb} the ${listTitle(l.list)}, as the spec states`,
      effective,
      cite: 'the spec',
      touches: [],
      verified: 'stated in the spec',
    });
    return [...(l.from ? [change(l.from, 'put on')] : []), ...(l.to ? [change(addDays(l.to, 1), 'taken off')] : [])];
  });
}

function byName(party: Party, rulebook: Rulebook): Change[] {
  return screeningOf(rulebook, party)
    .found.filter((f) => f.same)
    .flatMap(({ list, entry }) => {
      const cites = entry.fr?.split(/;\s*/) ?? [];
      const change = (effective: string, verb: string, cite: string | undefined): Change => ({
        id: `${list.list}-${effective}-${party.name}`,
        title: `${entry.name} is ${verb} the ${listTitle(list.list)}`,
        effective,
        cite: cite ?? list.cite,
        touches: [list.cite],
        verified: verifiedWords(list.verified),
      });
      const set = (g: NonNullable<typeof entry.generalLicense>): Change => ({
        ...change(g.from, 'for some time licensed generally while on', g.cite),
        id: `${list.list}-${g.from}-general-license-${party.name}`,
      });
      return [
        ...(entry.from === undefined ? [] : [change(entry.from, 'put on', cites[0])]),
        ...(entry.until === undefined ? [] : [change(entry.until, 'taken off', cites.at(-1))]),
        ...(entry.generalLicense ? [set(entry.generalLicense)] : []),
      ];
    });
}
