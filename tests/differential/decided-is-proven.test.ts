/** What is decided for a class of countries is what is proven for each of them by itself. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Told } from '../../server/src/determine/told.ts';
import { decision } from '../property/told.ts';
import { heavy, runs } from '../support/runs.ts';
import { one, PLACES, spec, WAYS } from './specs.ts';

describe('decided = proven', () => {
  it('in any spec', () => {
    fc.assert(
      fc.property(spec, fc.constantFrom(...WAYS), fc.nat(16), (s, asked, from) => {
        const all = one(s.text(s.to), asked);
        for (const d of all.filter((_, i) => all.length < 20 || i % 17 === from))
          expect(decision(d), d.id).toEqual(d.apart().decision);
      }),
      runs(300),
    );
  });
});

describe('by class = each apart', () => {
  it('whatever other countries were judged before', () => {
    fc.assert(
      fc.property(spec, fc.constantFrom(...WAYS), fc.nat(16), (s, asked, from) => {
        const all = one(s.text(s.to), asked);
        fc.pre(!all.some(ordered));
        for (const d of all.filter((_, i) => all.length < 12 || i % 29 === from)) {
          const [alone] = one(s.text(d.destination), asked);
          expect(JSON.stringify(decision(d), noPlaces), d.id).toBe(JSON.stringify(decision(alone!), noPlaces));
        }
      }),
      heavy(200, 2),
    );
  });

  it('whichever country of a class is judged first', () => {
    const byPlace = (all: readonly Told[]): Map<string, string> =>
      new Map(all.map((d) => [d.destination, JSON.stringify(decision(d), noPlaces)]));
    fc.assert(
      fc.property(spec, fc.constantFrom(...WAYS), fc.infiniteStream(fc.nat()), (s, asked, random) => {
        const all = one(s.text(s.to), asked);
        fc.pre(!all.some(ordered));
        const shuffled = all
          .map((d) => [random.next().value as number, d.destination] as const)
          .sort(([a], [b]) => a - b)
          .map(([, to]) => to);
        const again = byPlace(one(s.text(shuffled.join(', ')), asked));
        for (const [to, text] of byPlace(all)) expect(text, to).toBe(again.get(to));
      }),
      heavy(200, 2),
    );
  });

  it('shares what countries have in common', () => {
    for (const to of PLACES.slice(0, 1)) {
      const text = `as-of 2026-08-01\nproduct radio { type equipment origin US eccn 5A991 value 9 USD destination ${to} }\n`;
      const all = one(text);
      expect(all.length).toBeGreaterThan(200);
      expect(new Set(all.map((d) => d.requirements)).size).toBeLessThan(40);
    }
  });
});

/** LVS counts the orders of the same party, in their order, wherever they go (740.3(d)): there one country does bear on another. */
const ordered = (d: Told): boolean =>
  d.exceptions.some((e) => /the same party/.test(`${'condition' in e ? e.condition : ''} ${'because' in e ? e.because : ''}`));

/** A text with another list of countries has its facts in other places. */
const noPlaces = (key: string, value: unknown): unknown => (key === 'at' || key === 'about' ? undefined : value);
