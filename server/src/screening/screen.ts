/**
 * Looks a stated name up among the listed ones. An equal name is found whatever its country; a near one is told with what
 * is alike. See docs/screening.md for the method and its figures.
 */
import { compare, type Comparison } from './closeness.ts';
import { type IndexData, OWNER, ROW, unpack } from './index-data.ts';
import { Lookup } from './lookup.ts';
import { type Name, normalize } from './name.ts';
import { statedNames } from './variants.ts';
import { Vocabulary } from './lexicon.ts';
import { DISTINCTIVE } from './weights.ts';

export interface Hit {
  /** Number of the list and of its entry. */
  readonly list: number;
  readonly entry: number;
  /** Which of the entry's names: 0 its name, 1 its first alias … */
  readonly alias: number;
  /** The stated name that was compared. */
  readonly stated: string;
  readonly exact: boolean;
  /** In thousandths; 1000 for equal names. */
  readonly score: number;
  /** Does the country stated agree with one of the entry's? Undefined where either is not known. */
  readonly country: boolean | undefined;
  /** What is alike and what is not, in words. */
  readonly why: string;
}

export interface Screened {
  /** Best first; one for each listed party. */
  readonly hits: readonly Hit[];
  /** Nothing of the name could be read, so nothing was looked up. */
  readonly unread: boolean;
}

/** Above this a name is near; where the country agrees a little less does, where it disagrees a little more is needed. */
const NEAR = 860;
const COUNTRY = 40;
/** What may stand on one side alone where the name itself is only alike, not the same. */
const SLACK = 150;
/** Letters of the shortest word that was put right: nothing was, or legal forms alone. */
const NONE = 100;
const DROPPED = 99;
/** Of a name that is a part of the listed one. */
const PARTIAL = 900;
/** Names further apart than this are not compared. */
const FAR = 720;

export class Screen {
  readonly data: IndexData;
  private readonly words: Vocabulary;
  private columns:
    | { readonly names: readonly string[]; readonly legal: readonly string[]; readonly countries: readonly string[] }
    | undefined;
  private readonly pairs: Lookup;
  private readonly partial: ReadonlySet<number>;
  private readonly score: Int32Array;
  private readonly stamp: Int32Array;
  private round = 0;

  constructor(data: IndexData) {
    this.data = data;
    this.words = new Vocabulary(data);
    this.pairs = new Lookup(data.pairs);
    this.partial = new Set(data.partial);
    this.score = new Int32Array(data.size);
    this.stamp = new Int32Array(data.size);
  }

  /**
   * `countries`: where the party is, as far as stated. `agree` says whether two countries are one for this purpose. `only` the same
   * names are much quicker to find than near ones.
   */
  look(
    text: string,
    countries: readonly string[] = [],
    agree: (a: string, b: string) => boolean = (a, b) => a === b,
    only?: 'same',
  ): Screened {
    const best = new Map<number, Hit>();
    let read = false;
    for (const stated of statedNames(text)) {
      const name = normalize(stated);
      if (name.words.length === 0) continue;
      read = true;
      for (const words of only ? [name.words] : this.readings(name.words)) {
        const slip = words === name.words ? NONE : this.slip(name.words);
        for (const id of this.candidates(words, only)) {
          const hit = this.judge(id, { ...name, words }, slip, stated, countries, agree);
          const owner = this.data.owner[id]!;
          const before = best.get(owner);
          if (hit && (hit.exact || !only) && (!before || better(hit, before))) best.set(owner, hit);
        }
      }
    }
    return {
      hits: [...best.values()].sort((a, b) => (better(a, b) ? -1 : better(b, a) ? 1 : a.list - b.list || a.entry - b.entry)),
      unread: !read,
    };
  }

  /** The words as they stand, and with slips in trade words, places and legal forms put right. */
  private readings(words: readonly string[]): (readonly string[])[] {
    const meant = words.map((w) => this.words.meant(w));
    if (meant.every((w, i) => w === words[i])) return [words];
    const left = meant.filter((w) => w !== '');
    return left.length > 0 ? [words, left] : [words];
  }

  private slip(words: readonly string[]): number {
    const changed = words.filter((w) => !['', w].includes(this.words.meant(w)));
    return changed.length === 0 ? DROPPED : Math.min(...changed.map((w) => w.length));
  }

  /** Names that share enough weight with the stated words to be worth comparing. */
  private candidates(words: readonly string[], only?: 'same'): number[] {
    const own = words.map((w) => (only ? this.words.weight(w) : this.words.statedWeight(w)));
    const telling = words.filter((_, i) => own[i]! >= DISTINCTIVE);
    // A name of trade words and places alone is looked up by those.
    const by = telling.length > 0 ? telling : words;
    const found: number[] = [];
    const base = ++this.round * 64;
    if (base > 2_000_000_000) {
      this.stamp.fill(0);
      this.round = 1;
    }
    let wanted = 0;
    const add = (ids: Int32Array, weight: number, turn: number): void => {
      for (const id of ids) {
        if (this.stamp[id]! < base) {
          this.score[id] = 0;
          found.push(id);
        } else if (this.stamp[id] === base + turn) continue;
        this.stamp[id] = base + turn;
        this.score[id]! += weight;
      }
    };
    by.slice(0, 60).forEach((w, turn) => {
      const weight = only ? this.words.weight(w) : this.words.statedWeight(w);
      wanted += weight;
      for (const [id, like] of only ? this.words.itself(w) : likest(this.words.near(w)))
        add(this.words.names(id), Math.floor((weight * like) / 1000), turn);
      const pair = this.pairs.get(w);
      if (pair !== undefined) add(unpack(pair), weight, turn);
    });
    for (let i = 0; i + 1 < words.length && i < 60; i++) {
      const run = this.words.id(words[i]! + words[i + 1]!);
      if (run !== undefined) add(this.words.names(run), this.words.weight(words[i]!) + this.words.weight(words[i + 1]!), 62);
    }
    const least = Math.floor(wanted * 0.45);
    const total = own.reduce((sum, w) => sum + w, 0);
    // A short word may yet be taken for another one, which is not looked up.
    const rest = (telling.length > 0 ? total - wanted : 0) + (words.some((w) => w.length <= 4) ? 700 : 0);
    return found.filter((id) => {
      const shared = this.score[id]!;
      // More than this they cannot have in common.
      return shared >= least && 2000 * Math.min(shared + rest, this.data.totals[id]!) >= FAR * (total + this.data.totals[id]!);
    });
  }

  private judge(
    id: number,
    name: Name,
    slip: number,
    stated: string,
    countries: readonly string[],
    agree: (a: string, b: string) => boolean,
  ): Hit | undefined {
    const {
      names,
      legal,
      countries: places,
    } = (this.columns ??= {
      names: this.data.names.split(ROW),
      legal: this.data.legal.split(ROW),
      countries: this.data.countries.split(ROW),
    });
    const c = compare(name.words, names[id]!.split(' '), this.words);
    const theirs = places[id]!.split(' ').filter(Boolean);
    const country =
      countries.length === 0 || theirs.length === 0 ? undefined : countries.some((a) => theirs.some((b) => agree(a, b)));
    const partial = this.partial.has(id);
    if (partial && !c.equal) return undefined;
    const exact =
      !partial && c.equal && slip === NONE && (country !== false || name.legal === legal[id] || tells(name, this.words));
    if (
      !exact &&
      (!near(c, country) ||
        (c.exactly === undefined &&
          c.nearly === undefined &&
          name.words.length < 3 &&
          (slip < 4 || (slip < DROPPED && !c.words))))
    )
      return undefined;
    const owner = this.data.owner[id]!;
    return {
      list: Math.floor(owner / OWNER),
      entry: owner % OWNER,
      alias: this.data.alias[id]!,
      stated,
      exact,
      score: exact ? 1000 : partial ? PARTIAL : Math.min(c.score, 990),
      country,
      why: why(c, exact, partial, slip, country),
    };
  }
}

/**
 * Of equal names: one of a single common word, trade words or initials, with another legal form and in another country, is
 * near and not the same.
 */
function tells(name: Name, words: Vocabulary): boolean {
  return (
    name.words.some((w) => w.length > 3 && words.weight(w) > 550) || name.words.filter((w) => words.weight(w) >= 350).length > 1
  );
}

function near(c: Comparison, country: boolean | undefined): boolean {
  if (c.equal) return true;
  // A branch of the same name in another place, or the name without its place: the same words, one of them someone's own.
  if (c.placesApart && c.nearly === undefined && c.exactly !== undefined && c.exactly.length > 4) return true;
  const least = NEAR + (country === true ? -COUNTRY : country === false ? COUNTRY : 0);
  if (c.score < least) return false;
  if (c.exactly !== undefined) {
    // Initials with other words beside them are anyone's.
    return c.exactly.length > 4 || c.unmatched <= SLACK || country === true || c.nearly !== undefined;
  }
  if (c.nearly !== undefined) return c.unmatched <= SLACK;
  // Trade words and places alone: nearly all of them.
  return c.score >= 950;
}

const likest = (near: ReadonlyMap<number, number>): [number, number][] =>
  near.size < 2 ? [...near] : [...near].sort((a, b) => b[1] - a[1] || a[0] - b[0]);

const better = (a: Hit, b: Hit): boolean =>
  a.exact !== b.exact ? a.exact : a.score !== b.score ? a.score > b.score : a.alias < b.alias;

function why(c: Comparison, exact: boolean, partial: boolean, slip: number, country: boolean | undefined): string {
  const parts = [
    exact
      ? 'the same name'
      : partial
        ? 'the same as a part of the listed name'
        : c.equal
          ? slip < NONE
            ? 'the same name but for a slip'
            : 'the same words with another legal form'
          : c.placesApart && c.exactly && !c.nearly
            ? `${c.exactly} is in both, and only places differ`
            : c.nearly
              ? `${c.nearly[0]} is close to ${c.nearly[1]}`
              : c.exactly
                ? `${c.exactly} is in both, and other words differ`
                : 'nearly the same words',
    ...(country === undefined ? [] : [country ? 'the country agrees' : 'the country differs']),
  ];
  return parts.join('; ');
}
