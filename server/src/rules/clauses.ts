/**
 * The determinations of a file by the `destination` clause they were asked for, and the places a finding points at.
 * One clause with twenty countries should read as one finding, not twenty.
 */
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import { everything } from '../determine/sale/bill-of-materials.ts';
import type { ContentLine, Determination } from '../determine/result.ts';
import type { Destination, Item, SpecModel } from '../model/model.ts';
import { endingAt } from '../base/anchor.ts';
import { clip } from '../base/message.ts';
import { onceFor } from '../base/once-for.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { amount } from '../base/figures.ts';
import { list, short } from './text.ts';

export interface Clause {
  readonly product: Item;
  readonly destination: Destination;
  /** The head of the clause, without its block. */
  readonly at: SourceRange;
  readonly determinations: readonly Determination[];
}

/** In source order. A determination whose clause cannot be found stands alone under its own place. */
export function clausesOf(model: SpecModel, determinations: readonly Determination[]): Clause[] {
  const byProduct = new Map<string, Determination[]>();
  for (const d of determinations) push(byProduct, d.product, d);
  const out: Clause[] = [];
  for (const product of model.products) {
    const byClause = new Map<Destination, Determination[]>();
    for (const d of byProduct.get(product.name) ?? []) {
      const clause = product.destinations.find((c) => within(d.at, c)) ?? product.destinations[0];
      if (clause) push(byClause, clause, d);
    }
    for (const destination of product.destinations) {
      const own = byClause.get(destination);
      if (own) out.push({ product, destination, at: head(destination), determinations: own });
    }
  }
  return out;
}

function within(at: SourceRange, clause: Destination): boolean {
  const inside = (r: SourceRange): boolean => r.file === at.file && at.start >= r.start && at.start <= r.end;
  return inside(clause.at) || clause.targets.some((t) => inside(t.at));
}

/** `destination CN, TW` without the block that may follow. */
export function head(destination: Destination): SourceRange {
  const { start } = destination.at;
  const targets = destination.targets.map((t) => t.at.end).filter((e) => e > start);
  return targets.length > 0 ? endingAt(destination.at, Math.max(...targets)) : destination.at;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const own = map.get(key);
  if (own) own.push(value);
  else map.set(key, [value]);
}

/** Values that read the same, together, in the order they first stand. An undefined key leaves a value out. */
export function groupBy<T>(values: readonly T[], key: (value: T) => string | undefined): T[][] {
  const groups = new Map<string, T[]>();
  for (const v of values) {
    const k = key(v);
    if (k !== undefined) push(groups, k, v);
  }
  return [...groups.values()];
}

/** `CN, JP and KR`; `AE (judged for IR)` */
export const countriesOf = (ds: readonly Determination[], atMost?: number): string => list([...new Set(ds.map(placeOf))], atMost);

/** `converter to CN and VN, pump to JP` */
export function salesOf(ds: readonly Determination[], atMost?: number): string {
  const products = groupBy(ds, (d) => d.product).map((own) => `${clip(own[0]!.product)} to ${countriesOf(own, atMost)}`);
  return atMost !== undefined && products.length > atMost
    ? `${products.slice(0, atMost).join(', ')} and ${products.length - atMost} more`
    : products.join(', ');
}

const placeOf = ({ destination, judgedFor: j }: Determination): string =>
  j?.certain ? `${destination} (judged for ${j.country})` : destination;

/** The inputs that weigh most in the calculation, heaviest first, at most three, each with its share. */
export function heaviest(d: Determination): NonNullable<Diagnostic['related']> {
  const dm = d.deMinimis;
  if (!dm) return [];
  const counted = dm.content.filter((c) => c.controlled === 'yes' && c.share !== undefined);
  const sorted = [...counted].sort((a, b) => compareShare(b, a));
  return sorted.slice(0, 3).map((c) => ({
    at: c.at,
    message: `${c.input}${c.eccn ? ` (${c.eccn})` : ''}: ${c.value ? `${amount(c.value, dm.currency)}, ` : ''}${short(c.share!)} % of the value${c.because.length ? `, controlled by ${c.because[0]!}` : ''}`,
  }));
}

/** Shares are decimal text with four places each: they compare digit by digit once equally long. */
function compareShare(a: ContentLine, b: ContentLine): number {
  const pad = (s: string): string => s.padStart(32, '0');
  return pad(a.share!) < pad(b.share!) ? -1 : pad(a.share!) > pad(b.share!) ? 1 : 0;
}

/** Where the price the content is compared with was stated. */
export function priceOf(clause: Clause): NonNullable<Diagnostic['related']> {
  const price = clause.destination.price ?? clause.product.value;
  return price ? [{ at: price.at, message: 'the value it is compared with' }] : [];
}

/** Every item a product is made of, itself first, each once. */
export const itemsOf = ofItem((product): readonly Item[] => [product, ...everything(product).map((u) => u.item)]);

/** Found out once for each item: it is another object as soon as anything in it is otherwise. */
export function ofItem<T>(find: (item: Item) => T): (item: Item) => T {
  return onceFor(find);
}

/** Every product and what it is made of, each once however many share it. */
export function itemsOfAll(products: readonly Item[]): Set<Item> {
  const out = new Set<Item>();
  const open = products.toReversed();
  for (let item = open.pop(); item; item = open.pop()) {
    if (out.has(item)) continue;
    out.add(item);
    for (let i = item.uses.length - 1; i >= 0; i--) if (!out.has(item.uses[i]!.item)) open.push(item.uses[i]!.item);
  }
  return out;
}
