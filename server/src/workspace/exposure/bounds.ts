/** An amount in cents of which not all may be known: at least so much, and at most so much where there is a bound. */
import type { Tri } from '../../base/tri.ts';
import type { Exact } from '../../base/exact.ts';

export interface Bounds {
  readonly least: bigint;
  /** Undefined: nothing bounds it. */
  readonly most: bigint | undefined;
}

export const NOTHING: Bounds = { least: 0n, most: 0n };
export const UNBOUNDED: Bounds = { least: 0n, most: undefined };

export const exactly = (cents: bigint): Bounds => ({ least: cents, most: cents });
export const atMost = (cents: bigint | undefined): Bounds => ({ least: 0n, most: cents });

/** Rounded once, half up: what is added afterwards is what is shown. */
export const centsOf = (amount: Exact): bigint => BigInt(amount.toFixed(2).replace('.', ''));

export const plus = (a: Bounds, b: Bounds): Bounds => ({
  least: a.least + b.least,
  most: a.most === undefined || b.most === undefined ? undefined : a.most + b.most,
});

/** How much of it there is where that is so: all, none, or not known. */
export function where(answer: Tri, amount: Bounds): Bounds {
  if (answer === 'yes') return amount;
  return answer === 'no' ? NOTHING : atMost(amount.most);
}

/** Later less earlier; a side without a bound has none. */
export interface Change {
  readonly least: bigint | undefined;
  readonly most: bigint | undefined;
}

export const change = (from: Bounds, to: Bounds): Change => ({
  least: from.most === undefined ? undefined : to.least - from.most,
  most: to.most === undefined ? undefined : to.most - from.least,
});

export function text(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
