/** A calendar day as `YYYY-MM-DD`. Compares as a string; has no time zone, as the Federal Register has none. */
export type Day = string & { readonly __day: unique symbol };

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day, or undefined when the text is not a real calendar day (2023-02-29 is not). */
export function parseDay(text: string): Day | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!m) return undefined;
  const [y, mo, d] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (mo < 1 || mo > 12 || d < 1) return undefined;
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const max = mo === 2 && leap ? 29 : DAYS[mo - 1]!;
  return d <= max ? (text as Day) : undefined;
}

export function day(text: string): Day {
  const d = parseDay(text);
  if (!d) throw new RangeError(`not a calendar day: ${text}`);
  return d;
}

/** Half-open interval [from, until). Either end may be open. */
export function covers(on: Day, from: string | undefined, until: string | undefined): boolean {
  return (from === undefined || on >= from) && (until === undefined || on < until);
}

const MS = 86_400_000;
const toNumber = (d: Day): number => Date.UTC(Number(d.slice(0, 4)), Number(d.slice(5, 7)) - 1, Number(d.slice(8, 10))) / MS;

export function addDays(d: Day, n: number): Day {
  return new Date((toNumber(d) + n) * MS).toISOString().slice(0, 10) as Day;
}

/** Days from `a` to `b`; negative where `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => toNumber(b) - toNumber(a);
