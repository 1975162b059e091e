/** Leaves about countries: where it goes, where from, and where the exporter sits. */
import { tri } from '../../base/tri.ts';
import type { Context } from '../context.ts';
import type { Proof } from '../result.ts';
import { type Destination, inPlaces } from '../destination.ts';
import { type Extra, lacks, leaf } from '../proof.ts';
import { headquarteredLeaf } from './headquarters.ts';
import { type Evaluate, type Places, listOf } from './shape.ts';
import { placesInWords } from './places-in-words.ts';

export { inPlaces } from '../destination.ts';

export function placeLeaf(ctx: Context, what: string, country: string | Destination, places: Places, provisos?: Extra): Proof {
  const stated = typeof country === 'string';
  const yes = stated ? inPlaces(ctx.rules, country, places) : country.in(ctx.rules, places);
  return leaf(
    tri(yes),
    () => `${what} ${stated ? country : country.name} is ${yes ? '' : 'not '}${placesInWords(ctx.rules, places)}`,
    provisos,
  );
}

export const destination: Evaluate<'destination'> = (l, ctx) => placeLeaf(ctx, 'destination', ctx.journey.to, l.destination);

export const exportedFrom: Evaluate<'exportedFrom'> = (l, ctx) => {
  const from = ctx.journey.exportedFrom;
  return from === undefined
    ? lacks('the country of export is not known', {
        fact: 'exported-from',
        of: ctx.item.name,
        why: `decides whether it is shipped from ${listOf(l.exportedFrom)}`,
        at: ctx.item.at,
      })
    : placeLeaf(ctx, 'exported from', from, l.exportedFrom);
};

export const exporterLocatedIn: Evaluate<'exporterLocatedIn'> = (l, ctx) => {
  const { located, party } = ctx.journey.exporter;
  if (located === undefined) {
    return lacks('the exporter’s location is not known', {
      fact: party ? 'country' : 'exporter',
      of: party?.name ?? ctx.item.name,
      why: `decides whether the exporter is located in ${listOf(l.exporterLocatedIn)}`,
      at: party?.at ?? ctx.item.at,
    });
  }
  return placeLeaf(
    ctx,
    'exporter located in',
    located,
    l.exporterLocatedIn,
    party ? {} : { provisos: [exporterProviso(ctx, located)] },
  );
};

/** "Any individual who is a citizen …", "any person in the United States" (772.1). */
export const exporterIsUsPerson: Evaluate<'exporterIsUsPerson'> = (_, ctx) => {
  const { party } = ctx.journey.exporter;
  const citizen = party?.citizenships.find((c) => ctx.rules.isDomestic(c.country));
  if (!party || !citizen) return exporterLocatedIn({ exporterLocatedIn: ['US'] }, ctx);
  const facts = [{ text: party.name, at: citizen.at }];
  return leaf('yes', `${party.name} is a citizen or permanent resident of the United States`, { facts });
};

export const exporterHeadquarteredIn: Evaluate<'exporterHeadquarteredIn'> = (l, ctx) => {
  const { headquarters, party, located } = ctx.journey.exporter;
  if (party)
    return headquarteredLeaf(
      ctx,
      party,
      l.exporterHeadquarteredIn,
      (all) => `exporter headquarters ${all}, asked for: ${placesInWords(ctx.rules, l.exporterHeadquarteredIn)}`,
    );
  if (headquarters.length === 0) {
    return lacks('the exporter’s headquarters are not known', {
      fact: 'exporter',
      of: ctx.item.name,
      why: `decides whether the exporter or its ultimate parent is headquartered ${placesInWords(ctx.rules, l.exporterHeadquarteredIn)}`,
      at: ctx.item.at,
    });
  }
  const hit = headquarters.find((h) => inPlaces(ctx.rules, h, l.exporterHeadquarteredIn));
  return leaf(
    tri(hit !== undefined),
    () =>
      `exporter headquarters ${headquarters.join(', ')}: ${hit ? '' : 'none '}${placesInWords(ctx.rules, l.exporterHeadquarteredIn)}`,
    { provisos: [exporterProviso(ctx, located!)] },
  );
};

export const via: Evaluate<'via'> = (l, ctx) => {
  const hit = ctx.journey.via.find((c) => inPlaces(ctx.rules, c, l.via));
  return leaf(tri(hit !== undefined), () =>
    hit ? `moves through ${hit}` : `does not move through ${listOf(l.via)} as far as stated`,
  );
};

export const deemedExport: Evaluate<'deemedExport'> = (_, ctx) =>
  leaf(tri(ctx.release !== undefined && !ctx.isContent), () =>
    ctx.release ? 'a deemed export or reexport' : 'no deemed export',
  );

export const itemOrigin: Evaluate<'itemOrigin'> = (l, ctx) => {
  const o = ctx.item.origin;
  return o
    ? placeLeaf(ctx, 'made in', o.value, l.itemOrigin)
    : lacks('origin is not stated', {
        fact: 'origin',
        of: ctx.item.name,
        why: 'decides where the item is made',
        at: ctx.item.at,
      });
};

const exporterProviso = (ctx: Context, located: string): string =>
  `the exporter is located and headquartered in ${ctx.rules.countryName(located)}`;
