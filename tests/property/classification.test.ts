/**
 * 3A090 and 3B001.f.1 by their figures, from text to paragraph, against the limits written down a second time, in plain fractions.
 * Figures are drawn on and beside the limits.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkText } from '../support/check.ts';
import { compare, over, read, times, whole, type Fraction } from './fraction.ts';
import { runs } from '../support/runs.ts';

const decimal = (n: number, places: number): string => (n / 10 ** places).toFixed(places);
const near = (limits: readonly number[], places: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...limits), fc.integer({ min: -2, max: 2 }))
    .map(([limit, step]) => decimal(Math.round(limit * 10 ** places) + step, places));
const atLeast = (a: Fraction, text: string): boolean => compare(a, read(text)) >= 0;
const below = (a: Fraction, text: string): boolean => compare(a, read(text)) < 0;

const derived = (asOf: string, type: string, specs: string): string | null =>
  checkText({ 'a.earshot': `as-of ${asOf}\nproduct x { type ${type} origin US specs { ${specs} } destination CN }\n` })
    .determinations[0]!.classification.derived;

/** 88 FR 73458, and note 2: not designed or marketed for datacenters and below 4800 is neither. */
function chip(tpp: Fraction, density: Fraction | undefined, datacenter: string): string | null {
  if (!atLeast(tpp, '4800') && datacenter === 'no') return null;
  const dense = (from: string, to?: string): boolean =>
    density !== undefined && atLeast(density, from) && (to === undefined || below(density, to));
  if (atLeast(tpp, '4800') || (atLeast(tpp, '1600') && dense('5.92'))) return '3A090.a';
  const b = (atLeast(tpp, '2400') && dense('1.6', '5.92')) || (atLeast(tpp, '1600') && dense('3.2', '5.92'));
  return b ? '3A090.b' : null;
}

test('3A090.a and .b since 2023-11-17, on stated figures', () => {
  fc.assert(
    fc.property(
      near([4800, 2400, 1600, 3000], 2),
      near([5.92, 3.2, 1.6, 4], 4),
      fc.constantFrom('yes', 'no'),
      fc.constantFrom('2023-11-17', '2026-08-01'),
      (tpp, density, datacenter, asOf) => {
        const found = derived(
          asOf,
          'integrated-circuit',
          `total-processing-performance ${tpp} performance-density ${density} datacenter ${datacenter}`,
        );
        expect(found).toBe(chip(read(tpp), read(density), datacenter));
      },
    ),
    runs(200),
  );
});

test('the same from operations, bit lengths and die areas', () => {
  const bits = fc.constantFrom(4, 8, 16, 32);
  const op = fc.record({ tops: fc.integer({ min: 50, max: 700 }), bits });
  const die = fc.record({ area: fc.integer({ min: 100, max: 900 }), planar: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(op, { minLength: 1, maxLength: 3 }),
      fc.array(die, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('yes', 'no'),
      (ops, dies, datacenter) => {
        const tpp = whole(Math.max(...ops.map((o) => o.tops * o.bits)));
        const area = dies.filter((d) => !d.planar).reduce((sum, d) => sum + d.area, 0);
        const specs = [
          ...ops.map((o) => `tops ${o.tops} at ${o.bits} bit`),
          ...dies.map((d) => `die-area ${d.area} mm2 ${d.planar ? 'planar' : 'non-planar'}`),
          `datacenter ${datacenter}`,
        ];
        expect(derived('2024-06-01', 'integrated-circuit', specs.join(' '))).toBe(
          chip(tpp, area === 0 ? undefined : over(tpp, whole(area)), datacenter),
        );
      },
    ),
    runs(200),
  );
});

test('3A090 of 2022: 600 GB/s and 4800', () => {
  fc.assert(
    fc.property(near([4800], 2), near([600], 2), fc.constantFrom('2022-10-20', '2022-10-21', '2023-11-16'), (tpp, io, asOf) => {
      const hit = asOf !== '2022-10-20' && atLeast(read(tpp), '4800') && atLeast(read(io), '600');
      expect(derived(asOf, 'integrated-circuit', `total-processing-performance ${tpp} io-bandwidth ${io} GB/s`)).toBe(
        hit ? '3A090' : null,
      );
    }),
    runs(60),
  );
});

test('3A090.c: strictly more than 2 GB/s per square millimeter since 2024-12-02', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom('2024-12-01', '2024-12-02'),
      (area, step, asOf) => {
        const bandwidth = decimal(area * 2_000 + step, 3);
        expect(derived(asOf, 'integrated-circuit', `memory-bandwidth ${bandwidth} GB/s package-area ${area} mm2`)).toBe(
          asOf === '2024-12-02' && step > 0 ? '3A090.c' : null,
        );
      },
    ),
    runs(60),
  );
});

test('lithography by wavelength, feature size and overlay', () => {
  fc.assert(
    fc.property(
      near([193, 248, 13.5], 2),
      near([1.35, 0.93, 1.0722], 4),
      near([1.5, 2.4, 2], 2),
      fc.constantFrom('2023-11-16', '2023-11-17', '2024-12-01', '2024-12-02', '2026-08-01'),
      (wavelength, aperture, overlay, asOf) => {
        const w = read(wavelength);
        const feature = (k: string): Fraction => over(times(w, read(k)), read(aperture));
        const o = read(overlay);
        const small = (k: string): boolean => compare(feature(k), whole(45)) <= 0;
        let want: string | null = null;
        if (below(w, '193')) want = '3B001.f.1.a';
        else if (asOf < '2023-11-17') want = small('0.35') ? '3B001.f.1.b' : null;
        else if (small('0.25') && compare(o, read('1.50')) <= 0) want = '3B001.f.1.b';
        else if (small('0.25') && compare(o, read('2.40')) <= 0) want = asOf < '2024-12-02' ? '3B001.f.1.b' : '3B993.f.1';
        expect(
          derived(asOf, 'equipment', `wavelength ${wavelength} nm numerical-aperture ${aperture} overlay ${overlay} nm`),
        ).toBe(want);
      },
    ),
    runs(200),
  );
});
