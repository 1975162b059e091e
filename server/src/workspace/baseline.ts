/**
 * What was found before counts as known: so many findings of a code, in a file, on a determination. Lines play no part. A finding on a
 * determination that the baseline does not name is new, so that no answer hides behind another; the answers themselves stay as they are.
 */
import { type Diagnostic, determinationsOf } from '../base/diagnostic.ts';
import { codes } from '../rules/index.ts';

export interface Known {
  /** As the baseline names it. */
  readonly file: string;
  readonly code: string;
  /** Id of the determination, or `file` for what is found on none. */
  readonly of: string;
  readonly count: number;
}

export const OF_FILE = 'file';

export interface Held {
  readonly diagnostics: readonly Diagnostic[];
  /** What a baseline of these findings holds, in order. */
  readonly now: readonly Known[];
  /** How many no baseline may hold: what cannot be read is not judged, so it is never known. */
  readonly unreadable: number;
}

/** @param nameOf a file of the program → as the baseline names it */
export function holdAgainst(known: readonly Known[], diagnostics: readonly Diagnostic[], nameOf: (file: string) => string): Held {
  const left = new Map(known.map((k) => [keyOf(k), k.count]));
  const now = new Map<string, Known>();
  let unreadable = 0;
  const marked = diagnostics.map((d): Diagnostic => {
    if (d.suppressed) return d;
    if (isOfReading(d)) {
      unreadable++;
      return d;
    }
    const ids = determinationsOf(d);
    const own = (ids.length > 0 ? ids : [OF_FILE]).map((of) => ({ file: nameOf(d.at.file), code: d.code, of }));
    const keys = own.map(keyOf);
    for (const [i, key] of keys.entries()) now.set(key, { ...own[i]!, count: (now.get(key)?.count ?? 0) + 1 });
    // One that speaks of several is known where it is for each.
    if (!keys.every((key) => (left.get(key) ?? 0) > 0)) return d;
    for (const key of keys) left.set(key, left.get(key)! - 1);
    return { ...d, baselined: true };
  });
  return { diagnostics: marked, now: inOrder([...now.values()]), unreadable };
}

/**
 * What the baseline holds and is found no more.
 *
 * @param judged could it have been found in this run? What a run of some files did not look at is not stale.
 */
export function staleOf(known: readonly Known[], now: readonly Known[], judged: (k: Known) => boolean): Known[] {
  const found = new Map(now.map((k) => [keyOf(k), k.count]));
  return known.filter(judged).flatMap((k) => {
    const gone = k.count - (found.get(keyOf(k)) ?? 0);
    return gone > 0 ? [{ ...k, count: gone }] : [];
  });
}

export interface Judging {
  /** Every file there is was checked. */
  readonly whole: boolean;
  /** The products of each file that was checked, by the names of the baseline. */
  readonly checked: ReadonlyMap<string, readonly string[]>;
  isGone(file: string): boolean;
}

/** Could it have been found in this run? What is found in a file may be found by the check of another one, which imports it. */
export function judgedBy({ whole, checked, isGone }: Judging): (k: Known) => boolean {
  const products = new Set([...checked.values()].flat());
  return ({ file, of }) => {
    if (whole || isGone(file)) return true;
    const own = checked.get(file);
    return own !== undefined && (of === OF_FILE ? own.length > 0 : products.has(of.slice(0, of.lastIndexOf('@'))));
  };
}

/** The baseline as this run leaves it: what it judged as it is now, the rest as it was. */
export function renewed(known: readonly Known[], now: readonly Known[], judged: (k: Known) => boolean): Known[] {
  const all = new Map(known.filter((k) => !judged(k)).map((k) => [keyOf(k), k]));
  for (const k of now) {
    const key = keyOf(k);
    all.set(key, { ...k, count: Math.max(k.count, all.get(key)?.count ?? 0) });
  }
  return inOrder([...all.values()]);
}

const keyOf = ({ file, code, of }: Omit<Known, 'count'>): string => JSON.stringify([file, code, of]);

const inOrder = (all: Known[]): Known[] =>
  all
    .map((k) => ({ k, key: keyOf(k) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ k }) => k);

/** Errors of syntax and names: what follows from one, now or later, nobody has seen. */
const isOfReading = (d: Diagnostic): boolean =>
  d.severity === 'error' && determinationsOf(d).length === 0 && (codes.get(d.code)?.page.suppress ?? null) === null;
