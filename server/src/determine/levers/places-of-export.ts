/** From where a sale may be made, as far as the rules of a day tell places of export apart. */
import type { RulebookAt } from '../../rulebook/rulebook.ts';

export type Alike = readonly [string, ...string[]];

const known = new WeakMap<RulebookAt, readonly Alike[]>();

/** Countries that no condition on the exporter, or on the place of export, tells apart; together they are all countries. */
export function alikeFrom(rules: RulebookAt): readonly Alike[] {
  let found = known.get(rules);
  if (!found) {
    const places = [...namedIn(rules)];
    const listing = new Set(rules.alliedListings.map((l) => l.country));
    const alike = Map.groupBy(rules.countries, (c) =>
      JSON.stringify([
        listing.has(c) ? c : rules.alliedCountry(c)?.comparable,
        places.filter((place) => rules.inPlace(c, place)),
      ]),
    );
    found = [...alike.values()] as unknown as Alike[];
    known.set(rules, found);
  }
  return found;
}

const KEYS = new Set(['exportedFrom', 'exporterLocatedIn', 'exporterHeadquarteredIn']);

/** Groups, lists and countries that conditions on the exporter name. */
function namedIn(rules: RulebookAt): Set<string> {
  const places = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value === 'string') places.add(value);
    else if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) add(child);
  };
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (KEYS.has(key)) add(child);
      else visit(child);
    }
  };
  visit([
    rules.requirements,
    rules.scopes,
    rules.zeroLevels,
    rules.directProductRules,
    rules.exceptions,
    rules.exceptionRestrictions,
    rules.ownershipRules,
  ]);
  return places;
}
