/**
 * The determinations of a file, product by product. Those of a product are kept with the product, and given again as long as what
 * they rest on is the same; so after an edit only what it reaches is determined.
 */
import type { Exact } from '../base/exact.ts';
import { ended } from '../base/steps.ts';
import type { Item, SpecModel } from '../model/model.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { Countries } from './countries.ts';
import { coveredItems, type Ground, Grounds, type Rest, sameGround } from './ground.ts';
import type { DetermineOptions } from './options.ts';
import type { Determination } from './result.ts';
import { Run, triedFor } from './run.ts';
import { Converter } from './sale/exchange-rates.ts';
import { trips } from './sale/journey.ts';
import { settle } from './sale/ledger.ts';
import { claimsLvs, type Planned } from './sale/orders.ts';
import { unmade } from './unmade.ts';

/** What is known of a product under one set of options. */
interface Kept {
  all: Ground;
  readonly ground: Ground;
  /** Each sale as if there were no other. */
  readonly first: readonly Determination[];
  /** With what earlier sales have used of a license. */
  readonly again: (Again | undefined)[];
  settled: readonly Determination[];
}

interface Again {
  readonly spent: ReadonlyMap<string, Exact>;
  readonly determination: Determination;
}

const kept = new WeakMap<Item, Map<string, readonly Kept[]>>();
/** Sets of options that are kept: an editor asks under one, and looks some days ahead. */
const MOST_KEPT = 16;
/** Grounds under each: a file that is half written goes to and fro between having an error and having none. */
const MOST_GROUNDS = 2;

interface Plan {
  readonly rulebook: Rulebook;
  readonly days: string;
  readonly planned: readonly Planned[];
  readonly countries: Countries;
  /** Of its sales, those that claim the exception under which one bears on another. */
  readonly lvs: readonly Planned[];
}

const plans = new WeakMap<Item, Plan>();

const NONE: ReadonlySet<Item> = new Set();

/** The sales of a file, on days that decide which countries are in a group. */
export interface Counted {
  readonly days: string;
  readonly products: readonly Item[];
  readonly count: number;
  /** Those that claim the exception under which one bears on another. */
  readonly lvs: readonly Planned[];
}

function countedOf(
  products: readonly Item[],
  days: string,
  planOf: (product: Item) => Plan,
  before: Counted | undefined,
): Counted {
  if (before?.days === days && before.lvs.length === 0 && before.products.length === products.length) {
    let { count } = before;
    let claimed = false;
    for (let i = 0; i < products.length; i++) {
      if (products[i] === before.products[i]) continue;
      const plan = planOf(products[i]!);
      count += plan.planned.length - planOf(before.products[i]!).planned.length;
      claimed ||= plan.lvs.length > 0;
    }
    if (!claimed) return { days, products, count, lvs: before.lvs };
  }
  const all = products.map(planOf);
  const count = all.reduce((n, plan) => n + plan.planned.length, 0);
  return { days, products, count, lvs: all.flatMap((plan) => plan.lvs) };
}

/** One word for options that mean the same: what is left out is as if its default were said. */
const meant = ({ codified, strict, strictDates, explain, alternatives, flags }: DetermineOptions): string =>
  [codified === true, strict === true, strictDates === true, explain === true, alternatives !== false, flags !== false].join();

export class Determining {
  private readonly model: SpecModel;
  private readonly options: DetermineOptions;
  private readonly key: string;
  private readonly planOf: (product: Item) => Plan;
  private readonly grounds: Grounds;
  /** Those whose sales count against the value of a license. */
  private readonly limited: ReadonlySet<Item>;
  /** What a later one of the file may take over. */
  readonly counted: Counted;
  private run: Run | undefined;
  private readonly same = new Map<Ground, boolean>();
  private ledger: ReadonlyMap<Item, readonly Determination[]> | undefined;

  /** @param before of the same rulebook and options: its sales of the products that are what they were are not counted again */
  constructor(model: SpecModel, rulebook: Rulebook, options: DetermineOptions, before?: Counted) {
    this.model = model;
    this.options = options;
    const date = model.asOf?.value ?? options.fallbackDate;
    const days = `${date} ${options.on ?? ''}`;
    this.key = `${days} ${meant(options)}`;
    this.planOf = (product) => {
      let plan = plans.get(product);
      if (plan?.rulebook !== rulebook || plan.days !== days) {
        const planned = trips(product, rulebook, date, options.on).map((trip): Planned => ({ product, trip }));
        const countries = Countries.of(planned.map((p) => p.trip.country));
        plans.set(product, (plan = { rulebook, days, planned, countries, lvs: planned.filter(claimsLvs) }));
      }
      return plan;
    };
    this.counted = countedOf(model.products, days, this.planOf, before);
    const { count, lvs } = this.counted;
    const limited = model.authorizations.filter((a) => a.valueLimit !== undefined);
    this.limited = new Set(limited.flatMap((a) => coveredItems(a.covers)));
    this.grounds = new Grounds(model, [rulebook, this.key], triedFor(count), [...new Set(lvs.map((p) => p.product))]);
  }

  /** All at once. `once`: nobody will ask for the day again, so nothing is kept but of sales that share a license. */
  of(product: Item, once?: 'once'): readonly Determination[] {
    return ended(this.steps(product, once));
  }

  /** Stops after each determination, so that others may come in between. */
  *steps(product: Item, once?: 'once'): Generator<undefined, readonly Determination[]> {
    if (!this.limits(product)) return (yield* this.keptOf(product, once)).first;
    // A license is used up by all sales that rely on it.
    if (!this.ledger) {
      const sharing = this.model.products.filter((p) => this.limits(p));
      const own: Kept[] = [];
      for (const p of sharing) own.push(yield* this.keptOf(p));
      this.ledger = this.settled(sharing, own);
    }
    return this.ledger.get(product)!;
  }

  /** What all its determinations rest on. */
  get ground(): Ground {
    return this.grounds.all;
  }

  /** How many sales of it there are. */
  countOf(product: Item): number {
    return this.planOf(product).planned.length;
  }

  /** Products whose sales do not fit: each whole or not at all, and none after one that does not. */
  beyond(most: number): ReadonlySet<Item> {
    if (this.counted.count <= most) return NONE;
    let made = 0;
    let full = false;
    return new Set(
      this.model.products.filter((product) => {
        full ||= made + this.countOf(product) > most;
        if (!full) made += this.countOf(product);
        return full;
      }),
    );
  }

  /** None of them determined. */
  unmade(product: Item, most: number): readonly Determination[] {
    return unmade(product, this.planOf(product).planned, most);
  }

  private limits(product: Item): boolean {
    return this.limited.has(product.declared ?? product);
  }

  /** What was kept for sales to come, when there are none. */
  done(): void {
    this.run?.done();
  }

  /** What was determined before and still holds. */
  known(product: Item): readonly Determination[] | undefined {
    return this.limits(product) ? undefined : this.knownOf(product)?.first;
  }

  private knownOf(product: Item): Kept | undefined {
    const own = kept.get(product);
    const before = own?.get(this.key);
    if (!before) return undefined;
    for (const k of before) {
      if (!this.holds(k, product)) continue;
      if (k !== before[0]) own!.set(this.key, [k, ...before.filter((other) => other !== k)]);
      return k;
    }
    return undefined;
  }

  private *keptOf(product: Item, once?: 'once'): Generator<undefined, Kept> {
    const known = this.knownOf(product);
    if (known) return known;
    const first: Determination[] = [];
    for (const p of this.planOf(product).planned) {
      first.push(this.running().determine(p));
      yield;
    }
    const now: Kept = { all: this.grounds.all, ground: this.grounds.of(product), first, again: [], settled: first };
    if (once) return now;
    let own = kept.get(product);
    if (!own) kept.set(product, (own = new Map()));
    const before = own.get(this.key) ?? [];
    if (own.size >= MOST_KEPT && !own.has(this.key)) own.delete(own.keys().next().value!);
    own.set(this.key, [now, ...before.slice(0, MOST_GROUNDS - 1)]);
    return now;
  }

  private holds(known: Kept, product: Item): boolean {
    let same = this.same.get(known.all);
    if (same === undefined) this.same.set(known.all, (same = sameGround(known.all, this.grounds.all)));
    if (!same && !sameGround(known.ground, this.grounds.of(product))) return false;
    known.all = this.grounds.all;
    return true;
  }

  private running(): Run {
    if (this.run) return this.run;
    const { file, flaw, rates, facilities, alternatives, importedAlternatives, authorizations, notices } = this.model;
    const rest: Rest = { file, flaw, rates, facilities, alternatives, importedAlternatives, authorizations, notices };
    const places = new Set(this.model.products.map((product) => this.planOf(product).countries));
    const countries = Countries.of([...places].flatMap((c) => c.codes));
    return (this.run = new Run(rest, this.options, this.counted.count, this.counted.lvs, countries));
  }

  private settled(sharing: readonly Item[], own: readonly Kept[]): Map<Item, readonly Determination[]> {
    const at = own.flatMap((k) => k.first.map((_, i) => ({ k, i })));
    const planned = sharing.flatMap((p) => this.planOf(p).planned);
    const index = new Map(planned.map((p, i) => [p, i]));
    const again = (sale: Planned, spent: ReadonlyMap<string, Exact>): Determination => {
      const { k, i } = at[index.get(sale)!]!;
      const before = k.again[i];
      if (before && sameAmounts(before.spent, spent)) return before.determination;
      const determination = this.running().determine(sale, spent);
      k.again[i] = { spent: new Map(spent), determination };
      return determination;
    };
    const first = own.flatMap((k) => k.first);
    const all = settle(this.model.authorizations, planned, first, new Converter(this.model.rates), again);
    let from = 0;
    return new Map(
      sharing.map((product, n) => {
        const k = own[n]!;
        const now = all.slice(from, (from += k.first.length));
        if (!now.every((d, i) => d === k.settled[i])) k.settled = now;
        return [product, k.settled];
      }),
    );
  }
}

const sameAmounts = (a: ReadonlyMap<string, Exact>, b: ReadonlyMap<string, Exact>): boolean =>
  a.size === b.size && [...a].every(([name, amount]) => b.get(name)?.cmp(amount) === 0);
