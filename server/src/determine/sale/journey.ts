/** From a product's `destination` clauses to single journeys: one country, one date, one id each. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import type { Destination, Item, Party } from '../../model/model.ts';
import type { Rulebook, RulebookAt } from '../../rulebook/rulebook.ts';
import type { Destination as Goal } from '../destination.ts';
import type { Exporter, Journey } from '../context.ts';
import { headquartersOf } from '../parties/headquarters.ts';

export interface Trip {
  readonly id: string;
  readonly country: string;
  readonly clause: Destination;
  readonly rules: RulebookAt;
}

/**
 * A clause to the same country gets `#2`, `#3` in source order where it differs; a clause without a block that repeats a
 * country and a date already there says nothing new and is left out. Groups are expanded as they stood on the date.
 */
export function trips(product: Item, rulebook: Rulebook, fileDate: Day, on?: Day): Trip[] {
  const out: Trip[] = [];
  const counts = new Map<string, number>();
  const plain = new Set<string>();
  for (const clause of product.destinations) {
    const rules = rulebook.at(on ?? clause.on?.value ?? fileDate);
    const here = new Set<string>();
    for (const target of clause.targets) {
      for (const country of expand(rules, target.value)) {
        if (here.has(country)) continue;
        here.add(country);
        if (!clause.hasBlock) {
          if (plain.has(country)) continue;
          plain.add(country);
        }
        const n = (counts.get(country) ?? 0) + 1;
        counts.set(country, n);
        out.push({ id: `${product.name}@${country}${n > 1 ? `#${n}` : ''}`, country, clause, rules });
      }
    }
  }
  return out;
}

function expand(rules: RulebookAt, target: string): readonly string[] {
  if (target === 'worldwide') return rules.countries.filter((c) => c !== 'US');
  if (/^[A-E](:\d)?$/.test(target)) return rules.members(target);
  // Stated by name it is determined on any day: silence would look like clearance.
  return [target];
}

export function journey(trip: Trip, product: Item, to: Goal): Journey {
  const { clause } = trip;
  const exportedFrom = clause.exportedFrom?.value ?? product.origin?.value;
  const facility = clause.facility?.value;
  const endUses = clause.endUses.flatMap((u) => (u.known === undefined ? [] : [u.known]));
  return {
    to,
    clause,
    exportedFrom,
    exporter: exporterOf(clause, exportedFrom),
    via: clause.via.map((v) => v.value),
    parties: partiesOf(clause),
    facility,
    endUses,
    useStated: clause.endUses.length > 0 || facility !== undefined,
    standings: [...clause.standings, ...product.standings],
  };
}

/** End users, consignees and purchasers, and whoever operates the facility; each once. */
export function partiesOf({ endUser, consignee, purchaser, facility }: Destination): readonly Party[] {
  const operator = facility?.value.operator;
  const named = [...endUser, ...consignee, ...purchaser].map((f) => f.value);
  return [...new Set<Party>(operator ? [...named, operator.value] : named)];
}

/** Unstated: someone located and headquartered in the country of export, which the answer says as a proviso. */
function exporterOf(clause: Destination, exportedFrom: string | undefined): Exporter {
  const party = clause.exporter?.value;
  if (!party) return { located: exportedFrom, headquarters: exportedFrom === undefined ? [] : [exportedFrom] };
  return { party, located: party.country?.value, headquarters: headquartersOf(party) };
}
