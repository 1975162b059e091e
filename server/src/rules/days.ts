/** Calendar arithmetic on days; no clock. */
import type { Day } from '../base/date.ts';

const MS = 86_400_000;
const toNumber = (d: Day): number => Date.UTC(Number(d.slice(0, 4)), Number(d.slice(5, 7)) - 1, Number(d.slice(8, 10))) / MS;

export function addDays(d: Day, n: number): Day {
  return new Date((toNumber(d) + n) * MS).toISOString().slice(0, 10) as Day;
}

/** Days from `a` to `b`; negative where `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => toNumber(b) - toNumber(a);
