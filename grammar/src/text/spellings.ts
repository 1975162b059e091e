/**
 * `suggest` for many words over the same names: a tree of their letters, in which what names begin with alike is compared once, and
 * what cannot be near any more is left. It gives what `suggest` gives.
 */
import { limitOf, LONGEST } from './suggest.ts';

interface Node {
  readonly next: Map<number, Node>;
  /** Of the names that end below it, the first. */
  first: number;
  /** Of those that end here. */
  own: number;
  /** Letters of the shortest and of the longest that ends below it. */
  shortest: number;
  longest: number;
}

const node = (): Node => ({ next: new Map(), first: Infinity, own: Infinity, shortest: Infinity, longest: 0 });

export class Spellings {
  private readonly names: readonly string[];
  private readonly root = node();

  constructor(names: Iterable<string>) {
    this.names = [...names];
    this.names.forEach((name, index) => this.add(name.toLowerCase(), index));
  }

  private add(name: string, index: number): void {
    if (name.length > LONGEST + limitOf(name)) return;
    let at = this.root;
    for (let i = 0; i < name.length; i++) {
      const letter = name.charCodeAt(i);
      let below = at.next.get(letter);
      if (!below) at.next.set(letter, (below = node()));
      at = below;
      at.first = Math.min(at.first, index);
      at.shortest = Math.min(at.shortest, name.length);
      at.longest = Math.max(at.longest, name.length);
    }
    at.own = Math.min(at.own, index);
  }

  /** The name with the fewest edits, of several the first. */
  nearest(word: string): string | undefined {
    const w = word.toLowerCase();
    if (w.length > LONGEST) return undefined;
    const search = new Search(w, limitOf(w));
    search.below(this.root, 0, -1);
    return this.names[search.best];
  }
}

/** Above any number of edits that matters, and far below what a byte holds. */
const MANY = 100;

class Search {
  /** The first of the nearest names. */
  best = Infinity;
  private least: number;
  private readonly word: string;
  private readonly limit: number;
  /** By depth: edits from each beginning of the word to the letters down to there. */
  private readonly rows: Uint8Array[] = [];

  constructor(word: string, limit: number) {
    this.word = word;
    this.limit = limit;
    this.least = limit + 1;
    this.rows.push(Uint8Array.from({ length: word.length + 1 }, (_, i) => Math.min(i, MANY)));
  }

  below(at: Node, depth: number, letter: number): void {
    const row = this.rows[depth]!;
    const edits = row[this.word.length]!;
    if (edits <= this.limit && at.own < Infinity && (edits < this.least || (edits === this.least && at.own < this.best))) {
      this.least = edits;
      this.best = at.own;
    }
    for (const [next, below] of at.next) {
      this.fill(depth + 1, next, letter);
      // Two letters swapped are one edit, which only the row after the next one may show.
      const bound = Math.min(this.fewest(depth + 1, below), this.fewest(depth, below) + 1);
      if (bound < this.least || (bound === this.least && below.first < this.best)) this.below(below, depth + 1, next);
    }
  }

  /** Edits that a name below a node has at least, by the row of a depth: those made, and those by which what is left differs in length. */
  private fewest(depth: number, { shortest, longest }: Node): number {
    const row = this.rows[depth]!;
    let fewest = MANY;
    for (let i = 0; i < row.length; i++) {
      const left = row.length - 1 - i;
      const edits = row[i]! + Math.max(0, left - (longest - depth), shortest - depth - left);
      if (edits < fewest) fewest = edits;
    }
    return fewest;
  }

  /** The row for one more letter. */
  private fill(depth: number, letter: number, before: number): void {
    const { word, rows } = this;
    const row = rows[depth - 1]!;
    const above = depth > 1 ? rows[depth - 2] : undefined;
    const out = (rows[depth] ??= new Uint8Array(word.length + 1));
    out[0] = Math.min(row[0]! + 1, MANY);
    for (let i = 1; i <= word.length; i++) {
      const own = word.charCodeAt(i - 1);
      let edits = Math.min(row[i]! + 1, out[i - 1]! + 1, row[i - 1]! + (own === letter ? 0 : 1), MANY);
      if (i > 1 && above && own === before && word.charCodeAt(i - 2) === letter) edits = Math.min(edits, above[i - 2]! + 1);
      out[i] = edits;
    }
  }
}
