/**
 * De minimis (734.4, supplement no. 2 to part 734) through the whole program, from text to answer, against plain fractions:
 * what counts, in several currencies, by quantity and at any price, is over the level exactly where the fractions say so.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Determination } from '../../server/src/determine/result.ts';
import { checkText } from '../support/check.ts';
import { compare, over, plus, read, rounded, times, whole, type Fraction } from './fraction.ts';
import { runs } from '../support/runs.ts';

/** Amounts of up to six places and rates of up to eight. */
const amount = (max: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 999_999 }))
    .map(([units, micros]) => `${units}.${String(micros).padStart(6, '0')}`);
const rate = fc
  .integer({ min: 1, max: 400_000_000 })
  .map((n) => `${Math.floor(n / 100_000_000)}.${String(n % 100_000_000).padStart(8, '0')}`);
/** 3A001.a.2 needs a license to China, 3A991 and EAR99 do not; 5A002.a does; GBS carries 3A001.a.2 to Taiwan. */
const COUNTED = { CN: ['3A001.a.2', '5A002.a'], TW: ['5A002.a'], SY: ['3A001.a.2', '5A002.a', '3A991', 'EAR99'] } as const;
type Country = keyof typeof COUNTED;

interface Part {
  readonly eccn: string;
  readonly value: string;
  readonly currency: 'USD' | 'EUR' | 'JPY';
  readonly quantity: number;
}
const part: fc.Arbitrary<Part> = fc.record({
  eccn: fc.constantFrom('3A001.a.2', '5A002.a', '3A991', 'EAR99'),
  value: amount(400),
  currency: fc.constantFrom('USD', 'EUR', 'JPY'),
  quantity: fc.integer({ min: 1, max: 9 }),
});
interface Bill {
  readonly parts: readonly Part[];
  readonly price: string;
  readonly eur: string;
  readonly jpy: string;
  readonly country: Country;
}
const bill: fc.Arbitrary<Bill> = fc
  .record({
    parts: fc.array(part, { minLength: 1, maxLength: 6 }),
    price: amount(9_000),
    eur: rate,
    jpy: rate,
    country: fc.constantFrom<Country>('CN', 'TW', 'SY'),
  })
  .filter((b) => read(b.price)[0] > 0n);

function declarations(b: Bill): string[] {
  return [
    `rate EUR = ${b.eur} USD`,
    `rate JPY = ${b.jpy} USD`,
    ...b.parts.map((p, i) => `input p${i} { type integrated-circuit origin US eccn ${p.eccn} value ${p.value} ${p.currency} }`),
    `product thing { type equipment origin KR eccn EAR99 value ${b.price} USD ${b.parts.map((p, i) => `incorporates ${p.quantity} p${i}`).join(' ')}
  direct-product-of none plant direct-product-of none destination ${b.country} }`,
  ];
}

const one = (text: readonly string[]): Determination =>
  checkText({ 'a.earshot': ['as-of 2026-08-01', ...text, ''].join('\n') }).determinations[0]!;
const usd = (b: Bill, p: Part): Fraction =>
  times(
    times(read(p.value), p.currency === 'EUR' ? read(b.eur) : p.currency === 'JPY' ? read(b.jpy) : whole(1)),
    whole(p.quantity),
  );
const counted = (b: Bill): Fraction =>
  b.parts
    .filter((p) => (COUNTED[b.country] as readonly string[]).includes(p.eccn))
    .reduce((sum, p) => plus(sum, usd(b, p)), whole(0));
const level = (b: Bill): Fraction => whole(b.country === 'SY' ? 10 : 25);

test('the percentage and the answer are those of plain fractions', () => {
  fc.assert(
    fc.property(bill, (b) => {
      const found = one(declarations(b)).deMinimis!;
      const percent = over(times(counted(b), whole(100)), read(b.price));
      expect(found.percent).toBe(rounded(percent, 4));
      expect(found.controlledValue).toBe(rounded(counted(b), 2));
      expect(found.exceeded).toBe(compare(percent, level(b)) > 0 ? 'yes' : 'no');
    }),
    runs(150),
  );
});

test('on the level and the smallest step beside it', () => {
  fc.assert(
    fc.property(bill, fc.constantFrom(-1n, 0n, 1n), (b, step) => {
      // One more part brings the content to the level of a price with room for it, less, exactly, or more by a millionth.
      const share = times(read(b.price), over(level(b), whole(100)));
      const micros = (share[0] * 1_000_000n) / share[1];
      if ((share[0] * 1_000_000n) % share[1] !== 0n || micros + step < 0n) return;
      const value = `${(micros + step) / 1_000_000n}.${String((micros + step) % 1_000_000n).padStart(6, '0')}`;
      const exact: Bill = { ...b, parts: [{ eccn: '5A002.a', value, currency: 'USD', quantity: 1 }] };
      expect(one(declarations(exact)).deMinimis!.exceeded).toBe(step > 0n ? 'yes' : 'no');
    }),
    runs(150),
  );
});

test('adding controlled content never lowers the percentage and never clears what was exceeded', () => {
  const rank = { no: 0, undetermined: 1, yes: 2 } as const;
  fc.assert(
    fc.property(bill, part, (b, more) => {
      const before = one(declarations(b)).deMinimis!;
      const after = one(declarations({ ...b, parts: [...b.parts, more] })).deMinimis!;
      expect(Number(after.percent)).toBeGreaterThanOrEqual(Number(before.percent));
      expect(rank[after.exceeded]).toBeGreaterThanOrEqual(rank[before.exceeded]);
    }),
    runs(100),
  );
});

test('an unknown ECCN or value only widens: what is decided without it is decided the same where it can be known', () => {
  fc.assert(
    fc.property(bill, fc.nat(), fc.constantFrom('eccn', 'value'), (b, n, fact) => {
      const text = declarations(b);
      const at = 2 + (n % b.parts.length);
      const blurred = text.map((line, i) =>
        i !== at ? line : fact === 'eccn' ? line.replace(/ eccn \S+/, '') : line.replace(/ value \S+ \S+ \}/, ' }'),
      );
      const known = one(text).deMinimis!.exceeded;
      const open = one(blurred).deMinimis!.exceeded;
      if (open !== 'undetermined') expect(open).toBe(known);
    }),
    runs(100),
  );
});

test('the order of declarations changes nothing, and neither does asking twice', () => {
  fc.assert(
    fc.property(bill, fc.infiniteStream(fc.nat(1000)), (b, keys) => {
      const text = declarations(b);
      const shuffled = text
        .map((line) => ({ line, key: keys.next().value as number }))
        .sort((x, y) => x.key - y.key)
        .map((x) => x.line);
      const plain = (d: Determination): string =>
        JSON.stringify(d, (key, value: unknown) => (key === 'at' || key === 'start' || key === 'end' ? undefined : value));
      expect(plain(one(shuffled))).toBe(plain(one(text)));
      expect(plain(one(text))).toBe(plain(one(text)));
    }),
    runs(60),
  );
});
