/** Two editions beside each other: which paragraphs changed, came, went or moved. */
import type { Edition } from './edition.ts';
import { keyOf, paragraphsOf, type Paragraphs } from './cut.ts';
import { CCL, type Citation, compared, HEADING, type Paragraph, SUBHEADINGS } from './paragraph.ts';

export interface ParagraphChange {
  readonly at: Citation;
  readonly kind: 'changed' | 'added' | 'removed' | 'moved';
  readonly was?: Paragraph;
  readonly is?: Paragraph;
  /** Where a paragraph that moved stands now. */
  readonly to?: Citation;
}

export interface Comparison {
  readonly changes: readonly ParagraphChange[];
  readonly was: Paragraphs;
  readonly is: Paragraphs;
  /** Parts that both files hold, whole or some of it. */
  readonly parts: readonly string[];
  /** Parts that both files hold as a whole. */
  readonly whole: ReadonlySet<string>;
  /** Sections and supplements that one file alone holds, where the other does not hold the part as a whole. */
  readonly onlyOld: readonly string[];
  readonly onlyNew: readonly string[];
}

export function compareEditions(older: Edition, newer: Edition): Comparison {
  const was = paragraphsOf(older);
  const is = paragraphsOf(newer);
  // A section that is missing has been removed only where its part is there.
  const missing = (from: Edition, other: Edition): string[] =>
    [...from.units.values()].filter((u) => !other.units.has(u.name) && !other.parts.has(u.part)).map((u) => u.name);
  const [onlyOld, onlyNew] = [missing(older, newer), missing(newer, older)];
  const left = new Set([...onlyOld, ...onlyNew]);
  const changes: ParagraphChange[] = [];
  for (const key of inOrder(was, is)) {
    const [w, i] = [was.get(key), is.get(key)];
    const { at } = (i ?? w)!;
    if (left.has(at[0]!) || (w && i && compared(w.text) === compared(i.text))) continue;
    changes.push({ at, kind: w && i ? 'changed' : i ? 'added' : 'removed', ...(w && { was: w }), ...(i && { is: i }) });
  }
  const partsOf = (e: Edition): Set<string> => new Set([...e.units.values()].map((u) => u.part));
  const inNew = partsOf(newer);
  return {
    changes: withMoves(changes, was),
    was,
    is,
    parts: [...partsOf(older)].filter((p) => inNew.has(p)).sort(),
    whole: new Set([...older.parts].filter((p) => newer.parts.has(p))),
    onlyOld,
    onlyNew,
  };
}

/** Unit by unit as the older edition has them, and what is new after what it follows in the newer one. */
function* inOrder(was: Paragraphs, is: Paragraphs): Generator<string> {
  const unitOf = (key: string): string => key.split('\u0001', 1)[0]!;
  const [older, newer] = [Map.groupBy(was.keys(), unitOf), Map.groupBy(is.keys(), unitOf)];
  for (const name of [...new Set([...older.keys(), ...newer.keys()])].sort(byNumber)) {
    const added = new Map<string, string[]>();
    let before = '';
    for (const key of newer.get(name) ?? []) {
      if (was.has(key)) before = key;
      else added.set(before, [...(added.get(before) ?? []), key]);
    }
    yield* added.get('') ?? [];
    for (const key of older.get(name) ?? []) yield* [key, ...(added.get(key) ?? [])];
  }
}

function byNumber(a: string, b: string): number {
  const of = (name: string): number[] => [...name.matchAll(/\d+/g)].map((m) => Number(m[0]));
  const [x, y] = [of(a), of(b)];
  return x[0]! - y[0]! || Number(/supp/.test(a)) - Number(/supp/.test(b)) || (x[1] ?? 0) - (y[1] ?? 0) || (a < b ? -1 : 1);
}

/** Shorter texts (`[Reserved]`, `N/A`) are the same in many places. */
const SHORTEST = 40;

/** A text that stands no longer where it stood, and now stands word for word in a place where it did not. */
function withMoves(changes: readonly ParagraphChange[], was: Paragraphs): ParagraphChange[] {
  const now = new Map<string, ParagraphChange[]>();
  for (const c of changes) if (c.is && !isWords(c.at)) now.set(bare(c.is.text), [...(now.get(bare(c.is.text)) ?? []), c]);
  return changes.map((c): ParagraphChange => {
    if (!c.was || isWords(c.at)) return c;
    const text = bare(c.was.text);
    const places = text.length < SHORTEST ? [] : (now.get(text) ?? []).filter((p) => p !== c);
    const [place] = places;
    const before = place && was.get(keyOf(place.at));
    if (places.length !== 1 || (before && bare(before.text) === text)) return c;
    return { ...c, kind: c.is ? 'changed' : 'moved', to: place!.at };
  });
}

const isWords = (at: Citation): boolean => [HEADING, SUBHEADINGS].includes(at.at(-1)!) || (at[0] === CCL && at.length < 3);
/** Without a number that stands in the text itself: `a.1.`, `14.`. */
const bare = (text: string): string => compared(text).replace(/^(?:[a-z](?:\.[a-z0-9]{1,2})*|\d{1,3})\./, '');
