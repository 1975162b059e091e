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
import { long, runs } from '../support/runs.ts';

interface Part {
  readonly origin: string;
  readonly eccn: string;
  readonly type: string;
  readonly value: number;
  readonly contains: number | undefined;
}
interface Alt extends Part {
  readonly target: number;
  readonly verb: 'replaces' | 'eliminates';
}
interface Spec {
  readonly product: { readonly origin: string; readonly eccn: string; readonly price: number };
  readonly parts: readonly Part[];
  /** How many of each part stand in the product, and in a module inside it that is looked through; 0: not there. */
  readonly uses: readonly { readonly direct: number; readonly inModule: number }[];
  readonly alternatives: readonly Alt[];
  readonly destination: string;
  readonly endUser: boolean;
}

const part: fc.Arbitrary<Part> = fc.record({
  origin: fc.constantFrom('US', 'US', 'US', 'JP', 'CN', ''),
  eccn: fc.constantFrom('3A001.a.2', '3A001.a.2', 'EAR99', '3A991', '3A611.x', ''),
  type: fc.constantFrom('component', 'integrated-circuit'),
  value: fc.integer({ min: 1, max: 30 }),
  contains: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined, freq: 4 }),
});

const spec: fc.Arbitrary<Spec> = fc.integer({ min: 1, max: 4 }).chain((n) =>
  fc.record({
    product: fc.record({
      origin: fc.constantFrom('KR', 'KR', 'SG', 'US'),
      eccn: fc.constantFrom('3B991', '3B993.b', '3B001.a.1', 'EAR99'),
      price: fc.integer({ min: 20, max: 120 }),
    }),
    parts: fc.array(part, { minLength: n, maxLength: n }),
    uses: fc.array(fc.record({ direct: fc.integer({ min: 0, max: 2 }), inModule: fc.integer({ min: 0, max: 1 }) }), {
      minLength: n,
      maxLength: n,
    }),
    alternatives: fc.array(
      part.chain((p) =>
        fc
          .record({
            target: fc.integer({ min: 0, max: n - 1 }),
            verb: fc.constantFrom('replaces' as const, 'replaces' as const, 'eliminates' as const),
          })
          .map((x) => ({ ...p, ...x })),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    destination: fc.constantFrom('CN', 'CN', 'RU', 'CU', 'TW'),
    endUser: fc.boolean(),
  }),
);

/** What is in an item, by number: only of lower number, so that there is no circle. A substitute's number is past all parts. */
const inside = (p: Part, number: number): string =>
  p.contains !== undefined && p.contains < number ? ` contains part-${p.contains}` : '';
const facts = (p: Part): string =>
  `type ${p.type}${p.origin ? ` origin ${p.origin}` : ''}${p.eccn ? ` eccn ${p.eccn}` : ''} value ${p.value} USD`;

/** The spec as text with some alternatives written into it. An input inside a substitute for itself stays. */
function text(s: Spec, chosen: readonly number[] = []): string {
  const by = new Map(chosen.map((i) => [s.alternatives[i]!.target, i]));
  const out: string[] = [];
  const declared = new Map<string, string>();
  /** Name of what stands where the part stood; undefined: nothing. */
  const at = (number: number, within: readonly number[]): string | undefined => {
    const i = within.includes(number) ? undefined : by.get(number);
    const name = [i === undefined ? `part-${number}` : `sub-${i}`, ...within].join('-in-');
    if (declared.has(name)) return name;
    const p: Part = i === undefined ? s.parts[number]! : s.alternatives[i]!;
    if (i !== undefined && s.alternatives[i]!.verb === 'eliminates' && !brings(s.alternatives[i]!, s.parts.length))
      return undefined;
    declared.set(name, '');
    const holds = inside(p, i === undefined ? number : s.parts.length)
      ? at(p.contains!, i === undefined ? within : [...within, number])
      : undefined;
    const lost = inside(p, i === undefined ? number : s.parts.length) && holds === undefined;
    declared.set(name, `input ${name} { ${facts(p)}${holds ? ` contains ${holds}` : lost ? ' contains none' : ''} }`);
    return name;
  };
  const list = (quantities: readonly number[]): string => {
    const lines = quantities.flatMap((q, number) => {
      const name = q > 0 ? at(number, []) : undefined;
      return name ? [`incorporates ${q} ${name}`] : [];
    });
    return lines.length > 0 ? lines.join(' ') : 'incorporates none';
  };
  const module = list(s.uses.map((u) => u.inModule));
  const direct = list(s.uses.map((u) => u.direct)).replace('incorporates none', '');
  out.push(
    'party fab { country CN listed entity-list footnote 5 }',
    `product module { type electronic-assembly origin KR eccn EAR99 value 5 USD discrete no ${module} }`,
    `product tool { type equipment origin ${s.product.origin} eccn ${s.product.eccn} value ${s.product.price} USD incorporates module ${direct} direct-product-of none plant direct-product-of none destination ${s.destination}${s.endUser ? ' { end-user fab }' : ''} }`,
    ...declared.values(),
  );
  return `${out.join('\n')}\n`;
}

/** A design-around that says where it is made, what it is or what is in it brings that in. */
const brings = (a: Alt, parts: number): boolean => a.origin !== '' || a.eccn !== '' || inside(a, parts) !== '';

function withAlternatives(s: Spec): string {
  const names = s.alternatives.map(
    (a, i) => `alternative alt-${i} ${a.verb} part-${a.target} { ${facts(a)}${inside(a, s.parts.length)} }`,
  );
  const plain = text(s);
  const missing = s.parts.flatMap((p, i) =>
    plain.includes(`input part-${i} `) ? [] : [`input part-${i} { ${facts(p)}${inside(p, i)} }`],
  );
  return `${plain}${missing.join('\n')}\n${names.join('\n')}\n`;
}

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
  expect(sizes.get(1)).toBeGreaterThan(long ? 50 : 1);
  if (long) expect(sizes.get(2)).toBeGreaterThan(5);
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
