/**
 * Which sets of changes better an answer, and which of those are minimal. Knows nothing of the law: it asks how good the
 * answer is with a set in place, and asks as seldom as it can.
 *
 * Sets are tried by size, so a set is minimal when no smaller one inside it does as well. Three things are left untried:
 * - supersets of a set that reaches the best answer there can be: they are not minimal;
 * - sets that would not better the answer even with all their inputs gone, which may be plain or is asked, and those that
 *   leave out an input without whose change nothing helps. Taking an input away never brings more of a product under a rule;
 * - what lies past the limit. Then the search says that it was cut, and adds what dropping changes one by one from all of
 *   them leads to.
 */
export interface Option<T> {
  /** Options of one slot exclude each other. */
  readonly slot: number;
  readonly value: T;
}

export interface Problem<T> {
  /** By slot, in the order in which they are to be preferred. */
  readonly options: readonly Option<T>[];
  /** How good the answer is as things stand; higher is better. */
  readonly base: number;
  /** How good it is with these in place. */
  rank(set: readonly Option<T>[]): number;
  /** How good it would be with the inputs of these slots gone. */
  without(slots: readonly number[]): number;
  /** True only where it is plain, without asking, that these cannot better the answer even with their inputs gone. */
  readonly hopeless?: ((slots: readonly number[]) => boolean) | undefined;
  /** How often `rank` and `without` may be asked. */
  readonly limit: number;
}

export interface Found<T> {
  readonly set: readonly Option<T>[];
  readonly rank: number;
  /** No proper subset does as well; false where not all were tried. */
  readonly minimal: boolean;
}

export interface Result<T> {
  readonly found: readonly Found<T>[];
  /** How often it asked. */
  readonly asked: number;
  /** Every minimal set was found. */
  readonly complete: boolean;
}

/** Below this many sets, all are tried and inputs that must change are not looked for. */
const FEW = 32;
/** Sets looked at for every one that may be asked about. */
const LOOKS = 64;

class Cut extends Error {}

export function search<T>(problem: Problem<T>): Result<T> {
  const { options, base } = problem;
  const slots = [...new Set(options.map((o) => o.slot))];
  const found: Found<T>[] = [];
  let asked = 0;
  let limit = problem.limit;
  let steps = 0;
  const ranks = new Map<string, number>();
  const ask = (key: string, run: () => number): number => {
    const known = ranks.get(key);
    if (known !== undefined) return known;
    if (asked >= limit) throw new Cut();
    asked++;
    const rank = run();
    ranks.set(key, rank);
    return rank;
  };
  const index = new Map(options.map((o, i) => [o, i]));
  const rankOf = (set: readonly Option<T>[]): number =>
    ask(
      set
        .map((o) => index.get(o)!)
        .sort((a, b) => a - b)
        .join(),
      () => problem.rank(set),
    );
  const without = (some: readonly number[]): number =>
    ask(`-${[...some].sort((a, b) => a - b).join()}`, () => problem.without(some));

  const vain = (some: readonly number[]): boolean => hopeless(some) || without(some) <= base;
  const hopeless = (some: readonly number[]): boolean => problem.hopeless?.(some) ?? false;

  const best = without(slots);
  if (best <= base) return { found, asked, complete: true };

  try {
    // Room is kept for the one descent that a cut search ends with.
    limit -= Math.min(options.length + 1, limit >> 1);
    const total = slots.reduce((n, s) => n * (1 + options.filter((o) => o.slot === s).length), 1);
    const needed = total > FEW ? slots.filter((s) => vain(slots.filter((x) => x !== s))) : [];
    bySize(needed);
    return { found, asked, complete: true };
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
    limit = problem.limit;
    descend();
    return { found, asked, complete: false };
  }

  function bySize(needed: readonly number[]): void {
    const free = options.filter((o) => !needed.includes(o.slot));
    let frontier: (readonly Option<T>[])[] = [[]];
    for (const s of needed) frontier = frontier.flatMap((set) => options.filter((o) => o.slot === s).map((o) => [...set, o]));
    frontier = frontier.filter((set) => set.length === 0 || !closes(set));
    while (frontier.length > 0) {
      const next: (readonly Option<T>[])[] = [];
      for (const set of frontier) {
        const last = set.findLast((o) => !needed.includes(o.slot));
        for (const o of last === undefined ? free : free.slice(free.indexOf(last) + 1)) {
          if (++steps > LOOKS * problem.limit) throw new Cut();
          if (set.some((x) => x.slot === o.slot)) continue;
          const larger = [...set, o];
          if (found.some((f) => f.rank >= best && f.set.every((x) => larger.includes(x)))) continue;
          if (!closes(larger)) next.push(larger);
        }
      }
      frontier = next;
    }
  }

  /** Tries a set; true where nothing larger around it can be minimal. */
  function closes(set: readonly Option<T>[]): boolean {
    const some = set.map((o) => o.slot);
    const variants = some.reduce((n, s) => n * options.filter((o) => o.slot === s).length, 1);
    if (variants > 2 ? vain(some) : hopeless(some)) return false;
    const rank = rankOf(set);
    if (rank > base && !found.some((f) => f.rank >= rank && f.set.every((x) => set.includes(x))))
      found.push({ set, rank, minimal: true });
    return rank >= best;
  }

  /** From the first option of every slot, one change after another is dropped as long as the answer stays as good. */
  function descend(): void {
    try {
      let set: readonly Option<T>[] = slots.map((s) => options.find((o) => o.slot === s)!);
      let rank = rankOf(set);
      if (rank <= base) return;
      for (const o of set.toReversed()) {
        const less = set.filter((x) => x !== o);
        const without = less.length > 0 ? rankOf(less) : base;
        if (without >= rank) [set, rank] = [less, without];
      }
      if (!found.some((f) => f.rank >= rank && f.set.every((x) => set.includes(x)))) found.push({ set, rank, minimal: false });
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
    }
  }
}
