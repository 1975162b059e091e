/** What determinations lack, gathered by the declaration that lacks it, so that it is asked for once. */
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Determination, Missing } from '../determine/result.ts';
import type { Item } from '../model/model.ts';
import type { RuleContext } from './rule.ts';
import { itemsOfAll } from './clauses.ts';

export interface Gap {
  readonly fact: string;
  readonly of: string;
  readonly at: SourceRange;
  /** Each reason once, in the order found. */
  readonly whys: readonly string[];
  readonly determinations: readonly Determination[];
}

/** What the determinations of one product lack at one place. */
export interface Lack {
  readonly product: Item;
  readonly at: SourceRange;
  readonly gaps: readonly Gap[];
}

/** An amount in a currency without a rate is ES0112, law that was not read ES8001; an error speaks for itself. */
export const isAskedFor = ({ fact }: Missing): boolean => fact !== 'rate' && fact !== 'law' && fact !== 'declaration';

/** By the place that lacks something. What is said of a place rests on these alone: as long as they are the same objects, so is that. */
export function lacksOf(ctx: RuleContext): Lack[][] {
  const places = new Map<string, Lack[]>();
  let declared: Map<string, SourceRange> | undefined;
  const placeOf = (m: Missing, d: Determination): SourceRange => (declared ??= declarations(ctx)).get(m.of) ?? d.at;
  for (const { product, determinations } of ctx.products) {
    let own = known.get(determinations);
    if (!own) {
      const missing = determinations.flatMap((d) => d.missing.filter(isAskedFor).map((m) => ({ d, m })));
      own = byPlace(
        product,
        missing.map(({ d, m }) => ({ d, m, at: m.at ?? placeOf(m, d) })),
      );
      // Where the place is searched for by its name, it may be another one in another text.
      if (missing.every(({ m }) => m.at)) known.set(determinations, own);
    }
    for (const lack of own) {
      const key = placeKey(lack.at);
      const there = places.get(key);
      if (there) there.push(lack);
      else places.set(key, [lack]);
    }
  }
  return [...places.values()];
}

const known = new WeakMap<readonly Determination[], readonly Lack[]>();

const placeKey = (at: SourceRange): string => `${at.file}:${at.start}`;

interface Wanting {
  readonly d: Determination;
  readonly m: Missing;
  readonly at: SourceRange;
}

function byPlace(product: Item, all: readonly Wanting[]): Lack[] {
  return [...Map.groupBy(all, ({ at }) => placeKey(at)).values()].map((there) => ({
    product,
    at: there[0]!.at,
    gaps: merged(
      there.map(({ d, m, at }) => ({ fact: m.fact, of: m.of, at, whys: [plain(m, d)], determinations: [d] })),
      (gap) => `${gap.fact}\0${gap.of}`,
    ),
  }));
}

/** `origin` missing for two reasons, or for two products, is still one fact to state. All of one place. */
export function gapsOf(lacks: readonly Lack[]): Gap[] {
  const gaps = lacks.flatMap((l) => l.gaps);
  return mergeConditions(lacks.length === 1 ? gaps : merged(gaps, (gap) => `${gap.fact}\0${gap.of}`));
}

function merged(gaps: readonly Gap[], key: (gap: Gap) => string): Gap[] {
  return [...Map.groupBy(gaps, key).values()].map((same) => ({
    ...same[0]!,
    whys: [...new Set(same.flatMap((g) => g.whys))],
    determinations: [...new Set(same.flatMap((g) => g.determinations))],
  }));
}

/** `NS applies to 3A001.b where: …` → the reason for control apart from the condition it turns on. */
const CONDITION = /^(\S+) applies to (.*)$/s;

/** Reasons for control that turn on one condition, under one gap: `not-controlled-for NS, RS`. */
function mergeConditions(gaps: readonly Gap[]): Gap[] {
  const out = new Map<string, Gap>();
  for (const gap of gaps) {
    const reason = /^not-controlled-for (\S+)$/.exec(gap.fact)?.[1];
    const condition = gap.whys.map((w) => CONDITION.exec(w)?.[2] ?? w);
    const key = reason === undefined ? `${gap.fact}\0${gap.of}` : `\0${gap.of}\0${condition.join()}`;
    const before = out.get(key);
    if (!before) out.set(key, reason === undefined ? gap : { ...gap, whys: condition });
    else
      out.set(key, {
        ...before,
        fact: `${before.fact}, ${reason}`,
        determinations: [...new Set([...before.determinations, ...gap.determinations])],
      });
  }
  return [...out.values()];
}

/** The reason without the country it was asked for: the finding names all of them. */
function plain(m: Missing, d: Determination): string {
  for (const way of [' for ', ' to ']) {
    const end = way + d.destination;
    if (m.why.endsWith(end)) return m.why.slice(0, -end.length);
  }
  return m.why;
}

/** Names to where they are declared, over everything the file's products reach. */
function declarations(ctx: RuleContext): Map<string, SourceRange> {
  const out = new Map<string, SourceRange>();
  const put = (x: { readonly name: string; readonly at: SourceRange }): void => {
    if (!out.has(x.name)) out.set(x.name, x.at);
  };
  itemsOfAll(ctx.model.products).forEach(put);
  [...ctx.model.inputs, ...ctx.model.parties, ...ctx.model.facilities, ...ctx.model.alternatives].forEach(put);
  return out;
}
