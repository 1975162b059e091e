/**
 * What is at stake in the sales of a portfolio: the U.S. content sold, what of it a rule reaches, and what would leave by the
 * alternatives declared; by supplier, country, ECCN, rule and input. Every sum is of the lines of the sales, which are those of the
 * determinations.
 */
import { ended } from '../../base/steps.ts';
import { and, or, type Tri } from '../../base/tri.ts';
import type { Day } from '../../../../grammar/src/text/date.ts';
import { determineFile, type DetermineOptions } from '../../determine/index.ts';
import type { Determination, Strategy } from '../../determine/result.ts';
import { Converter } from '../../determine/sale/exchange-rates.ts';
import { plannedIn } from '../../determine/sale/orders.ts';
import { isUnmade } from '../../determine/unmade.ts';
import type { SpecModel } from '../../model/model.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { contentOf, type OtherPart, type Part, type Unknown, unitsOf, type Units } from './content.ts';
import { type Amounts, amountsOf, NONE, type Row, sum, Table } from './sums.ts';
import { type Ways, waysOf } from './ways.ts';

export interface ExposureOptions extends DetermineOptions {
  /** All amounts are in it, by the rates that the specs state. */
  readonly currency: string;
  /** What a buyer looks for first, most wanted first; a strategy left out comes last. */
  readonly preference: readonly Strategy[];
}

export interface Line extends Part, Amounts {}

export interface Sale {
  readonly determination: Determination;
  readonly units: Units;
  /** Is the product subject to the EAR, or does the sale need a license all the same? */
  readonly reached: Tri;
  /** Each rule that makes it so or asks for a license. */
  readonly rules: readonly { readonly rule: string; readonly answer: Tri }[];
  readonly lines: readonly Line[];
  /** What else is in it. */
  readonly others: readonly OtherPart[];
  readonly ways: Ways;
}

/** Sales whose determination is not made: over max-determinations. What they are worth is in no lower bound but that of U.S. products sold. */
export const notMade = (e: Pick<Exposure, 'sales'>): Determination[] =>
  e.sales.flatMap(({ determination: d }) => (isUnmade(d) ? [d] : []));

export const DIMENSIONS = ['supplier', 'country', 'eccn', 'rule', 'input'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Exposure {
  /** Asked about, whatever the specs state; undefined: each sale by its own day. */
  readonly day: Day | undefined;
  readonly currency: string;
  readonly preference: readonly Strategy[];
  readonly totals: Amounts;
  /** Those of `rule` overlap: several rules reach one sale. */
  readonly by: Readonly<Record<Dimension, readonly Row[]>>;
  readonly sales: readonly Sale[];
  /** Facts that are not stated, and that leave amounts open, each once. */
  readonly unknown: readonly Unknown[];
}

export function exposureOf(models: readonly SpecModel[], rulebook: Rulebook, options: ExposureOptions): Exposure {
  return ended(exposureInSteps(models, rulebook, options));
}

/** The same, with a stop before each file. */
export function* exposureInSteps(
  models: readonly SpecModel[],
  rulebook: Rulebook,
  options: ExposureOptions,
): Generator<undefined, Exposure> {
  const unknown = new Map<string, Unknown>();
  const sales: Sale[] = [];
  for (const model of models) {
    yield;
    const determinations = determineFile(model, rulebook, { ...options, explain: false, alternatives: true });
    const made = salesOf(model, determinations, rulebook, options);
    for (const u of made.unknown) unknown.set(`${model.file} ${u.fact} ${u.of}`, u);
    for (const sale of made.sales) sales.push(sale);
  }
  const tables = Object.fromEntries(DIMENSIONS.map((d) => [d, new Table()])) as Record<Dimension, Table>;
  let totals = NONE;
  for (const { determination: d, lines, rules, ways } of sales) {
    const sale = `${d.at.file} ${d.id}`;
    for (const line of lines) {
      totals = sum(totals, line);
      tables.supplier.add(line.supplier, sale, line);
      tables.country.add(d.destination, sale, line);
      tables.eccn.add(line.eccn, sale, line);
      tables.input.add(line.input, sale, line);
      for (const { rule, answer } of rules) tables.rule.add(rule, sale, amountsOf(line, answer, ways));
    }
  }
  return {
    day: options.on,
    currency: options.currency,
    preference: options.preference,
    totals,
    by: Object.fromEntries(DIMENSIONS.map((d) => [d, tables[d].done()])) as Record<Dimension, Row[]>,
    sales,
    unknown: [...unknown.values()],
  };
}

function salesOf(
  model: SpecModel,
  determinations: readonly Determination[],
  rulebook: Rulebook,
  options: ExposureOptions,
): { readonly sales: readonly Sale[]; readonly unknown: readonly Unknown[] } {
  const money = new Converter(model.rates);
  const planned = plannedIn(model, rulebook, options);
  const alternatives = [...model.alternatives, ...model.importedAlternatives];
  const unknown: Unknown[] = [];
  const sales = determinations.map((d): Sale => {
    const sale = planned.get(d.id)!;
    const content = contentOf(d, sale, money, options.currency);
    unknown.push(...content.unknown);
    const ways = waysOf(d, alternatives, options.preference);
    const reached = reachedBy(d);
    return {
      determination: d,
      units: unitsOf(sale),
      reached,
      rules: rulesOf(d, reached, options.codified === true),
      lines: content.parts.map((part): Line => ({ ...part, ...amountsOf(part, reached, ways) })),
      others: content.others,
      ways,
    };
  });
  return { sales, unknown };
}

/** A license may be needed for what is not subject to the EAR: for the act of a U.S. person (744.6). */
const reachedBy = (d: Determination): Tri => or(d.subjectToEar, d.outcome === 'license-required' ? 'yes' : 'no');

/** What brings the product under the EAR, and what asks for a license then; of several answers by one rule the strongest. */
function rulesOf(d: Determination, reached: Tri, codified: boolean): { rule: string; answer: Tri }[] {
  const counts = (x: { readonly enforcement?: 'enforced' | 'not-enforced' }): boolean =>
    codified || x.enforcement !== 'not-enforced';
  const found = new Map<string, Tri>();
  const add = (rule: string, answer: Tri): void => {
    if (answer !== 'no') found.set(rule, or(found.get(rule) ?? 'no', answer));
  };
  if (reached === 'no') return [];
  for (const b of d.bases) if (counts(b)) add(b.rule, b.answer);
  for (const r of d.requirements) if (counts(r)) add(r.rule, and(reached, r.answer));
  return [...found].map(([rule, answer]) => ({ rule, answer }));
}

/** The share of the whole that each row has, squared and added up: 1 where all is in one row. Of what is certain alone; undefined where nothing is. */
export function concentration(rows: readonly Row[]): number | undefined {
  const total = rows.reduce((n, r) => n + r.sold.least, 0n);
  if (total === 0n) return undefined;
  const squares = rows.reduce((n, r) => n + r.sold.least * r.sold.least, 0n);
  return Number((squares * 10_000n) / (total * total)) / 10_000;
}
