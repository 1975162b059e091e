/** How close a stated name is to a listed one, in thousandths, and what is alike. */
import { joined, sortedKey } from './name.ts';
import { edits } from './sounds.ts';
import type { Vocabulary } from './lexicon.ts';
import { DISTINCTIVE, TRADE } from './weights.ts';
import { placeWords } from './common-words.ts';

export interface Comparison {
  readonly score: number;
  /** The same words in any order, or parted otherwise. */
  readonly equal: boolean;
  /** The same words, parted alike. */
  readonly words: boolean;
  /** Some word that names someone is the same, letter by letter; the longest such. */
  readonly exactly: string | undefined;
  /** One that names someone is alike, with its counterpart. */
  readonly nearly: readonly [stated: string, listed: string] | undefined;
  /** Weight of what stands on one side alone. */
  readonly unmatched: number;
  /** All that stands on one side alone are places. */
  readonly placesApart: boolean;
}

export function compare(stated: readonly string[], listed: readonly string[], words: Vocabulary): Comparison {
  const equal = stated.length === listed.length && sortedKey(stated) === sortedKey(listed);
  const run = equal || joined(stated) === joined(listed);
  const theirs = [...listed];
  const ours: (string | undefined)[] = [...stated];
  let matched = 0;
  let total = 0;
  let exactly: string | undefined;
  /** Words that are the same, trade words apart. */
  let same = 0;
  let nearly: readonly [string, string] | undefined;
  const match = (a: string, b: string, like: number, weight: number): void => {
    total += 2 * weight;
    matched += Math.floor((2 * weight * like) / 1000);
    if (like === 1000 && weight > TRADE) same++;
    if (weight < DISTINCTIVE) return;
    if (like === 1000) exactly = exactly === undefined || b.length > exactly.length ? b : exactly;
    else nearly ??= [a, b];
  };
  // The same word.
  ours.forEach((a, i) => {
    const j = theirs.indexOf(a!);
    if (j < 0) return;
    match(a!, a!, 1000, words.weight(a!));
    theirs.splice(j, 1);
    ours[i] = undefined;
  });
  // One word here, two there.
  pairUp(ours, theirs, (one, a, b) => match(one, `${a} ${b}`, 1000, words.weight(a) + words.weight(b)));
  const mine = ours.filter((w) => w !== undefined);
  pairUp(theirs, mine, (one, a, b) => match(`${a} ${b}`, one, 1000, words.weight(one)));
  const left = theirs.filter((w) => w !== undefined);
  // Alike: the likest pair first.
  const alike = mine.flatMap((a) => left.map((b) => ({ a, b, like: words.likeness(a, b) }))).filter((p) => p.like > 0);
  alike.sort((p, q) => q.like - p.like);
  const doneA = new Set<string>();
  const doneB = new Set<string>();
  for (const { a, b, like } of alike) {
    if (doneA.has(a) || doneB.has(b)) continue;
    doneA.add(a);
    doneB.add(b);
    match(a, b, like, words.weight(b));
  }
  // A short word may be a slip of another only beside a name that is the same.
  if (exactly !== undefined && (exactly.length >= 4 || same >= 2)) {
    for (const a of mine) {
      const b =
        doneA.has(a) || a.length > 4 ? undefined : left.find((w) => !doneB.has(w) && w.length <= 4 && edits(a, w, 1) <= 1);
      if (b === undefined || /\d/.test(a + b)) continue;
      doneA.add(a);
      doneB.add(b);
      match(a, b, SHORT, words.weight(b));
    }
  }
  const alone = [...mine.filter((a) => !doneA.has(a)), ...left.filter((b) => !doneB.has(b))];
  const unmatched = alone.reduce((sum, w) => sum + words.weight(w), 0);
  total += unmatched;
  const score = run ? 1000 : total === 0 ? 0 : Math.floor((matched * 1000) / total);
  return {
    score,
    equal: run,
    words: equal,
    exactly,
    nearly,
    unmatched: run ? 0 : unmatched,
    placesApart: !run && alone.length > 0 && alone.every((w) => placeWords().has(w)),
  };
}

/** Likeness of two words of up to four letters that are a slip apart. */
const SHORT = 700;

/** Words of `singles` that are two neighbors of `doubles` run together; both lose what is matched. */
function pairUp(singles: (string | undefined)[], doubles: string[], found: (one: string, a: string, b: string) => void): void {
  for (let i = 0; i < singles.length; i++) {
    const one = singles[i];
    if (one === undefined) continue;
    for (let j = 0; j + 1 < doubles.length; j++) {
      const [a, b] = [doubles[j]!, doubles[j + 1]!];
      if (a.length + b.length !== one.length || a + b !== one) continue;
      found(one, a, b);
      doubles.splice(j, 2);
      singles[i] = undefined;
      break;
    }
  }
}
