/** What is decided for a class of countries is what is proven for each of them by itself. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Told } from '../../server/src/determine/told.ts';
import { determined, one, PLACES, spec, WAYS, written } from './specs.ts';

/** Everything that is told of a determination but what it is of. */
function told(d: Told): unknown {
  const { id: _i, product: _p, destination: _d, asOf: _o, at: _a, ...decision } = d.toJSON();
  return decision;
}

describe('decided = proven', () => {
  for (const asked of WAYS)
    it(`in every worked case and sample ${JSON.stringify(asked)}`, () => {
      for (const path of written.keys())
        for (const d of determined(written, path, asked).filter((_, i, all) => all.length < 40 || i % 17 === 0))
          expect(told(d), `${path} ${d.id}`).toEqual(d.apart().decision);
    }, 120_000);

  it('in any spec', () => {
    fc.assert(
      fc.property(spec, fc.constantFrom(...WAYS), fc.nat(16), (s, asked, from) => {
        const all = one(s.text(s.to), asked);
        for (const d of all.filter((_, i) => all.length < 20 || i % 17 === from))
          expect(told(d), d.id).toEqual(d.apart().decision);
      }),
      { numRuns: 40, seed: 7 },
    );
  }, 120_000);
});

describe('by class = each apart', () => {
  it('whatever other countries were judged before', () => {
    fc.assert(
      fc.property(spec, fc.constantFrom(...WAYS), fc.nat(16), (s, asked, from) => {
        const all = one(s.text(s.to), asked);
        for (const d of all.filter((_, i) => all.length < 12 || i % 29 === from)) {
          const [alone] = one(s.text(d.destination), asked);
          expect(JSON.stringify(told(d), noPlaces), d.id).toBe(JSON.stringify(told(alone!), noPlaces));
        }
      }),
      { numRuns: 30, seed: 11 },
    );
  }, 120_000);

  it('shares what countries have in common', () => {
    for (const to of PLACES.slice(0, 1)) {
      const text = `as-of 2026-08-01\nproduct radio { type equipment origin US eccn 5A991 value 9 USD destination ${to} }\n`;
      const all = one(text);
      expect(all.length).toBeGreaterThan(200);
      expect(new Set(all.map((d) => d.requirements)).size).toBeLessThan(40);
    }
  });
});

/** A text with another list of countries has its facts in other places. */
const noPlaces = (key: string, value: unknown): unknown => (key === 'at' || key === 'about' ? undefined : value);
