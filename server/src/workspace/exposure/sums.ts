/** Amounts added up over the lines of sales. Whoever leaves by a set of alternatives leaves by one strategy; what is declared may be by several. */
import { or, type Tri } from '../../base/tri.ts';
import type { Strategy } from '../../determine/result.ts';
import { type Bounds, NOTHING, plus, where } from './bounds.ts';
import type { Part } from './content.ts';
import type { Ways } from './ways.ts';

export type ByStrategy = Readonly<Partial<Record<Strategy, Bounds>>>;

export interface Amounts {
  /** U.S. content sold. */
  readonly sold: Bounds;
  /** Of it, what is sold in products that a rule reaches. */
  readonly reached: Bounds;
  /** Of what is reached, what has a declared way out, by any strategy and by each; one input may have several. */
  readonly wayOut: Bounds;
  readonly wayOutBy: ByStrategy;
  /** Of what is reached, what leaves its supplier. */
  readonly cheapest: Bounds;
  readonly cheapestBy: ByStrategy;
  readonly preferred: Bounds;
  readonly preferredBy: ByStrategy;
}

export const NONE: Amounts = {
  sold: NOTHING,
  reached: NOTHING,
  wayOut: NOTHING,
  wayOutBy: {},
  cheapest: NOTHING,
  cheapestBy: {},
  preferred: NOTHING,
  preferredBy: {},
};

/** One line of one sale. */
export function amountsOf(part: Part, reached: Tri, ways: Ways): Amounts {
  const at = where(reached, part.sold);
  const declared = part.input === null ? undefined : ways.declared.get(part.input);
  const wayOutBy: Partial<Record<Strategy, Bounds>> = {};
  for (const [strategy, certain] of declared ?? []) if (strategy) wayOutBy[strategy] = where(certain, at);
  const cheapest = part.input === null ? undefined : ways.cheapest.get(part.input);
  const preferred = part.input === null ? undefined : ways.preferred.get(part.input);
  return {
    sold: part.sold,
    reached: at,
    wayOut: where(or(...(declared?.values() ?? [])), at),
    wayOutBy,
    cheapest: where(cheapest?.certain ?? 'no', at),
    cheapestBy: cheapest?.strategy ? { [cheapest.strategy]: where(cheapest.certain, at) } : {},
    preferred: where(preferred?.certain ?? 'no', at),
    preferredBy: preferred?.strategy ? { [preferred.strategy]: where(preferred.certain, at) } : {},
  };
}

export const sum = (a: Amounts, b: Amounts): Amounts => ({
  sold: plus(a.sold, b.sold),
  reached: plus(a.reached, b.reached),
  wayOut: plus(a.wayOut, b.wayOut),
  wayOutBy: both(a.wayOutBy, b.wayOutBy),
  cheapest: plus(a.cheapest, b.cheapest),
  cheapestBy: both(a.cheapestBy, b.cheapestBy),
  preferred: plus(a.preferred, b.preferred),
  preferredBy: both(a.preferredBy, b.preferredBy),
});

function both(a: ByStrategy, b: ByStrategy): ByStrategy {
  const out: Partial<Record<Strategy, Bounds>> = { ...a };
  for (const [strategy, bounds] of Object.entries(b) as [Strategy, Bounds][])
    out[strategy] = plus(out[strategy] ?? NOTHING, bounds);
  return out;
}

/** Rows by a key, in the order of what is reached, then sold, most first. */
export class Table {
  private readonly rows = new Map<string | null, { amounts: Amounts; sales: Set<string> }>();

  add(key: string | null, sale: string, amounts: Amounts): void {
    const row = this.rows.get(key);
    if (!row) {
      this.rows.set(key, { amounts, sales: new Set([sale]) });
      return;
    }
    row.amounts = sum(row.amounts, amounts);
    row.sales.add(sale);
  }

  done(): Row[] {
    return [...this.rows]
      .map(([key, { amounts, sales }]): Row => ({ key, sales: sales.size, ...amounts }))
      .sort((a, b) => most(a.reached, b.reached) || most(a.sold, b.sold) || byText(a.key ?? '', b.key ?? ''));
  }
}

export interface Row extends Amounts {
  /** Null: not stated. */
  readonly key: string | null;
  /** How many sales it has a part in. */
  readonly sales: number;
}

/** By what is certain, then by what may be. */
function most(a: Bounds, b: Bounds): number {
  if (a.least !== b.least) return a.least < b.least ? 1 : -1;
  if (a.most === b.most) return 0;
  if (a.most === undefined || b.most === undefined) return a.most === undefined ? -1 : 1;
  return a.most < b.most ? 1 : -1;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
