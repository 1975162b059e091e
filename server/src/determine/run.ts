/** One run over the sales of a file: what they have in common is judged once, and countries alike share a decision. */
import type { Day } from '../../../grammar/src/text/date.ts';
import type { Exact } from '../base/exact.ts';
import type { Destination as Clause, Facility, Item, Party } from '../model/model.ts';
import type { RulebookAt } from '../rulebook/rulebook.ts';
import { alternativesFor } from './alternatives/index.ts';
import { Classes, Steps } from './classes.ts';
import { classify, type Classifying } from './classification/effective-eccn.ts';
import { figuresOf } from './classification/package.ts';
import { evaluate } from './conditions/compile.ts';
import { type ContentCache, type Context, NO_BASES } from './context.ts';
import type { Countries } from './countries.ts';
import { decide, type Question } from './decide.ts';
import { type Destination, forItsClass, towards } from './destination.ts';
import type { DetermineOptions } from './options.ts';
import type { Rest } from './ground.ts';
import { deciding, isProving, proving, retold } from './proof.ts';
import { released, withReleases } from './releases.ts';
import type { Determination } from './result.ts';
import { partsFirst } from './sale/bill-of-materials.ts';
import { Converter } from './sale/exchange-rates.ts';
import { journey, type Trip } from './sale/journey.ts';
import { claimsLvs, type Planned, priceOf, Sales } from './sale/orders.ts';
import { passages, whereabouts } from './sale/whereabouts.ts';
import { type Elsewhere, type Passed, strictestOf, withPassages } from './strictest.ts';
import { type Decided, type Prover, shared, type Shared, Told } from './told.ts';

/** Determinations made for sets of alternatives: about so many a file, and at most so many for one answer. */
const TRIED_IN_A_FILE = 4096;
const MOST_TRIED = 256;

/** Sets of alternatives that are tried for one sale of so many. */
export const triedFor = (sales: number): number => Math.min(MOST_TRIED, Math.floor(TRIED_IN_A_FILE / Math.max(1, sales)));

const NOTHING_SPENT: ReadonlyMap<string, Exact> = new Map();

/** What a shipment needs to a country it only passes: what goes by the item and the place. */
const PASSING = ['ccl', 'embargo'] as const;

const labelOf = (country: string, names: ReadonlyMap<string, string>): string => names.get(country) ?? country;

/** No other country is named with it: what is judged for it alone is not kept for others. */
const isAlone = ({ clause: { targets }, country }: Trip): boolean => targets.length === 1 && targets[0]!.value === country;

/** One product under one clause on one day: sales that differ in the country alone. */
interface Alike {
  readonly product: Item;
  readonly clause: Clause;
  readonly rules: RulebookAt;
  readonly classes: Classes<Shared>;
  readonly steps: Steps;
}

export class Run {
  readonly money: Converter;
  private readonly sales: Sales;
  private readonly countries: Countries;
  private readonly limit: number;
  private readonly classified = { deciding: new Map(), proving: new Map() } as Readonly<
    Record<'deciding' | 'proving', Map<RulebookAt, Map<Item, Classifying>>>
  >;
  private readonly content = new Map<string, ContentCache>();
  private readonly contentOfClause = new Map<Clause, Map<RulebookAt, ContentCache>>();
  private alike: Alike | undefined;
  private readonly sites: ReadonlyMap<Party | undefined, readonly Facility[]>;
  private ofFirst: Prover | undefined;

  private readonly model: Rest;
  private readonly options: DetermineOptions;

  /**
   * `model`: of which no products are asked for. `count`: of all sales of the file. `lvs`: those among them that claim the exception
   * under which one sale bears on another. `countries`: all that it may be asked about.
   */
  constructor(model: Rest, options: DetermineOptions, count: number, lvs: readonly Planned[], countries: Countries) {
    this.countries = countries;
    this.model = model;
    this.options = options;
    this.money = new Converter(model.rates);
    this.sites = Map.groupBy(model.facilities, (f) => f.operator?.value);
    this.limit = triedFor(count);
    this.sales = new Sales(lvs, this.money, (p) => {
      const ctx = this.context(p.product, p.trip, towards(p.trip.country, this.names(p.trip)));
      return this.classification(p.product, p.trip, ctx).result.effective?.code.split('.')[0];
    });
  }

  /** `spent`: what earlier sales have used of the authorizations that have a value limit. */
  determine(planned: Planned, used: ReadonlyMap<string, Exact> = NOTHING_SPENT): Determination {
    const spent = used.size > 0 ? new Map(used) : NOTHING_SPENT;
    const to = forItsClass(planned.trip.country, this.countries);
    const make = (steps?: Steps): Shared => shared(deciding(() => this.judge(planned, to, spent, steps)).decision);
    const apart = spent.size > 0 || claimsLvs(planned) || isAlone(planned.trip);
    const alike = apart ? undefined : this.alikeTo(planned);
    return new Told(planned, alike ? alike.classes.of(to, () => make(alike.steps)) : make(), this.prover(spent));
  }

  /** In a scope of its own: determinations keep it, and nothing that was there while they were made. */
  private prover(spent: ReadonlyMap<string, Exact>): Prover {
    const made = (): Prover => ({
      prove: (p) => proving(() => this.judge(p, towards(p.trip.country, this.names(p.trip)), spent)),
    });
    return spent === NOTHING_SPENT ? (this.ofFirst ??= made()) : made();
  }

  /** What was kept for countries to come, when there are none. */
  done(): void {
    this.alike = undefined;
    this.classified.deciding.clear();
    this.content.clear();
    this.contentOfClause.clear();
  }

  private alikeTo({ product, trip: { clause, rules } }: Planned): Alike {
    const { alike } = this;
    if (alike && alike.product === product && alike.clause === clause && alike.rules === rules) return alike;
    this.contentOfClause.clear();
    return (this.alike = { product, clause, rules, classes: new Classes(), steps: new Steps() });
  }

  private names({ rules }: Trip): ReadonlyMap<string, string> {
    return rules.rulebook.countryNames;
  }

  /** With the alternatives that better the answer. */
  private judge(planned: Planned, to: Destination, spent: ReadonlyMap<string, Exact>, steps?: Steps): Decided {
    const { product, trip } = planned;
    const plain = this.context(product, trip, to);
    const base: Context = steps ? { ...plain, steps: { judged: steps, item: product, journey: plain.journey } } : plain;
    const own = this.answer(planned, base, spent);
    if (this.options.alternatives === false) return own;
    const found = alternativesFor({
      ctx: base,
      determination: own.decision,
      declared: [...this.model.alternatives, ...this.model.importedAlternatives],
      money: this.money,
      currency: priceOf(planned)?.currency,
      limit: this.limit,
      // What a piece of content is does not turn on what stands beside it.
      determine: (variant) => {
        const ctx = { ...this.context(variant, trip, to), contentCache: base.contentCache };
        return this.answer({ product: variant, trip }, ctx, spent).decision;
      },
    });
    if (!found) return own;
    const { proof, ...rest } = found;
    return {
      decision: { ...own.decision, ...rest },
      proof: retold(own.proof, { children: [...(own.proof.children ?? []), proof] }),
    };
  }

  /** For the destination, wherever else the item ends up, and what it passes: the strictest answer holds. */
  private answer(
    planned: Planned,
    base: Context,
    spent: ReadonlyMap<string, Exact>,
    flags = this.options.flags !== false && !planned.product.declared,
  ): Decided {
    const { product, trip } = planned;
    const names = this.names(trip);
    const there = (country: string): Context => ({
      ...this.context(product, trip, towards(country, names)),
      contentCache: { items: new Map(), free: new Map() },
    });
    const own = this.decide(planned, base, spent, { flags });
    const elsewhere = whereabouts(trip).flatMap((place): Elsewhere[] => {
      if (base.journey.to.is(place.country)) return [];
      const decided = this.decide(planned, there(place.country), spent, { flags });
      return [{ place, label: labelOf(place.country, names), decided }];
    });
    const held = strictestOf(own, elsewhere, base.strict);
    const { subjectToEar } = held.decision;
    if (subjectToEar === 'no') return held;
    const passed = passages(trip, base.journey.exportedFrom).flatMap((passage): Passed[] => {
      if (base.journey.to.is(passage.country)) return [];
      const passing = { kinds: PASSING, subject: subjectToEar };
      const decided = this.decide(planned, there(passage.country), spent, { flags: false, passing });
      return [{ passage, label: labelOf(passage.country, names), decided }];
    });
    return withPassages(held, passed);
  }

  private decide(
    planned: Planned,
    base: Context,
    spent: ReadonlyMap<string, Exact>,
    how: Pick<Question, 'flags' | 'passing'>,
  ): Decided {
    const { product, trip } = planned;
    const question: Question = {
      ...how,
      model: this.model,
      planned,
      base,
      own: this.classification(product, trip, base),
      sale: this.sales.of(planned),
      money: this.money,
      spent,
      codified: this.options.codified ?? false,
      all: this.options.explain ?? false,
      onDay: (day: Day) => {
        const then = { ...trip, rules: trip.rules.rulebook.at(day) };
        return this.answer({ product, trip: then }, this.context(product, then, base.journey.to), spent, false).decision;
      },
    };
    if (how.passing) return decide(question);
    return withReleases(base, decide(question), (r) => decide({ ...question, base: released(base, r), flags: false }));
  }

  private context(product: Item, trip: Trip, to: Destination): Context {
    const context: Context = {
      rules: trip.rules,
      item: product,
      classified: {},
      journey: journey(trip, product, to),
      bases: NO_BASES,
      isContent: false,
      figures: figuresOf(product),
      figuresOf: product.name,
      figuresAt: product.at,
      strict: this.options.strict ?? false,
      strictDates: this.options.strictDates ?? false,
      sitesOf: (party) => this.sites.get(party) ?? [],
      classify: (item) => this.classification(item, trip, context).result,
      contentCache: this.contentOf(trip, product),
      evaluate,
    };
    return context;
  }

  /**
   * A clause without a block says where and from where alone: what is content of one such sale is content of the next. Strictly
   * asked, what is missing points at the clause itself.
   */
  private contentOf({ clause, rules }: Trip, product: Item): ContentCache {
    if (isProving()) return { items: new Map(), free: new Map() };
    if (!clause.hasBlock && !this.options.strict)
      return ready(this.content, `${rules.date} ${product.origin?.value}`, () => ({ items: new Map(), free: new Map() }));
    const onDay = ready(this.contentOfClause, clause, () => new Map<RulebookAt, ContentCache>());
    return ready(onDay, rules, () => ({ items: new Map(), free: new Map() }));
  }

  /** Once per item and day; a spec's own paragraphs do not turn on where it goes. */
  private classification(item: Item, trip: Trip, ctx: Context): Classifying {
    const perDay = ready(this.classified[isProving() ? 'proving' : 'deciding'], trip.rules, () => new Map<Item, Classifying>());
    const known = perDay.get(item);
    if (known) return known;
    // What a part is may decide what the whole is, and a bill may be as deep as its file is long.
    for (const part of partsFirst(item, (i) => perDay.has(i))) {
      perDay.set(
        part,
        classify({ ...ctx, item: part, isContent: false, figures: figuresOf(part), figuresOf: part.name, figuresAt: part.at }),
      );
    }
    return perDay.get(item)!;
  }
}

function ready<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
