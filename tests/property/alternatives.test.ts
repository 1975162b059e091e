/**
 * Every set of alternatives that is offered, written by hand into the text of the spec, gives the answer that was promised when
 * that spec is determined from scratch; and against trying everything, what is offered is exactly the minimal sets that better the answer.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { RANK } from '../../server/src/determine/alternatives/index.ts';
import { search, type Option } from '../../server/src/determine/alternatives/search.ts';
import type { Determination } from '../../server/src/determine/result.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';
import { long, runs, shareOf } from '../support/runs.ts';
import { spec, type Spec, text, withAlternatives } from './alternative-specs.ts';

function determine(file: string): Determination {
  const program = createProgram(['s.earshot'], { readFile: () => file }, rulebook);
  const { model, diagnostics } = program.files.get('s.earshot')!;
  expect(
    diagnostics.filter((d) => d.severity === 'error').map((d) => d.message),
    file,
  ).toEqual([]);
  return determineFile(model, rulebook, { fallbackDate: day('2026-03-02') }).find((d) => d.product === 'tool')!;
}

const standing = (d: Determination): number =>
  RANK[d.outcome] + (d.outcome === 'no-license-required' && d.subjectToEar === 'undetermined' ? 0.5 : 0);

/** Every choice of at most one alternative a part. */
function choices(s: Spec): number[][] {
  let all: number[][] = [[]];
  s.alternatives.forEach((a, i) => {
    all = all.flatMap((c) => (c.some((j) => s.alternatives[j]!.target === a.target) ? [c] : [c, [...c, i]]));
  });
  return all.filter((c) => c.length > 0);
}

const namesOf = (c: readonly number[]): string =>
  c
    .map((i) => `alt-${i}`)
    .sort()
    .join(' ');

test('what is offered is what trying everything by hand finds, with the same outcome and percentage', () => {
  const sizes = new Map<number, number>();
  fc.assert(
    fc.property(spec, (s) => {
      const d = determine(withAlternatives(s));
      const byHand = choices(s).map((c) => ({ c, d: determine(text(s, c)) }));
      const minimal = byHand.filter(
        ({ c, d: x }) =>
          standing(x) > standing(d) &&
          !byHand.some((y) => y.c.length < c.length && y.c.every((i) => c.includes(i)) && standing(y.d) >= standing(x)),
      );
      const expected = minimal
        .filter(({ d: x }) => RANK[x.outcome] > RANK[d.outcome])
        .map(({ c, d: x }) => [namesOf(c), x.outcome, x.subjectToEar, x.deMinimis?.percent]);
      const got = d.alternatives.map((a) => [
        a.changes
          .map((x) => x.alternative)
          .sort()
          .join(' '),
        a.outcome,
        a.subjectToEar,
        a.percent,
      ]);
      expect(got.map(String).sort(), withAlternatives(s)).toEqual(expected.map(String).sort());
      expect(d.alternatives.every((a) => a.minimal)).toBe(true);
      if (d.alternativeSearch) {
        const useful = new Set(minimal.flatMap(({ c }) => c.map((i) => `alt-${i}`)));
        expect(d.alternativeSearch.unhelpful.filter((a) => useful.has(a))).toEqual([]);
      }
      for (const a of d.alternatives) sizes.set(a.changes.length, (sizes.get(a.changes.length) ?? 0) + 1);
    }),
    runs(1200, 734),
  );
  // It would prove little if nothing had been offered, or only single changes.
  expect(sizes.get(1)).toBeGreaterThan(long ? shareOf(50) : 1);
  if (long) expect(sizes.get(2)).toBeGreaterThanOrEqual(shareOf(6));
});

test('what it costs is what the hand adds up', () => {
  fc.assert(
    fc.property(spec, (s) => {
      for (const a of determine(withAlternatives(s)).alternatives) {
        const chosen = a.changes.map((c) => s.alternatives[Number(c.alternative.slice('alt-'.length))]!);
        // Parts inside other parts or substitutes are another matter.
        if (s.parts.some((p) => p.contains !== undefined) || chosen.some((c) => c.contains !== undefined)) continue;
        const cost = chosen.reduce(
          (sum, c) => sum + (c.value - s.parts[c.target]!.value) * (s.uses[c.target]!.direct + s.uses[c.target]!.inModule),
          0,
        );
        expect(a.costDelta).toEqual({ value: `${cost}.00`, currency: 'USD' });
      }
    }),
    runs(150, 735),
  );
});

test('the order is that of cost, and one run is like another', () => {
  fc.assert(
    fc.property(spec, (s) => {
      const d = determine(withAlternatives(s));
      const answered = d.alternatives.filter((a) => a.outcome !== 'undetermined').map((a) => Number(a.costDelta!.value));
      expect(answered).toEqual([...answered].sort((x, y) => x - y));
      expect(determine(withAlternatives(s)).alternatives).toEqual(d.alternatives);
    }),
    runs(60, 736),
  );
});

/** A threshold on weights, some options of which add weight of their own: the shape of de minimis, without the law. */
const weighted = fc.record({
  slots: fc.array(
    fc.record({
      weight: fc.integer({ min: 0, max: 9 }),
      options: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  level: fc.integer({ min: 0, max: 30 }),
});

test('the search finds every minimal set, or says that it was cut; and never asks more often than it may', () => {
  fc.assert(
    fc.property(weighted, fc.integer({ min: 1, max: 200 }), fc.boolean(), ({ slots, level }, limit, bounded) => {
      const options = slots.flatMap((s, slot) => s.options.map((value): Option<number> => ({ slot, value })));
      const weight = (set: readonly Option<number>[]): number =>
        slots.reduce((n, s, i) => n + (set.find((o) => o.slot === i)?.value ?? s.weight), 0);
      const good = (w: number): number => (w <= level ? 2 : w <= level + 5 ? 1 : 0);
      let asked = 0;
      const result = search<number>({
        options,
        base: good(weight([])),
        limit,
        rank: (set) => (asked++, good(weight(set))),
        without: (gone) => (asked++, good(weight([...gone].map((slot) => ({ slot, value: 0 }))))),
        ...(bounded && {
          hopeless: (gone: readonly number[]) => weight([]) - gone.reduce((n, slot) => n + slots[slot]!.weight, 0) > level + 5,
        }),
      });
      expect(asked).toBe(result.asked);
      expect(asked).toBeLessThanOrEqual(limit);
      let all: (readonly Option<number>[])[] = [[]];
      for (const o of options) all = all.flatMap((set) => (set.some((x) => x.slot === o.slot) ? [set] : [set, [...set, o]]));
      const base = good(weight([]));
      const within = (a: readonly Option<number>[], b: readonly Option<number>[]): boolean =>
        a.length < b.length && a.every((o) => b.includes(o));
      const minimal = all.filter(
        (set) => good(weight(set)) > base && !all.some((x) => within(x, set) && good(weight(x)) >= good(weight(set))),
      );
      const key = (set: readonly Option<number>[]): string =>
        set
          .map((o) => options.indexOf(o))
          .sort((a, b) => a - b)
          .join();
      const proven = result.found.filter((f) => f.minimal).map((f) => key(f.set));
      if (result.complete) expect(proven.sort()).toEqual(minimal.map(key).sort());
      for (const k of proven) expect(minimal.map(key)).toContain(k);
      for (const f of result.found) expect(good(weight(f.set))).toBe(f.rank);
    }),
    runs(400, 737),
  );
});
