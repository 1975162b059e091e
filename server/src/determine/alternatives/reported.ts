/** From a set that betters the answer to what is reported of it: cost, lead time, strategy, conditions; and the order of reporting. */
import { Exact } from '../../base/exact.ts';
import type { Alternative, Item } from '../../model/model.ts';
import { listedIn } from '../allied/index.ts';
import { figuresOf } from '../classification/package.ts';
import { type Context, NO_BASES } from '../context.ts';
import { type Destination, towards } from '../destination.ts';
import type { AlternativeChange, AlternativeResult, Decision, Missing, Strategy } from '../result.ts';
import type { Converter } from '../sale/exchange-rates.ts';
import { inPlace, multiplicities, type Variant } from './variant.ts';

export interface Offer {
  readonly result: AlternativeResult;
  readonly cost?: Exact;
  readonly leadDays?: Exact;
  readonly available: boolean;
}

export interface Offering {
  readonly alternatives: readonly Alternative[];
  readonly variant: Variant;
  readonly determination: Decision;
  readonly minimal: boolean;
}

/** `ctx` is that of the product as it stands. */
export function offer(ctx: Context, money: Converter, currency: string | undefined, o: Offering): Offer {
  const { alternatives, determination: d } = o;
  const cost = currency === undefined ? undefined : costOf(o.variant, money, currency);
  const slowest = alternatives.filter((a) => a.leadDays).sort((a, b) => b.leadDays!.cmp(a.leadDays!))[0];
  const later = alternatives.filter((a) => a.availableFrom && a.availableFrom.value > ctx.rules.date);
  const broken = alternatives.filter((a) => a.item.flaw).map((a) => a.name);
  const open = d.outcome === 'undetermined' ? d.missing.filter((m) => !broken.includes(m.of)) : [];
  const conditions = [
    ...later.map((a) => `${a.name} is available from ${a.availableFrom!.value}`),
    ...(currency !== undefined && cost === undefined && broken.length === 0
      ? [`what it costs is not known: ${unpriced(o.variant, money, currency)}`]
      : []),
    ...broken.map((name) => `the declaration of ${name} has an error`),
    ...open.slice(0, OPEN_AT_MOST).map(asCondition),
    ...(open.length > OPEN_AT_MOST ? [`${open.length - OPEN_AT_MOST} more facts are not stated`] : []),
  ];
  const allied = alternatives.flatMap((a) => listings(ctx, a));
  return {
    ...(cost && { cost }),
    ...(slowest && { leadDays: slowest.leadDays! }),
    available: later.length === 0,
    result: {
      changes: alternatives.map((a) => change(ctx, a)),
      ...(cost && { costDelta: { value: cost.toFixed(2), currency: currency! } }),
      ...(slowest && { leadTime: slowest.leadTime!.value }),
      outcome: d.outcome,
      subjectToEar: d.subjectToEar,
      ...(d.deMinimis?.percent !== undefined && { percent: d.deMinimis.percent }),
      minimal: o.minimal,
      ...(conditions.length > 0 && { conditions }),
      ...(d.provisos.length > 0 && { provisos: d.provisos }),
      ...(allied.length > 0 && { allied }),
    },
  };
}

const OPEN_AT_MOST = 4;
const asCondition = (m: Missing): string =>
  m.fact === 'declaration' ? `the declaration of ${m.of} has an error` : `${m.fact} of ${m.of} is not stated`;

function change(ctx: Context, a: Alternative): AlternativeChange {
  const strategy = strategyOf(a, ctx.journey.to);
  return {
    input: a.target!.name,
    alternative: a.name,
    ...(strategy && { strategy }),
    ...(a.relativePerformance && { relativePerformance: a.relativePerformance.value.toShort(4) }),
  };
}

/** language.md, `alternative`: derived, never stated. */
function strategyOf(a: Alternative, to: Destination): Strategy | undefined {
  if (a.verb === 'eliminates') return 'design-around';
  const origin = a.item.origin?.value;
  if (origin === undefined) return undefined;
  if (origin === 'US') return 'us-substitute';
  return to.is(origin) ? 'design-out-domestic' : 'design-out-third-country';
}

/** The substitute goes from its country to the one where the product is made; within one country nothing is exported. */
function listings(ctx: Context, a: Alternative): NonNullable<AlternativeResult['allied']>[number][] {
  const item = inPlace(a);
  const country = item?.origin?.value;
  const made = ctx.item.origin?.value;
  const maker = made === undefined ? ctx.journey.to : towards(made, ctx.rules.rulebook.countryNames);
  if (!item || country === undefined || maker.is(country)) return [];
  const listed = listedIn(contextOf(ctx, item, country, maker), country);
  return listed?.rule === undefined || listed.answer === 'no'
    ? []
    : [{ alternative: a.name, country, answer: listed.answer, rule: listed.rule }];
}

const contextOf = (ctx: Context, item: Item, from: string, to: Destination): Context => ({
  ...ctx,
  item,
  classified: ctx.classify(item),
  bases: NO_BASES,
  figures: figuresOf(item),
  figuresOf: item.name,
  figuresAt: item.at,
  journey: { ...ctx.journey, exportedFrom: from, to },
});

// ---------------------------------------------------------------- what it costs

interface Priced {
  readonly change: Exact;
  readonly times: Exact;
}

/** What changes, for one unit of the product, in its currency. A design-around that states a value costs that much in its place. */
function priced(variant: Variant, money: Converter, currency: string): (Priced | string)[] {
  const count = multiplicities(variant.product);
  return variant.changed.map(({ parent, use, alternative }) => {
    const before = use.unitValue?.value ?? use.item.value?.value;
    const after = alternative.item.value?.value;
    if (!before) return `the value of ${use.item.name} is not stated`;
    if (!after && alternative.verb === 'replaces') return `the value of ${alternative.name} is not stated`;
    const from = money.convert(before, currency);
    const to = after ? money.convert(after, currency) : Exact.ZERO;
    if (!from || !to) return `no rate leads from ${(from ? after! : before).currency} to ${currency}`;
    return { change: to.sub(from), times: count.get(parent)!.mul(use.quantity) };
  });
}

/** Undefined where a value or a rate is not stated. */
export function costOf(variant: Variant, money: Converter, currency: string): Exact | undefined {
  let sum = Exact.ZERO;
  for (const p of priced(variant, money, currency)) {
    if (typeof p === 'string') return undefined;
    sum = sum.add(p.change.mul(p.times)).reduce();
  }
  return sum;
}

const unpriced = (variant: Variant, money: Converter, currency: string): string =>
  [...new Set(priced(variant, money, currency).filter((p) => typeof p === 'string'))].join('; ');

// ---------------------------------------------------------------- order

/** Answers before open questions, what can be had before what cannot; then cheapest, fewest changes, shortest lead time. */
export function inOrder(a: Offer, b: Offer): number {
  return (
    Number(a.result.outcome === 'undetermined') - Number(b.result.outcome === 'undetermined') ||
    Number(!a.available) - Number(!b.available) ||
    knownFirst(a.cost, b.cost) ||
    a.result.changes.length - b.result.changes.length ||
    knownFirst(a.leadDays, b.leadDays) ||
    byText(nameOf(a), nameOf(b))
  );
}

export const knownFirst = (a: Exact | undefined, b: Exact | undefined): number => (a && b ? a.cmp(b) : Number(!a) - Number(!b));
const nameOf = (o: Offer): string => o.result.changes.map((c) => c.alternative).join(' ');
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
