/** Dates select facts. Intervals are half-open: [from, until). */
import { covers, type Day } from '../../../../grammar/src/text/date.ts';

export interface Dated {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export function inForce<T extends Dated>(facts: readonly T[], on: Day): readonly T[] {
  return facts.filter((f) => covers(on, f.from, f.until));
}
