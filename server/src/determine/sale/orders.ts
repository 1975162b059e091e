/** The sales of a file as far as one bears on another: orders to the same party under one entry, in one calendar year (740.3(d)). */
import { Exact } from '../../base/exact.ts';
import type { Item, Money, SpecModel } from '../../model/model.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { DetermineOptions } from '../options.ts';
import { partiesOf, type Trip, trips } from './journey.ts';
import type { Converter } from './exchange-rates.ts';

/** What License Exception LVS asks of a sale, in U.S. dollars; left out where it cannot be had. */
export interface Sale {
  /** Net value of the order: quantity × price. */
  readonly order?: Exact | undefined;
  /** Currency of the price, where one is stated. */
  readonly currency?: string | undefined;
  /** Earlier sales under LVS to the same party in the calendar year, under the same entry. */
  readonly earlierInYear?: Exact;
  /** Other sales under LVS to the same party on the same day, under the same entry. */
  readonly sameDay?: Exact;
}

export interface Planned {
  readonly product: Item;
  readonly trip: Trip;
}

/** The sales of a file, by the ids of their determinations. */
export function plannedIn(
  model: SpecModel,
  rulebook: Rulebook,
  { fallbackDate, on }: Pick<DetermineOptions, 'fallbackDate' | 'on'>,
): ReadonlyMap<string, Planned> {
  const date = model.asOf?.value ?? fallbackDate;
  return new Map(
    model.products.flatMap((product) => trips(product, rulebook, date, on).map((trip) => [trip.id, { product, trip }] as const)),
  );
}

export const quantityOf = (trip: Trip): Exact => trip.clause.quantity?.value ?? Exact.ONE;
export const priceOf = ({ product, trip }: Planned): Money | undefined => trip.clause.price?.value ?? product.value?.value;

/** Quantity × price in a currency; undefined where the price is not stated or no rate leads there. */
function valueIn(currency: string, sale: Planned, money: Converter): Exact | undefined {
  const price = priceOf(sale);
  return (price && money.convert(price, currency))?.mul(quantityOf(sale.trip));
}

export class Sales {
  private readonly all: readonly Planned[];
  private readonly money: Converter;
  private readonly entryOf: (sale: Planned) => string | undefined;

  constructor(all: readonly Planned[], money: Converter, entryOf: (sale: Planned) => string | undefined) {
    this.all = all;
    this.money = money;
    this.entryOf = entryOf;
  }

  of(sale: Planned): Sale {
    const order = valueIn('USD', sale, this.money);
    const currency = priceOf(sale)?.currency;
    if (!claimsLvs(sale)) return { order, currency };
    const entry = this.entryOf(sale);
    const parties = partiesOf(sale.trip.clause);
    const day = sale.trip.rules.date;
    const at = this.all.findIndex((s) => s.trip.id === sale.trip.id);
    let earlierInYear = Exact.ZERO;
    let sameDay = Exact.ZERO;
    this.all.forEach((other, i) => {
      const on = other.trip.rules.date;
      if (i === at || on.slice(0, 4) !== day.slice(0, 4) || !claimsLvs(other) || this.entryOf(other) !== entry) return;
      if (!partiesOf(other.trip.clause).some((p) => parties.includes(p))) return;
      const value = valueIn('USD', other, this.money);
      if (!value) return;
      if (on === day) sameDay = sameDay.add(value);
      if (on < day || (on === day && i < at)) earlierInYear = earlierInYear.add(value);
    });
    return { order, currency, earlierInYear, sameDay };
  }
}

/** What it is worth then depends on the sales before it. */
export const claimsLvs = ({ trip }: Planned): boolean => trip.clause.claims.some((c) => c.code === 'LVS');
