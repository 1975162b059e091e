/** The bills of materials of products as separated values: what is incorporated, and what may stand in for it. */
import { type BillRow, writeBill } from '../bom/writing.ts';
import { Exact } from '../base/exact.ts';
import type { Alternative, Item, Use } from '../model/model.ts';

export interface Bill {
  /** Comma-separated, each line ended by CR LF. */
  readonly text: string;
  /** What of the products stands in no bill: software that goes with them, what is inside an input. */
  readonly leftOut: readonly string[];
  /** One whose declaration has an error, so that what it says is not all known. */
  readonly flawed?: Item;
}

/** @param products with those that they incorporate, each once */
export function billOf(products: readonly Item[], alternatives: readonly Alternative[]): Bill {
  const all = withInner(products);
  const told = new Set<Alternative>();
  const rows = all.flatMap((product) =>
    merged(product.uses.filter((u) => u.relation === 'incorporates')).flatMap(({ item, quantity, unitValue }) => {
      const own = { ...rowOf(product, item, unitValue?.value), quantity: decimal(quantity) };
      const others = alternatives.filter((a) => a.target === item && !told.has(a));
      for (const a of others) told.add(a);
      return [own, ...others.map((a): BillRow => ({ ...rowOf(product, a.item), alternateOf: own.part }))];
    }),
  );
  const flawed = [...all, ...all.flatMap((p) => p.uses.map((u) => u.item)), ...[...told].map((a) => a.item)].find((i) => i.flaw);
  return {
    ...(flawed && { flawed }),
    text: writeBill(rows),
    leftOut: all.flatMap((p) =>
      p.uses
        .filter((u) => u.relation !== 'incorporates')
        .map((u) => `${p.name} ${u.relation} ${u.item.name}: a bill of materials holds what is incorporated alone`),
    ),
  };
}

/** Each after the product that incorporates it. */
function withInner(products: readonly Item[]): Item[] {
  const out = new Set<Item>();
  const take = (item: Item): void => {
    if (item.role !== 'product' || out.has(item)) return;
    out.add(item);
    for (const { relation, item: inner } of item.uses) if (relation === 'incorporates') take(inner);
  };
  for (const product of products) take(product);
  return [...out];
}

/** Two uses of one item at one value are one row. */
function merged(uses: readonly Use[]): Use[] {
  const same = (u: Use): string =>
    `${u.item.name} ${u.item.at.file} ${u.unitValue ? `${u.unitValue.value.amount.num}/${u.unitValue.value.amount.den} ${u.unitValue.value.currency}` : ''}`;
  return [...Map.groupBy(uses, same).values()].map((group) => ({
    ...group[0]!,
    quantity: group.reduce((sum, u) => sum.add(u.quantity), Exact.ZERO),
  }));
}

function rowOf(product: Item, item: Item, value = item.value?.value): BillRow {
  const supplier = item.supplier?.value;
  const maker = typeof supplier === 'string' ? supplier : (supplier?.label ?? supplier?.name);
  return {
    product: product.name,
    // A product goes by its name, under which its own rows stand.
    part: item.role === 'product' ? item.name : (item.partNumber?.value ?? item.name),
    ...(maker !== undefined && { maker }),
    ...(item.label !== undefined && { description: item.label }),
    ...(value && { value: { amount: decimal(value.amount), currency: value.currency } }),
    ...(item.origin && { origin: item.origin.value }),
    ...(item.eccn && {
      eccn: item.eccn.value.for === undefined ? item.eccn.value.code : `${item.eccn.value.code} for ${item.eccn.value.for}`,
    }),
    ...(item.hts && { hts: item.hts.value }),
  };
}

/** All of its figures: what a spec states is decimal, so its denominator is a divisor of a power of ten. */
const decimal = (value: Exact): string => value.toShort(String(value.den).length * 4);
