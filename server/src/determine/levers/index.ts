/**
 * What else would change an answer, beside the alternatives that a spec declares: the price at which the level is met, one input whose
 * removal suffices, and the destinations, places of export and days for which the answer is another. Each is determined anew, in full.
 */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { Exact } from '../../base/exact.ts';
import { ended } from '../../base/steps.ts';
import type { Tri } from '../../base/tri.ts';
import type { Item, SpecModel } from '../../model/model.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { RANK } from '../alternatives/index.ts';
import { determineFile, type DetermineOptions } from '../index.ts';
import type { Determination, Missing, Outcome } from '../result.ts';
import { everything } from '../sale/bill-of-materials.ts';
import { plannedIn, type Planned } from '../sale/orders.ts';
import { alikeFrom } from './places-of-export.ts';
import { alone, anywhere, atPrice, from, without } from './variants.ts';

/** The answer with it in place. */
export interface Then {
  readonly outcome: Outcome;
  readonly subjectToEar: Tri;
  readonly percent?: string;
  /** What it is given "provided that", where there is anything. */
  readonly provisos?: readonly string[];
  /** What it lacks, where it is undetermined. */
  readonly missing?: readonly Missing[];
}

export interface Levers {
  readonly determination: Determination;
  /** At this fair market value of one unit or above it the answer is better; it is no price to be set for the purpose. */
  readonly price?: Then & { readonly value: string; readonly currency: string };
  /** Single inputs without which the answer is better, the largest share first. */
  readonly removals: readonly (Then & { readonly input: string; readonly value?: string; readonly share?: string })[];
  /** Countries to which the answer is another, for an unlisted civil buyer. */
  readonly destinations: readonly Places[];
  /** Countries from which it is another, exported by somebody located there. */
  readonly exporters: readonly Places[];
  /** The nearest days before and after on which it is another. */
  readonly days: readonly (Then & { readonly on: Day })[];
}

export interface Places extends Omit<Then, 'percent'> {
  readonly countries: readonly string[];
}

export interface LeverOptions extends DetermineOptions {
  /** False: other places, or other days, are not asked about. */
  readonly places?: boolean;
  /** Days worth asking about, the nearest first on either side; left out: those of the law. */
  readonly daysFor?: (d: Determination) => { readonly earlier: readonly Day[]; readonly later: readonly Day[] };
}

/** Days of the law that are looked at on the way back. */
const MOST_DAYS_BACK = 80;

/** Of the answers that could be better; the sales of a product that nothing reaches need none. */
export function leversOf(
  model: SpecModel,
  determinations: readonly Determination[],
  rulebook: Rulebook,
  options: LeverOptions,
): Levers[] {
  return ended(leversInSteps(model, determinations, rulebook, options));
}

/** The same, with stops, each with the number of the answer that is asked about, counted from 1. */
export function* leversInSteps(
  model: SpecModel,
  determinations: readonly Determination[],
  rulebook: Rulebook,
  options: LeverOptions,
): Generator<number, Levers[]> {
  const planned = plannedIn(model, rulebook, options);
  const found: Levers[] = [];
  for (const [i, determination] of determinations.entries()) {
    yield i + 1;
    const sale = planned.get(determination.id);
    if (!sale || determination.outcome === 'not-subject') continue;
    const steps = new Sale(model, rulebook, options, determination, sale).levers();
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield i + 1;
    const levers = step.value;
    if (levers) found.push(levers);
  }
  return found;
}

class Sale {
  private readonly model: SpecModel;
  private readonly rulebook: Rulebook;
  private readonly options: LeverOptions;
  private readonly d: Determination;
  private readonly sale: Planned;

  constructor(model: SpecModel, rulebook: Rulebook, options: LeverOptions, d: Determination, sale: Planned) {
    this.model = model;
    this.rulebook = rulebook;
    this.options = options;
    this.d = d;
    this.sale = sale;
  }

  *levers(): Generator<undefined, Levers | undefined> {
    // What rests on other sales too, as a license that they use up, cannot be asked about alone.
    const [here] = this.determine(alone(this.sale));
    if (here?.outcome !== this.d.outcome || here.subjectToEar !== this.d.subjectToEar) return undefined;
    const price = this.price();
    yield;
    const removals = this.removals();
    yield;
    const destinations = this.options.places === false ? [] : this.destinations();
    yield;
    const exporters = this.options.places === false ? [] : this.exporters();
    yield;
    return { determination: this.d, ...(price && { price }), removals, destinations, exporters, days: this.days() };
  }

  private determine(product: Item, on?: Day): readonly Determination[] {
    return determineFile({ ...this.model, products: [product] }, this.rulebook, {
      ...this.options,
      ...(on !== undefined && { on }),
      alternatives: false,
      flags: false,
      explain: false,
    });
  }

  private better(then: Determination): boolean {
    return RANK[then.outcome] > RANK[this.d.outcome];
  }

  /** The level is met where content × 100 equals level × price; a cent is added where that is no whole number of cents. */
  private price(): Levers['price'] {
    const { deMinimis: m } = this.d;
    if (m?.exceeded === 'no' || !m?.breakEvenPrice || !m.currency || m.level === '0') return undefined;
    const met = Exact.from(m.breakEvenPrice);
    for (const amount of [met, met.add(Exact.of(1, 100))]) {
      const [then] = this.determine(atPrice(this.sale, { amount, currency: m.currency }));
      if (then && this.better(then)) return { value: amount.toFixed(2), currency: m.currency, ...thenOf(then) };
    }
    return undefined;
  }

  private removals(): Levers['removals'] {
    const lines = this.d.deMinimis?.content.filter((c) => c.controlled !== 'no') ?? [];
    const parts = new Map(everything(this.sale.product).map((use) => [use.item.name, use.item]));
    const weight = (share: string | undefined): Exact => (share === undefined ? Exact.ZERO : Exact.from(share));
    return [...new Map(lines.map((line) => [line.input, line])).values()]
      .toSorted((a, b) => weight(b.share).cmp(weight(a.share)))
      .flatMap(({ input, value, share }) => {
        const item = parts.get(input);
        const [then] = item ? this.determine(without(this.sale, item)) : [];
        if (!then || !this.better(then)) return [];
        return [{ input, ...(value !== undefined && { value }), ...(share !== undefined && { share }), ...thenOf(then) }];
      });
  }

  private destinations(): Places[] {
    return this.grouped(this.determine(anywhere(this.sale)).map((d) => [d.destination, d]));
  }

  private exporters(): Places[] {
    const asked = alikeFrom(this.sale.trip.rules);
    const here = this.sale.trip.clause.exportedFrom?.value ?? this.sale.product.origin?.value;
    const answers = this.determine(
      from(
        this.sale,
        asked.map(([one]) => one),
      ),
    );
    return this.grouped(answers.flatMap((d, i) => asked[i]!.filter((c) => c !== here).map((c) => [c, d] as const)));
  }

  /** Those whose answer is another than that of the sale. */
  private grouped(answers: readonly (readonly [string, Determination])[]): Places[] {
    const groups = Map.groupBy(
      answers.filter(([, d]) => this.differs(d)),
      ([, d]) => `${d.outcome} ${d.subjectToEar}`,
    );
    return [...groups.values()]
      .map((group): Places => {
        const { percent: _, ...answer } = thenOf(...group.map(([, d]) => d));
        return { ...answer, countries: group.map(([country]) => country).sort() };
      })
      .sort((a, b) => RANK[b.outcome] - RANK[a.outcome]);
  }

  private differs(d: Determination): boolean {
    return d.outcome !== this.d.outcome;
  }

  private days(): Levers['days'] {
    const { earlier, later } = this.options.daysFor?.(this.d) ?? this.daysOfTheLaw();
    const product = alone(this.sale);
    const first = (days: readonly Day[]): Levers['days'] => {
      for (const on of days) {
        const [then] = this.determine(product, on);
        if (then && this.differs(then)) return [{ on, ...thenOf(then) }];
      }
      return [];
    };
    return [...first(earlier.slice(0, MOST_DAYS_BACK)), ...first(later)];
  }

  private daysOfTheLaw() {
    const { asOf } = this.d;
    const all = this.rulebook.days;
    const later = all.filter((day) => day > asOf);
    // The law before a day is that of the change before it.
    const earlier = all.filter((day) => day <= asOf && day >= this.rulebook.from).toReversed();
    return { earlier, later };
  }
}

/** The answer they share; the figure is that of the first, what it rests on and lacks that of them all. */
function thenOf(...same: readonly Determination[]): Then {
  const d = same[0]!;
  const provisos = [...new Set(same.flatMap((x) => x.provisos))];
  const missing = d.outcome === 'undetermined' ? same.flatMap((x) => x.missing) : [];
  return {
    outcome: d.outcome,
    subjectToEar: d.subjectToEar,
    ...(d.deMinimis?.percent !== undefined && { percent: d.deMinimis.percent }),
    ...(provisos.length > 0 && { provisos }),
    ...(missing.length > 0 && { missing: [...new Map(missing.map((m) => [`${m.fact}\0${m.of}`, m])).values()] }),
  };
}
