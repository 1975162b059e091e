/** Answers have a limit; what is over it is fetched by a cursor, or named. */
import { Refusal } from './refusal.ts';

/** Of one answer. */
const MOST_ITEMS = 25;
/** Characters of JSON after which no further item is begun. */
const MOST_CHARACTERS = 60_000;
/** Of a list inside an item, and of a text. */
const LONGEST_LIST = 250;
const LONGEST_TEXT = 2_000;

export interface Pages<T> {
  readonly items: readonly T[];
  /** Names an item and what is said of it: a cursor goes on in the same list, or is refused. */
  key(item: T): string;
  size(item: T): number;
  readonly most?: number;
  readonly cursor: string | undefined;
  fingerprint(text: string): string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly from: number;
  readonly more?: More;
}

export interface More {
  readonly cursor: string;
  /** Items that are left. */
  readonly left: number;
}

export function pageOf<T>({ items, key, size, most = MOST_ITEMS, cursor, fingerprint }: Pages<T>): Page<T> {
  const stamp = fingerprint(items.map(key).join('\n')).slice(0, 12);
  const from = cursor === undefined ? 0 : offsetOf(cursor, stamp, items.length);
  let to = from;
  for (let used = 0; to < items.length && to - from < most; to++) {
    used += size(items[to]!);
    if (used > MOST_CHARACTERS && to > from) break;
  }
  const left = items.length - to;
  return { items: items.slice(from, to), from, ...(left > 0 && { more: { cursor: `${to}-${stamp}`, left } }) };
}

function offsetOf(cursor: string, stamp: string, length: number): number {
  const [, digits, of] = /^(\d{1,9})-([0-9a-f]{1,64})$/.exec(cursor) ?? [];
  if (digits === undefined) throw new Refusal('The cursor is none of Earshot’s. Ask again without it.');
  const at = Number(digits);
  if (of !== stamp || at >= length)
    throw new Refusal('The answers have changed since the cursor was given. Ask again without it.');
  return at;
}

/** What was cut from inside an answer, by where it stood. */
export interface Cut {
  readonly at: string;
  /** Entries of a list, or characters of a text, that are left out. */
  readonly left: number;
}

/** Lists and texts that are far too long, cut; what was cut is added to `cuts`. */
export function bounded(value: unknown, cuts: Cut[], at = ''): unknown {
  if (typeof value === 'string') {
    if (value.length <= LONGEST_TEXT) return value;
    cuts.push({ at, left: value.length - LONGEST_TEXT });
    return `${value.slice(0, LONGEST_TEXT)}…`;
  }
  if (Array.isArray(value)) {
    if (value.length > LONGEST_LIST) cuts.push({ at, left: value.length - LONGEST_LIST });
    return value.slice(0, LONGEST_LIST).map((child, i) => bounded(child, cuts, `${at}[${i}]`));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, bounded(child, cuts, at === '' ? key : `${at}.${key}`)]),
  );
}
