/**
 * The U.S. content of one sale, as its determination lists it, in the currency of the exposure. Of a product of U.S. origin that
 * is the product. The amounts come from the spec, exactly, and are rounded to the cent once for each line of a sale.
 */
import { Exact } from '../../base/exact.ts';
import { onceFor } from '../../base/once-for.ts';
import type { Tri } from '../../base/tri.ts';
import { likeWithLike } from '../../determine/jurisdiction/us-content.ts';
import type { ContentLine, Determination } from '../../determine/result.ts';
import { billUnstated, type Counted, counted, everything } from '../../determine/sale/bill-of-materials.ts';
import { isDiscrete } from '../../determine/sale/contents.ts';
import type { Converter } from '../../determine/sale/exchange-rates.ts';
import { priceOf, quantityOf, type Planned } from '../../determine/sale/orders.ts';
import { isUnmade } from '../../determine/unmade.ts';
import type { Item, Money, Use } from '../../model/model.ts';
import { atMost, type Bounds, centsOf, exactly, UNBOUNDED } from './bounds.ts';

/** U.S. content by one name in one sale, all its units together. */
export interface Part {
  /** Null: the bill of materials is not stated, so what is in the product is not known. */
  readonly input: string | null;
  /** Null: not stated. */
  readonly supplier: string | null;
  readonly eccn: string | null;
  /** Does it count toward a de minimis level? Absent for the product itself. */
  readonly controlled?: Tri;
  readonly sold: Bounds;
}

/** A part that is not from the United States, or of which that is not known, all units together. */
export interface OtherPart {
  readonly input: string;
  readonly supplier: string | null;
  /** Null: not stated. */
  readonly country: string | null;
  readonly sold: Bounds;
}

/** A fact that is not stated, or the limit that kept an answer from being made, and that leaves an amount open. */
export interface Unknown {
  readonly fact: 'value' | 'rate' | 'origin' | 'incorporates' | 'contains' | 'max-determinations';
  readonly of: string;
}

export interface Units {
  readonly count: Exact;
  /** `one`: the destination states neither a volume nor a quantity. */
  readonly from: 'volume' | 'quantity' | 'one';
}

export function unitsOf({ trip }: Planned): Units {
  const { volume, quantity } = trip.clause;
  if (volume) return { count: volume.value, from: 'volume' };
  return { count: quantityOf(trip), from: quantity ? 'quantity' : 'one' };
}

export function contentOf(
  d: Determination,
  sale: Planned,
  money: Converter,
  currency: string,
): { readonly parts: readonly Part[]; readonly others: readonly OtherPart[]; readonly unknown: readonly Unknown[] } {
  const { product } = sale;
  const units = unitsOf(sale).count;
  const unknown: Unknown[] = [];
  const worth = (value: Money | undefined, times: Exact, of: string): bigint | undefined => {
    const each = value && money.convert(value, currency);
    if (!each) unknown.push({ fact: value ? 'rate' : 'value', of });
    return each && centsOf(each.mul(times).mul(units));
  };
  const whole = (sold: Bounds): Part => ({
    input: product.name,
    supplier: supplierOf(product),
    eccn: d.classification.effective,
    sold,
  });
  const price = (): bigint | undefined => worth(priceOf(sale), Exact.ONE, product.name);
  if (product.origin?.value === 'US') return { parts: [whole(known(price()))], others: [], unknown };
  if (isUnmade(d)) {
    unknown.push({ fact: d.missing[0]!.fact as Unknown['fact'], of: d.missing[0]!.of });
    return { parts: [{ input: null, supplier: null, eccn: null, sold: atMost(price()) }], others: [], unknown };
  }
  const parts = d.deMinimis ? listed(product, d.deMinimis.content, worth, unknown) : [];
  if (product.origin === undefined) {
    // It may be of U.S. origin as a whole; then what its parts are worth is in its price.
    unknown.push({ fact: 'origin', of: product.name });
    parts.push(whole(atMost(without(price(), parts))));
  } else if (!d.deMinimis || billUnstated(product)) {
    unknown.push({ fact: 'incorporates', of: product.name });
    parts.push({ input: null, supplier: null, eccn: null, sold: atMost(price()) });
  }
  const cents = (use: Use, quantity: Exact): bigint | undefined => {
    const value = use.unitValue?.value ?? use.item.value?.value;
    const each = value && money.convert(value, currency);
    return each && centsOf(each.mul(quantity).mul(units));
  };
  return { parts, others: d.deMinimis ? othersIn(product, cents) : [], unknown };
}

/** An assembly that holds parts from the United States is looked into, any other is one part. */
const foreign = onceFor((product: Item): readonly Counted[] => {
  const american = (item: Item): boolean => item.origin?.value === 'US';
  return counted(product, ({ item }) => {
    if (american(item)) return 'pass';
    return everything(item).some((use) => american(use.item)) ? 'look-inside' : 'count';
  });
});

function othersIn(product: Item, cents: (use: Use, quantity: Exact) => bigint | undefined): OtherPart[] {
  return foreign(product).map(({ use, quantity }): OtherPart => {
    const { item } = use;
    return {
      input: item.name,
      supplier: supplierOf(item),
      country: item.origin?.value ?? null,
      sold: known(cents(use, quantity)),
    };
  });
}

function listed(
  product: Item,
  content: readonly ContentLine[],
  worth: (value: Money | undefined, times: Exact, of: string) => bigint | undefined,
  unknown: Unknown[],
): Part[] {
  // The determination shows its figures rounded; the same lines are counted again for the exact ones.
  const lines = new Map(content.map((c) => [c.at, c]));
  const found = counted(product, (use, bundled) => {
    if (!likeWithLike(product, use, bundled)) return 'pass';
    if (lines.has(use.at)) return 'count';
    return isDiscrete(use.item) ? 'pass' : 'look-inside';
  });
  return found.map(({ use, quantity }): Part => {
    const { item } = use;
    const line = lines.get(use.at)!;
    const value = worth(use.unitValue?.value ?? item.value?.value, quantity, item.name);
    const us = item.origin?.value === 'US';
    if (!us) unknown.push({ fact: item.origin ? 'contains' : 'origin', of: item.name });
    return {
      input: item.name,
      supplier: supplierOf(item),
      eccn: line.eccn,
      controlled: line.controlled,
      sold: us ? known(value) : atMost(value),
    };
  });
}

const known = (cents: bigint | undefined): Bounds => (cents === undefined ? UNBOUNDED : exactly(cents));

function without(price: bigint | undefined, parts: readonly Part[]): bigint | undefined {
  if (price === undefined) return undefined;
  const left = parts.reduce((n, p) => n - p.sold.least, price);
  return left > 0n ? left : 0n;
}

function supplierOf(item: Item): string | null {
  const s = item.supplier?.value;
  return s === undefined ? null : typeof s === 'string' ? s : s.name;
}
