/** base/exact.ts against plain fractions, on amounts as people write them. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Exact } from '../../server/src/base/exact.ts';
import { compare, over, plus, read, rounded, times, type Fraction } from './fraction.ts';

/** A decimal with up to eight places, as text. */
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 8 }))
  .map(([n, places]) => {
    const digits = (n < 0n ? -n : n).toString().padStart(places + 1, '0');
    return `${n < 0n ? '-' : ''}${places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`}`;
  });
const fractionOf = (x: Exact): Fraction => [x.num, x.den];
const same = (x: Exact, f: Fraction): void => expect(compare(fractionOf(x), f)).toBe(0);
/** `-0.05` by the reader of the oracle. */
const readSigned = (text: string): Fraction => (text.startsWith('-') ? times([-1n, 1n], read(text.slice(1))) : read(text));

test('reads what is written, grouped or with an exponent too', () => {
  fc.assert(
    fc.property(decimal, (a) => {
      same(Exact.from(a), readSigned(a));
      expect(Exact.from(`${a}e3`).cmp(Exact.from(a).mul(Exact.of(1000)))).toBe(0);
      expect(Exact.from(`${a}e-3`).cmp(Exact.from(a).div(Exact.of(1000)))).toBe(0);
    }),
  );
});

test('adds, multiplies, divides and compares without loss', () => {
  fc.assert(
    fc.property(decimal, decimal, decimal, (a, b, c) => {
      const [x, y, z] = [Exact.from(a), Exact.from(b), Exact.from(c)] as const;
      const [p, q, r] = [readSigned(a), readSigned(b), readSigned(c)] as const;
      same(x.add(y), plus(p, q));
      same(x.sub(y), plus(p, times([-1n, 1n], q)));
      same(x.mul(y).add(z), plus(times(p, q), r));
      expect(x.cmp(y)).toBe(compare(p, q));
      if (y.isZero) expect(() => x.div(y)).toThrow(RangeError);
      else {
        same(x.div(y), over(p, q));
        same(x.div(y).mul(y), p);
      }
      same(x.mul(y).reduce(), times(p, q));
      expect(x.sub(x).isZero).toBe(true);
    }),
  );
});

test('rounds half up for display, away from zero, and never before comparing', () => {
  fc.assert(
    fc.property(decimal, decimal, fc.integer({ min: 0, max: 6 }), (a, b, places) => {
      const y = Exact.from(b);
      if (y.isZero) return;
      const quotient = Exact.from(a).div(y);
      expect(quotient.toFixed(places)).toBe(rounded(over(readSigned(a), readSigned(b)), places));
      expect(Exact.from(quotient.toShort(places)).eq(Exact.from(quotient.toFixed(places)))).toBe(true);
    }),
  );
});
