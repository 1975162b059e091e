import { day, type Day } from '../../../grammar/src/text/date.ts';

/** The calendar day where the user is. The clock is read in this file and nowhere else. */
export function today(): Day {
  return dayOf(new Date());
}

/** The calendar day, where the user is, of a moment in milliseconds: when a file was last changed. */
export function dayOfFile(ms: number): Day {
  return dayOf(new Date(ms));
}

/** Whole days since a moment in milliseconds; never less than 0. */
export const daysSince = (ms: number): number => Math.max(0, Math.floor((Date.now() - ms) / 86_400_000));

export const daysSinceEpoch = (): number => daysSince(0);

function dayOf(date: Date): Day {
  const two = (n: number): string => String(n).padStart(2, '0');
  return day(`${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`);
}

/** Milliseconds from some fixed moment. `performance` says the same and costs more to load. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Runs something once so many milliseconds have gone; the answer calls it off. */
export type After = (ms: number, run: () => void) => () => void;

export const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
