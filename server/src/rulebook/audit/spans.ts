/** Half-open intervals of days as the rulebook writes them, for the questions a verification asks. */
import type { Dated } from '../load/select.ts';

/** After every day. */
export const EVER = '9999-12-31';

/** `[start, end)` within the reach of the rulebook: an absent `from` is its first day. */
export type Span = readonly [start: string, end: string];

export function spanOf(fact: Dated, first: string): Span {
  return [fact.from === undefined || fact.from < first ? first : fact.from, fact.until ?? EVER];
}

/** The first day of `wanted` that none of `spans` covers; undefined where they cover all of it. */
export function uncovered(spans: readonly Span[], [start, end]: Span): string | undefined {
  let day = start;
  for (const [from, until] of [...spans].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (day >= end) return undefined;
    if (from > day) return day;
    if (until > day) day = until;
  }
  return day < end ? day : undefined;
}

/**
 * A rule may name what comes into being while the rule holds; not what is gone while it goes on, nor what never is on any of its
 * days. The first day without it; undefined where all is well.
 */
export function missingOn(spans: readonly Span[], on: Span): string | undefined {
  const met = spans.filter(([from, until]) => from < on[1] && on[0] < until);
  if (met.length === 0) return on[0];
  const first = met.map(([from]) => from).reduce((a, b) => (a < b ? a : b));
  return uncovered(met, [first > on[0] ? first : on[0], on[1]]);
}
