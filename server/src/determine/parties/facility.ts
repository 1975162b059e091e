/** Advanced-node status of a facility on the date (15 CFR 772.1, 744.23), and whether the item is used to make integrated circuits there. */
import { and, or, type Tri } from '../../base/tri.ts';
import type { Facility } from '../../model/model.ts';
import { placeLeaf } from '../conditions/places.ts';
import type { Places } from '../conditions/shape.ts';
import { placesInWords } from '../conditions/places-in-words.ts';
import type { Context } from '../context.ts';
import type { Destination } from '../destination.ts';
import type { Missing, Proof } from '../result.ts';
import { receives } from './apart.ts';
import { anyOf, lacks, leaf, retold, said, type Words } from '../proof.ts';

export type Product = 'logic' | 'nand' | 'dram';

const IC_PRODUCTION = ['advanced-node-development', 'advanced-node-production', 'legacy-node-production'];
const ADVANCED = ['advanced-node-development', 'advanced-node-production'];
/** Does a use say of which node the circuits are? */
export const saysNode = (endUses: readonly string[]): boolean => endUses.some((u) => IC_PRODUCTION.includes(u));
/** They say what the result is for, not what is done with the item: circuits too may be made for a civil or military purpose. */
const PURPOSES = ['civil', 'military', 'military-intelligence', 'nuclear', 'missile', 'chemical-biological-weapons', 'space'];

/** Where the integrated circuits are made: the facility's country, else its operator's, else the destination. */
export function facilityCountry(ctx: Context): string | Destination {
  const f = ctx.journey.facility;
  return f?.country?.value ?? f?.operator?.value.country?.value ?? ctx.journey.to;
}

/**
 * Is the facility where the circuits will be produced among these places? Development may be done elsewhere (744.23(a)(2)(i):
 * "integrated circuits destined to a facility located in …"), so a design house without a facility leaves it open.
 */
export function producedIn(ctx: Context, places: Places): Proof {
  const where = placeLeaf(ctx, 'facility in', facilityCountry(ctx), places);
  const { facility, endUses } = ctx.journey;
  if (facility || !endUses.includes('advanced-node-development') || endUses.includes('advanced-node-production')) return where;
  const words = placesInWords(ctx.rules, places);
  if (where.answer === 'no')
    return placeLeaf(ctx, 'facility in', facilityCountry(ctx), places, {
      provisos: [`the circuits developed are not to be produced ${words}`],
    });
  return lacks('where the circuits will be produced is not stated', {
    fact: 'facility',
    of: ctx.item.name,
    why: `decides whether the circuits are to be produced ${words}`,
    at: ctx.journey.clause.at,
  });
}

const USE_PROVISO = 'no restricted end use is known';

/** Is it used in the development or production of integrated circuits? A facility without an end use means use in what it produces. */
export function usedToMakeCircuits(ctx: Context, frontEndAlone: boolean): Proof {
  const { endUses, facility, useStated } = ctx.journey;
  const hit = endUses.find((u) => IC_PRODUCTION.includes(u));
  if (hit) return leaf('yes', `end use ${hit}`);
  if (
    facility &&
    endUses.length > 0 &&
    endUses.every((u) => PURPOSES.includes(u)) &&
    facility.produces.some((p) => p.product !== 'other')
  ) {
    return lacks(`end use ${endUses.join(', ')} does not say whether it is used to make circuits at ${facility.name}`, {
      fact: 'end-use',
      of: ctx.item.name,
      why: `${endUses.join(', ')} says what for, not whether it is used to develop or produce integrated circuits at ${facility.name}`,
      at: ctx.journey.clause.endUses[0]?.at ?? ctx.journey.clause.at,
    });
  }
  if (endUses.includes('assembly-test-packaging'))
    return frontEndAlone
      ? leaf('no', 'back-end steps that do not alter the technology level are not production', { rule: '744.23(a)(5)' })
      : leaf('yes', 'assembly, test and packaging are production');
  if (endUses.length > 0 && allUsesKnown(ctx))
    return leaf('no', `end use ${endUses.join(', ')} is not development or production of integrated circuits`);
  if (endUses.length === 0 && facility)
    return leaf('yes', `used at ${facility.name} without another end use`, { facts: [{ text: facility.name, at: facility.at }] });
  const site = endUses.length === 0 ? advancedSite(ctx) : undefined;
  if (site) return lacks(`whether it is used at ${site.name} is not stated`, usedThere(ctx, site));
  return notKnown(ctx, useStated, 'it is used to develop or produce integrated circuits');
}

/** Free text is not assessed: beside it the uses that are known are not all there is. */
export const allUsesKnown = ({ journey }: Context): boolean => journey.clause.endUses.every((u) => u.known !== undefined);

/** No facility is stated for the sale, and whoever gets the item is said to operate one there that makes advanced-node circuits by its figures. */
function advancedSite(ctx: Context): Facility | undefined {
  if (ctx.journey.facility) return undefined;
  const sites = ctx.journey.parties.filter((p) => receives(ctx, p)).flatMap((p) => ctx.sitesOf(p));
  return sites.find((s) => {
    const country = s.country?.value ?? s.operator?.value.country?.value;
    const there = country === undefined || ctx.journey.to.is(country);
    return there && byFigures({ ...ctx, journey: { ...ctx.journey, facility: s } }) === 'yes';
  });
}

const usedThere = (ctx: Context, { name, operator }: Facility): Missing => ({
  fact: 'facility',
  of: ctx.item.name,
  why: `decides whether it is used at ${name}, which ${operator!.value.name} operates and which produces advanced-node integrated circuits; or state the end use`,
  at: ctx.journey.clause.at,
});

export function notKnown(ctx: Context, useStated: boolean, text: Words): Proof {
  if (ctx.strict)
    return lacks('no end use is stated', {
      fact: 'end-use',
      of: ctx.item.name,
      why: `decides whether ${said(text)}`,
      at: ctx.journey.clause.at,
    });
  return leaf(
    'no',
    useStated
      ? 'the end use stated is not one of the rulebook’s; answered as if not restricted'
      : () => `no end use is stated: answered for one where it is not so that ${said(text)}`,
    { provisos: [USE_PROVISO] },
  );
}

/** Advanced-node status for the products asked for; all three where none is named. */
export function advancedNode(ctx: Context, products: readonly Product[] = ['logic', 'nand', 'dram']): Proof {
  const { facility, endUses } = ctx.journey;
  const stated = endUses.find((u) => ADVANCED.includes(u));
  const derived = facility && facility.produces.length > 0 ? fromFigures(ctx, facility, products) : undefined;
  if (stated && derived?.answer !== 'yes') return statedUse(ctx, stated, products, derived);
  if (derived) return derived;
  if (facility && !endUses.includes('legacy-node-production')) {
    return lacks(`what ${facility.name} produces is not stated`, {
      fact: 'produces',
      of: facility.name,
      why: 'decides whether advanced-node integrated circuits are produced there',
      at: facility.at,
    });
  }
  if (endUses.includes('legacy-node-production')) return legacyCircuits(ctx);
  const site = advancedSite(ctx);
  return site
    ? lacks(`whether it is used at ${site.name} is not stated`, usedThere(ctx, site))
    : leaf('no', 'no facility and no advanced-node end use is stated');
}

/** The use says what is made with the item; 744.23(a)(2)(i) and (ii) ask whether advanced-node circuits are produced in the same facility. */
function legacyCircuits(ctx: Context): Proof {
  const { facility, clause } = ctx.journey;
  const site = advancedSite(ctx);
  if (site) return lacks(`whether it is used at ${site.name} is not stated`, usedThere(ctx, site));
  const where = facility?.name ?? 'the facility';
  const text = `no advanced-node integrated circuits are produced at ${where}`;
  if (ctx.strict)
    return lacks(`what is produced at ${where} is not stated`, {
      fact: facility ? 'produces' : 'facility',
      of: facility?.name ?? ctx.item.name,
      why: `decides whether ${text}, whatever is made with this item`,
      at: facility?.at ?? clause.at,
    });
  return leaf('no', 'end use legacy-node-production', { provisos: [text] });
}

/** The user states an advanced-node end use: that is knowledge, whatever the figures say; which product, only the figures can. */
function statedUse(ctx: Context, stated: string, products: readonly Product[], derived: Proof | undefined): Proof {
  if (products.length === 3) return leaf('yes', `end use ${stated} is stated`);
  const made = ctx.journey.facility?.produces.map((p) => p.product) ?? [];
  if (made.some((p) => products.includes(p as Product)))
    return leaf('yes', `end use ${stated} at a facility that produces ${made.join(', ')}`);
  if (made.length > 0 && derived) return derived;
  const of = ctx.journey.facility;
  return lacks(`end use ${stated}, of which product is not stated`, {
    fact: 'produces',
    of: of?.name ?? ctx.item.name,
    why: `the rule speaks of ${products.join(' and ')} alone`,
    at: of?.at ?? ctx.journey.clause.at,
  });
}

/** What the figures of the facility alone say, whatever use is stated; undefined where it does not say what it produces. */
export function byFigures(ctx: Context): Tri | undefined {
  const { facility } = ctx.journey;
  return facility && facility.produces.length > 0 ? fromFigures(ctx, facility, ['logic', 'nand', 'dram']).answer : undefined;
}

function fromFigures(ctx: Context, facility: Facility, products: readonly Product[]): Proof {
  const parts = facility.produces.map((p): Proof => {
    const facts = [{ text: p.product, at: p.at }];
    if (p.product === 'other' || !products.includes(p.product)) return leaf('no', `${p.product} is not spoken of`, { facts });
    const definitions = ctx.rules.definitions.filter((d) => d.term === 'advanced-node' && d.product === p.product);
    if (definitions.length === 0)
      return leaf('no', `no advanced-node definition for ${p.product} is in force on ${ctx.rules.date}`, { facts });
    const inner: Context = { ...ctx, figures: p.figures, figuresOf: facility.name, figuresAt: p.at };
    return anyOf(
      `${p.product} advanced-node`,
      definitions.map((d) => retold(ctx.evaluate(d.when, inner), { rule: d.cite })),
      { facts },
    );
  });
  return anyOf(`${facility.name} produces advanced-node integrated circuits`, parts, {
    facts: [{ text: facility.name, at: facility.at }],
  });
}

/** For the report: present where a facility or such an end use is stated. */
export function advancedNodeStatus(ctx: Context): Proof | undefined {
  const { facility, endUses } = ctx.journey;
  if (!facility && !endUses.some((u) => IC_PRODUCTION.includes(u))) return undefined;
  return advancedNode(ctx);
}

/** Integrated circuits are produced there, and nothing tells the node (744.23(a)(2)(ii)). */
export function unknownNode(ctx: Context): Tri {
  const status = advancedNode(ctx);
  const makes: Tri = ctx.journey.facility || ctx.journey.endUses.length > 0 ? 'yes' : 'no';
  return and(makes, or(status.answer === 'undetermined' ? 'yes' : 'no'));
}
