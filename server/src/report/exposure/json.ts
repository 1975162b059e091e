/** `earshot.exposure/1`: keys in the order of the schema, those that do not apply left out. */
import { type Bounds, change, type Change, text } from '../../workspace/exposure/bounds.ts';
import { concentration, DIMENSIONS, type Dimension, type Exposure, type Sale } from '../../workspace/exposure/index.ts';
import { type Amounts, type ByStrategy, NONE } from '../../workspace/exposure/sums.ts';
import { STRATEGIES } from '../../workspace/exposure/ways.ts';
import { isUnmade } from '../../determine/unmade.ts';
import { editionJson } from '../rulebooks-used.ts';
import type { ExposureInput } from './input.ts';
import type { ExposureReport } from './schema.ts';

type Day = ExposureReport['days'][number];
type WithStrategies = Day['totals']['wayOut'];
type Changes = NonNullable<ExposureReport['change']>;

export function printExposureJson(input: ExposureInput): string {
  const [first, second] = input.days;
  const report: ExposureReport = {
    schema: 'earshot.exposure/1',
    tool: { name: input.tool.name, version: input.tool.version },
    ...editionJson(input.rulebook),
    currency: first.currency,
    preference: [...first.preference],
    days: input.days.map((d) => dayOf(d, input)),
    ...(second && { change: changesOf(first, second) }),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function dayOf(e: Exposure, input: ExposureInput): Day {
  const { least: all } = e.totals.reached;
  return {
    ...(e.day !== undefined && { day: e.day }),
    totals: amounts(e.totals),
    concentration: { input: concentration(e.by.input), supplier: concentration(e.by.supplier) },
    by: dimensions((d) =>
      e.by[d].map((row) => ({ key: row.key, sales: row.sales, share: shareOf(row.reached.least, all), ...amounts(row) })),
    ),
    sales: e.sales.map((s) => saleOf(s, input)),
    unknown: e.unknown.map(({ fact, of }) => ({ fact, of })),
  };
}

function saleOf({ determination: d, units, reached, rules, lines }: Sale, input: ExposureInput): Day['sales'][number] {
  return {
    id: d.id,
    asOf: d.asOf,
    location: input.location(d.at),
    outcome: d.outcome,
    ...(isUnmade(d) && { notMade: true as const }),
    units: units.count.toString(),
    unitsFrom: units.from,
    reached,
    rules: rules.map(({ rule, answer }) => ({ rule, answer })),
    lines: lines.map((l) => ({
      input: l.input,
      supplier: l.supplier,
      eccn: l.eccn,
      ...(l.controlled !== undefined && { controlled: l.controlled }),
      ...amounts(l),
    })),
  };
}

const amounts = (a: Amounts): Day['totals'] => ({
  sold: bounds(a.sold),
  reached: bounds(a.reached),
  wayOut: withStrategies(a.wayOut, a.wayOutBy),
  leaves: {
    cheapest: withStrategies(a.cheapest, a.cheapestBy),
    preferred: withStrategies(a.preferred, a.preferredBy),
  },
});

const bounds = ({ least, most }: Bounds): Day['totals']['sold'] => ({
  atLeast: text(least),
  ...(most !== undefined && { atMost: text(most) }),
});

const withStrategies = (total: Bounds, by: ByStrategy): WithStrategies => ({
  total: bounds(total),
  by: Object.fromEntries(STRATEGIES.flatMap((s) => (by[s] ? [[s, bounds(by[s])]] : []))),
});

const dimensions = <T>(of: (d: Dimension) => T): Record<Dimension, T> =>
  Object.fromEntries(DIMENSIONS.map((d) => [d, of(d)])) as Record<Dimension, T>;

/** Percent to two places, cut off. */
function shareOf(part: bigint, all: bigint): string | undefined {
  return all === 0n ? undefined : text((part * 10_000n) / all);
}

function changesOf(from: Exposure, to: Exposure): Changes {
  return {
    totals: changes(from.totals, to.totals),
    by: dimensions((d) => {
      const before = new Map(from.by[d].map((row) => [row.key, row]));
      const after = new Map(to.by[d].map((row) => [row.key, row]));
      return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
        const [a, b] = [before.get(key) ?? NONE, after.get(key) ?? NONE];
        return unchanged(a, b) ? [] : [{ key, ...changes(a, b) }];
      });
    }),
  };
}

const COMPARED = ['sold', 'reached', 'cheapest', 'preferred'] as const;

export const unchanged = (a: Amounts, b: Amounts): boolean =>
  COMPARED.every((k) => a[k].least === b[k].least && a[k].most === b[k].most);

function changes(a: Amounts, b: Amounts): Changes['totals'] {
  const side = ({ least, most }: Change): Changes['totals']['sold'] => ({
    ...(least !== undefined && { atLeast: text(least) }),
    ...(most !== undefined && { atMost: text(most) }),
  });
  return Object.fromEntries(COMPARED.map((k) => [k, side(change(a[k], b[k]))])) as unknown as Changes['totals'];
}
