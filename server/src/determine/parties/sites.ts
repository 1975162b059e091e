/**
 * Is a party located at an advanced-node facility (15 CFR 734.9(e)(3)(ii)(B)): at the one the sale names, whatever the item is for
 * there, or at another that the spec says it operates.
 */
import type { Facility, Party } from '../../model/model.ts';
import { placeLeaf } from '../conditions/places.ts';
import type { Places } from '../conditions/shape.ts';
import { placesInWords } from '../conditions/places-in-words.ts';
import type { Context } from '../context.ts';
import { allOf, anyOf, lacks, leaf } from '../proof.ts';
import type { Proof } from '../result.ts';
import { advancedNode, facilityCountry, type Product, saysNode } from './facility.ts';

/** Whoever gets the item at the facility is located there, named or not. */
export function atAdvancedFacility(ctx: Context, places: Places, products?: readonly Product[]): Proof {
  const { facility, clause, parties } = ctx.journey;
  const parts: Proof[] = facility ? [isSite(ctx, facility, places, products)] : [];
  const there = (p: Party): boolean => facility?.operator?.value === p || clause.endUser.some((f) => f.value === p);
  for (const p of parties)
    if (!facility || !there(p)) for (const site of ctx.sitesOf(p)) parts.push(operates(ctx, p, site, places, products));
  const what = `a party is located at an advanced-node facility ${placesInWords(ctx.rules, places)}`;
  return parts.length > 0 ? anyOf(what, parts) : leaf('no', 'no party is said to operate a facility');
}

function isSite(ctx: Context, facility: Facility, places: Places, products: readonly Product[] | undefined): Proof {
  const where = placeLeaf(ctx, 'facility in', facilityCountry(ctx), places);
  if (where.answer === 'no') return where;
  return allOf(`whoever gets it at ${facility.name} is located there`, [where, madeThere(ctx, facility, products)]);
}

/** What is made there is asked where nothing is said of it; of a use that makes no circuits the answer is given for a facility without them. */
function madeThere(ctx: Context, facility: Facility, products: readonly Product[] | undefined): Proof {
  const { endUses } = ctx.journey;
  if (facility.produces.length > 0 || endUses.length === 0 || saysNode(endUses)) return advancedNode(ctx, products);
  const proviso = `no advanced-node circuits are made at ${facility.name}`;
  if (!ctx.strict) return leaf('no', `what ${facility.name} produces is not stated`, { provisos: [proviso] });
  const why = 'decides whether advanced-node integrated circuits are produced there';
  return lacks(`what ${facility.name} produces is not stated`, { fact: 'produces', of: facility.name, why, at: facility.at });
}

function operates(ctx: Context, p: Party, site: Facility, places: Places, products: readonly Product[] | undefined): Proof {
  const at: Context = { ...ctx, journey: { ...ctx.journey, facility: site, endUses: [] } };
  const where = placeLeaf(at, 'facility in', facilityCountry(at), places);
  if (where.answer === 'no') return where;
  return allOf(`${p.name} operates ${site.name}`, [where, advancedNode(at, products)]);
}
