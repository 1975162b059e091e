/**
 * Which inputs of a sale would leave it, and by which strategy, in the sets of alternatives that better its answer. A set whose own answer
 * is open, which cannot be had on the day, or of which a part may do as well, is no certain way.
 */
import { or, type Tri } from '../../base/tri.ts';
import type { AlternativeResult, Determination, Strategy } from '../../determine/result.ts';
import type { Alternative } from '../../model/model.ts';

export const STRATEGIES = ['design-out-domestic', 'design-out-third-country', 'design-around', 'us-substitute'] as const;

/** What a buyer looks for first: a maker at home, then one in a third country, then to do without, and another U.S. part last. */
export const PREFERENCE: readonly Strategy[] = STRATEGIES;

/** One input that leaves. */
export interface Leaving {
  /** Undefined: the origin of its substitute is not stated. */
  readonly strategy: Strategy | undefined;
  readonly certain: Tri;
}

export interface Ways {
  /** By input: each strategy that some set declares for it. */
  readonly declared: ReadonlyMap<string, ReadonlyMap<Strategy | undefined, Tri>>;
  /** By input: what leaves if the cheapest set is taken, and if the buyer's own order decides. */
  readonly cheapest: ReadonlyMap<string, Leaving>;
  readonly preferred: ReadonlyMap<string, Leaving>;
}

export function waysOf(d: Determination, alternatives: readonly Alternative[], preference: readonly Strategy[]): Ways {
  const later = new Set(alternatives.filter((a) => a.availableFrom && a.availableFrom.value > d.asOf).map((a) => a.name));
  const sets = d.alternatives.map((set) => ({ set, certain: certainty(set, later) }));
  const declared = new Map<string, Map<Strategy | undefined, Tri>>();
  for (const { set, certain } of sets) {
    for (const { input, strategy } of set.changes) {
      let own = declared.get(input);
      if (!own) declared.set(input, (own = new Map()));
      own.set(strategy, or(own.get(strategy) ?? 'no', certain));
    }
  }
  // They come cheapest first; the order of equals is kept.
  const liked = sets.toSorted(
    (a, b) => Number(b.certain === 'yes') - Number(a.certain === 'yes') || byPreference(a.set, b.set, preference),
  );
  return { declared, cheapest: leaving(sets[0]), preferred: leaving(liked[0]) };
}

const certainty = (set: AlternativeResult, later: ReadonlySet<string>): Tri =>
  set.outcome !== 'undetermined' && set.minimal && !set.changes.some((c) => later.has(c.alternative)) ? 'yes' : 'undetermined';

function leaving(taken: { set: AlternativeResult; certain: Tri } | undefined): Map<string, Leaving> {
  return new Map(taken?.set.changes.map((c) => [c.input, { strategy: c.strategy, certain: taken.certain }]));
}

/** By the change that is liked least, then by the next one. */
function byPreference(a: AlternativeResult, b: AlternativeResult, preference: readonly Strategy[]): number {
  const [x, y] = [ranks(a, preference), ranks(b, preference)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return x[i]! - y[i]!;
  return x.length - y.length;
}

const ranks = (set: AlternativeResult, preference: readonly Strategy[]): number[] =>
  set.changes
    .map(({ strategy }) => {
      const at = strategy === undefined ? -1 : preference.indexOf(strategy);
      return at < 0 ? preference.length : at;
    })
    .sort((a, b) => b - a);
