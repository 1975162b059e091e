/** The same sale with one thing changed: its price, an input, or where it goes and from where. */
import { nothingSaid } from '../../model/items.ts';
import type { Alternative, Destination, Item, Money } from '../../model/model.ts';
import { variantOf } from '../alternatives/variant.ts';
import type { Planned } from '../sale/orders.ts';

/** A product with this one sale. It is still the product that a license or a notice names. */
const selling = (product: Item, clause: Destination): Item => ({
  ...product,
  destinations: [clause],
  declared: product.declared ?? product,
});

/** Of the clause, the one country that the sale goes to. */
export const alone = ({ product, trip }: Planned): Item =>
  selling(product, { ...clauseOf(trip.clause), targets: [{ value: trip.country, at: trip.clause.at }] });

export const atPrice = (sale: Planned, price: Money): Item =>
  changed(sale, (clause) => ({ ...clause, price: { value: price, at: clause.at } }));

/** One sale after the other, each from one of the countries, by somebody located there. */
export function from(sale: Planned, countries: readonly string[]): Item {
  const { exporter: _, ...clause } = alone(sale).destinations[0]!;
  const destinations = countries.map((country) => ({
    ...clause,
    hasBlock: true,
    exportedFrom: { value: country, at: clause.at },
  }));
  return { ...alone(sale), destinations };
}

/** To every country, an unlisted civil buyer: parties and uses are those of one place. */
export function anywhere({ product, trip }: Planned): Item {
  const { facility: _, ...clause } = clauseOf(trip.clause);
  return selling(product, {
    ...clause,
    targets: [{ value: 'worldwide', at: clause.at }],
    endUser: [],
    consignee: [],
    purchaser: [],
    endUses: [],
    via: [],
  });
}

/** Without an input, wherever it is in the product, and nothing in its place. */
export function without(sale: Planned, input: Item): Item {
  const item: Item = {
    role: 'alternative',
    name: input.name,
    kind: input.kind,
    ...nothingSaid(),
    at: input.at,
    whole: input.whole,
  };
  const nothing: Alternative = { name: input.name, verb: 'eliminates', target: input, item, at: input.at, whole: input.whole };
  const { product } = variantOf(sale.product, new Map([[input, nothing]]));
  return selling(product, alone(sale).destinations[0]!);
}

const changed = (sale: Planned, how: (clause: Destination) => Destination): Item =>
  selling(sale.product, how(alone(sale).destinations[0]!));

/** An expectation is of the sale as it stands. */
function clauseOf(clause: Destination): Destination {
  const { expect: _, reviewed: __, ...rest } = clause;
  return rest;
}
