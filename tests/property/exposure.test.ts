/**
 * Over generated portfolios: what `exposure` adds up is, to the cent, what the determinations show; every table adds up to the whole; and
 * nothing leaves that no rule reaches or no alternative replaces.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { check } from '../../server/src/workspace/check.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { exposureOf } from '../../server/src/workspace/exposure/index.ts';
import { type Bounds, text as cents } from '../../server/src/workspace/exposure/bounds.ts';
import { PREFERENCE } from '../../server/src/workspace/exposure/ways.ts';
import type { Determination } from '../../server/src/determine/result.ts';
import { rulebook } from '../support/rulebook.ts';
import { runs } from '../support/runs.ts';

interface Part {
  readonly origin: string;
  readonly eccn: string;
  /** In cents; 0: not stated. */
  readonly value: number;
  readonly supplier: string;
}
interface Sale {
  readonly to: string;
  readonly units: number;
  readonly by: 'volume' | 'quantity' | 'none';
}
interface Product {
  readonly origin: string;
  readonly eccn: string;
  readonly price: number;
  readonly uses: readonly number[];
  readonly sales: readonly Sale[];
}
interface Portfolio {
  readonly parts: readonly Part[];
  readonly products: readonly Product[];
  readonly alternatives: readonly { readonly of: number; readonly origin: string; readonly verb: 'replaces' | 'eliminates' }[];
}

const PARTS = 4;
const portfolio: fc.Arbitrary<Portfolio> = fc.record({
  parts: fc.array(
    fc.record({
      origin: fc.constantFrom('US', 'US', 'US', 'JP', ''),
      eccn: fc.constantFrom('3A001.a.2', '3A001.a.2', 'EAR99', '3A991', ''),
      value: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 400_000 }) }, { weight: 1, arbitrary: fc.constant(0) }),
      supplier: fc.constantFrom('acme', 'bell', ''),
    }),
    { minLength: PARTS, maxLength: PARTS },
  ),
  products: fc.array(
    fc.record({
      origin: fc.constantFrom('KR', 'KR', 'SG', 'US', ''),
      eccn: fc.constantFrom('3B991', 'EAR99', '3A001.a.2'),
      price: fc.integer({ min: 100_000, max: 2_000_000 }),
      uses: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: PARTS, maxLength: PARTS }),
      sales: fc.uniqueArray(
        fc.record({
          to: fc.constantFrom('CN', 'TW', 'RU', 'CU'),
          units: fc.integer({ min: 1, max: 5000 }),
          by: fc.constantFrom('volume' as const, 'quantity' as const, 'none' as const),
        }),
        { selector: (s) => s.to, minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  alternatives: fc.array(
    fc.record({
      of: fc.integer({ min: 0, max: PARTS - 1 }),
      origin: fc.constantFrom('CN', 'JP', 'US'),
      verb: fc.constantFrom('replaces' as const, 'replaces' as const, 'eliminates' as const),
    }),
    { minLength: 2, maxLength: 5 },
  ),
});

const usd = (value: number): string => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')} USD`;
const given = (word: string, value: string): string => (value === '' ? '' : ` ${word} ${value}`);

function spec(p: Portfolio): string {
  const lines = p.parts.map(
    (x, i) =>
      `input part-${i} { type component${given('origin', x.origin)}${given('eccn', x.eccn)}${x.value > 0 ? ` value ${usd(x.value)}` : ''}${given('supplier', x.supplier && `"${x.supplier}"`)} }`,
  );
  p.products.forEach((x, i) => {
    const uses = x.uses.flatMap((n, part) => (n > 0 ? [`incorporates ${n} part-${part}`] : []));
    const sales = x.sales.map((s) => {
      const units = { volume: ` { volume ${s.units} per year }`, quantity: ` { quantity ${s.units} }`, none: '' }[s.by];
      return `destination ${s.to}${units}`;
    });
    lines.push(
      `product made-${i} { type equipment${given('origin', x.origin)} eccn ${x.eccn} value ${usd(x.price)} ${uses.join(' ')} direct-product-of none plant direct-product-of none ${sales.join(' ')} }`,
    );
  });
  p.alternatives.forEach((a, i) =>
    lines.push(
      a.verb === 'replaces'
        ? `alternative alt-${i} replaces part-${a.of} { origin ${a.origin} eccn EAR99 value ${i + 1} USD }`
        : `alternative alt-${i} eliminates part-${a.of} { value ${i + 1} USD }`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

/** Cents of `12.34` times so many. */
const times = (value: string, n: number): bigint => BigInt(value.replace('.', '')) * BigInt(n);
const total = (amounts: readonly Bounds[]): Bounds =>
  amounts.reduce(
    (a, b) => ({
      least: a.least + b.least,
      most: a.most === undefined || b.most === undefined ? undefined : a.most + b.most,
    }),
    { least: 0n, most: 0n },
  );
const shown = ({ least, most }: Bounds): string => `${cents(least)} ${most === undefined ? '' : cents(most)}`;

test('every sum is that of the determinations', () => {
  const options = { fallbackDate: day('2026-03-02') };
  let ways = 0;
  fc.assert(
    fc.property(portfolio, (p) => {
      const file = spec(p);
      const program = createProgram(['s.earshot'], { readFile: () => file }, rulebook);
      const { determinations, diagnostics } = check(program, ['s.earshot'], options);
      expect(
        diagnostics.filter((d) => d.code < 'ES1000').map((d) => d.message),
        file,
      ).toEqual([]);
      const { model } = program.files.get('s.earshot')!;
      const e = exposureOf([model], rulebook, { ...options, currency: 'USD', preference: PREFERENCE });

      /** By hand, from what is shown of each determination and the text alone. */
      const sold = (d: Determination): { supplier: string | null; eccn: string | null; amount: Bounds }[] => {
        const made = p.products[Number(d.product.slice(5))]!;
        const sale = made.sales.find((s) => s.to === d.destination)!;
        const units = sale.by === 'none' ? 1 : sale.units;
        const price = BigInt(made.price * units);
        const whole = { supplier: null, eccn: d.classification.effective };
        if (made.origin === 'US') return [{ ...whole, amount: { least: price, most: price } }];
        const lines = d.deMinimis!.content.map((c) => {
          const part = p.parts[Number(c.input.slice(5))]!;
          const value = c.value === undefined ? undefined : times(c.value, units);
          const amount = { least: part.origin === 'US' ? (value ?? 0n) : 0n, most: value };
          return { supplier: part.supplier || null, eccn: c.eccn, amount };
        });
        const left = price - total(lines.map((l) => l.amount)).least;
        const rest = { least: 0n, most: left > 0n ? left : 0n };
        if (made.origin === '') return [...lines, { ...whole, amount: rest }];
        return made.uses.every((n) => n === 0)
          ? [...lines, { supplier: null, eccn: null, amount: { least: 0n, most: price } }]
          : lines;
      };
      const all = determinations.flatMap((d) => sold(d).map((line) => ({ ...line, country: d.destination })));
      expect(shown(e.totals.sold), file).toBe(shown(total(all.map((l) => l.amount))));
      for (const by of ['supplier', 'country', 'eccn'] as const) {
        const expected = [...Map.groupBy(all, (l) => l[by])].map(([key, lines]) => [
          key,
          shown(total(lines.map((l) => l.amount))),
        ]);
        expect(e.by[by].map((row) => [row.key, shown(row.sold)]).sort(), file).toEqual(expected.sort());
      }
      const reached = determinations
        .filter((d) => d.subjectToEar === 'yes')
        .flatMap((d) => sold(d).map((line) => line.amount.least));
      expect(cents(e.totals.reached.least), file).toBe(cents(reached.reduce((a, b) => a + b, 0n)));

      for (const by of ['supplier', 'country', 'eccn', 'input'] as const)
        for (const what of ['sold', 'reached', 'wayOut', 'cheapest', 'preferred'] as const)
          expect(shown(total(e.by[by].map((row) => row[what]))), `${by} ${what}\n${file}`).toBe(shown(e.totals[what]));
      for (const sale of e.sales) {
        const first = sale.determination.alternatives[0];
        for (const line of sale.lines) {
          const order = [line.cheapest, line.wayOut, line.reached, line.sold].map((b) => b.least);
          expect(order, file).toEqual(order.toSorted((a, b) => (a < b ? -1 : 1)));
          const leaves = first?.changes.some((c) => c.input === line.input) ?? false;
          if (!leaves) expect(shown(line.cheapest), file).toBe('0.00 0.00');
          else if (first!.outcome === 'undetermined') expect(line.cheapest.least).toBe(0n);
          else if (first!.minimal) expect(shown(line.cheapest), file).toBe(shown(line.reached));
          if (line.cheapest.least > 0n) ways++;
        }
      }
    }),
    runs(1000),
  );
  expect(ways).toBeGreaterThan(3);
});
