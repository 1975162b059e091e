/**
 * What the law, or a spec, does to the answers of a file over time. Between two days on which a fact of the rulebook starts or
 * ends the law stands still, so only those days are determined.
 */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { attribute } from '../../determine/comparison/attribute.ts';
import { type Comparable, type Difference, differenceOf } from '../../determine/comparison/compare.ts';
import { type Listings, listingsOf, partiesOf } from '../../determine/comparison/listings.ts';
import type { Determination } from '../../determine/result.ts';
import { determineFile, type DetermineOptions } from '../../determine/index.ts';
import { isUnmade } from '../../determine/unmade.ts';
import type { Destination, Item, SpecModel } from '../../model/model.ts';
import type { Change, Rulebook } from '../../rulebook/rulebook.ts';
import { ownDays } from '../../determine/comparison/own-days.ts';

/** `law`: the day's law is another. `knowledge`: the rulebook knows the law of this day and not of the one before. `validity`: an authorization or notice of the spec begins or ends. `spec`: the spec, or the edition of the rulebook, is another. `proposal`: the law proposed is another. */
export type Cause = 'law' | 'knowledge' | 'validity' | 'spec' | 'proposal';

export interface Step {
  /** First day of the new answer; absent where the spec differs, not the day. */
  readonly on?: Day;
  readonly cause: Cause;
  /** Absent on one side: the destination was not asked for, its group having another member list. */
  readonly before?: Comparable;
  readonly after?: Comparable;
  /** Absent where the destination comes or goes. */
  readonly difference?: Difference;
  /** Changes of the law it is owed to; empty where no record explains it. */
  readonly changes: readonly Change[];
  /** What of the spec's own begins or ends on the day, in words. */
  readonly validity?: readonly string[];
}

export interface History {
  readonly key: string;
  /** The latest determination there is of it. */
  readonly sale: Pick<Determination, 'id' | 'product' | 'destination' | 'at'>;
  /** Answers at both ends; absent where not asked for. */
  readonly before?: Comparable;
  readonly after?: Comparable;
  /** Empty where one is not made: nothing is compared then. */
  readonly steps: readonly Step[];
  /** An answer that is not made, where any is: the file asks for more than are allowed. */
  readonly unmade?: Determination;
}

/** Does any step change the answer itself? */
export const flips = (h: History): boolean => h.steps.some(isFlip);
export const isFlip = (s: Step): boolean => s.difference?.outcome !== undefined;

/** Every day in (from, to] on which an answer of the file may change. */
export function daysBetween(model: SpecModel, rulebook: Rulebook, listings: Listings, from: Day, to: Day): Day[] {
  const days = [...rulebook.days, ...listings.days, ...ownDays(model).keys()];
  return [...new Set(days)].filter((d) => d > from && d <= to).sort();
}

/**
 * Asks about the law of both days for every destination, whatever `as-of` and `on` the file states.
 * In the order of the sales in the file.
 */
export function historiesOf(model: SpecModel, rulebook: Rulebook, from: Day, to: Day, options: DetermineOptions): History[] {
  const own = ownDays(model);
  const listings = listingsOf(model.products, rulebook);
  const walk = [from, ...daysBetween(model, rulebook, listings, from, to)];
  const answers = walk.map(
    (on) =>
      new Map(determineFile(model, rulebook, { ...options, on, explain: false, alternatives: false }).map((d) => [keyOf(d), d])),
  );
  const sales = new Map(answers.flatMap((a) => [...a]));
  return [...sales]
    .sort(([, a], [, b]) => a.at.start - b.at.start)
    .map(([key, sale]): History => {
      const unmade = notMadeOf(answers.map((a) => a.get(key)));
      if (unmade) return { key, sale, steps: [], ...ends(answers[0]!.get(key), answers.at(-1)!.get(key)), unmade };
      const clause = clauseOf(model, sale);
      const countries = countriesOf(clause, sale);
      const steps: Step[] = [];
      for (let i = 1; i < walk.length; i++) {
        const [before, after] = [answers[i - 1]!.get(key), answers[i]!.get(key)];
        const on = walk[i]!;
        const law = stepOf(rulebook, walk[i - 1]!, on, before, after, countries);
        const listed = law && clause ? listings.on(on, clause.clause) : [];
        const step = law && listed.length > 0 ? { ...law, changes: [...law.changes, ...listed] } : law;
        const validity = own.get(on);
        if (step) steps.push(validity ? { ...step, cause: step.changes.length > 0 ? 'law' : 'validity', validity } : step);
      }
      return { key, sale, steps, ...ends(answers[0]!.get(key), answers.at(-1)!.get(key)) };
    });
}

export const ends = (before: Comparable | undefined, after: Comparable | undefined): Pick<History, 'before' | 'after'> => ({
  ...(before && { before }),
  ...(after && { after }),
});

export const notMadeOf = (answers: readonly (Determination | undefined)[]): Determination | undefined =>
  answers.find((a) => a && isUnmade(a));

function stepOf(
  rulebook: Rulebook,
  last: Day,
  on: Day,
  before: Determination | undefined,
  after: Determination | undefined,
  countries: readonly string[],
): Step | undefined {
  if (!before && !after) return undefined;
  if (!before || !after) {
    const difference = { bases: NONE, content: [], requirements: NONE, opened: [], closed: [], missing: [] };
    const proof = (before ?? after)!.proof;
    const { changes } = attribute(rulebook, last, on, {
      difference,
      countries: [(before ?? after)!.destination],
      entries: [],
      proofs: [proof, proof],
    });
    return { on, cause: 'law', ...ends(before, after), changes };
  }
  const difference = differenceOf(before, after);
  if (!difference) return undefined;
  const { changes } = attribute(rulebook, last, on, {
    difference,
    countries,
    entries: entriesOf(before, after),
    proofs: [before.proof, after.proof],
  });
  // What was not known of the law of one day and is of a later one is no change of it.
  const learned = after.outcome !== before.outcome && isLawUnknown(before);
  return learned
    ? { on, cause: 'knowledge', before, after, difference, changes: [] }
    : { on, cause: 'law', before, after, difference, changes };
}

const isLawUnknown = (d: Determination): boolean => d.outcome === 'undetermined' && d.missing.some((m) => m.fact === 'law');

export const entriesOf = (...sides: readonly Determination[]): (string | null)[] =>
  sides.flatMap(({ classification: c }) => [c.declared, c.effective]);

export const NONE = { added: [], dropped: [], changed: [] };

/** One sale: a product, the clause that asks for it, a country. Ids alone will not do: `#2` counts what a group holds on the day. */
export const keyOf = (d: Pick<Determination, 'product' | 'at' | 'destination'>): string =>
  [d.product, d.at.start, d.destination].join('\0');

interface Clause {
  readonly product: Item;
  readonly clause: Destination;
}

export function clauseOf(model: SpecModel, sale: Pick<Determination, 'product' | 'at'>): Clause | undefined {
  const product = model.products.find((p) => p.name === sale.product);
  const clause = product?.destinations.find((c) => c.at.start === sale.at.start);
  return product && clause && { product, clause };
}

/** The destination, and wherever the parties, the facility and the route of its clause are. */
export function countriesOf(of: Clause | undefined, sale: Pick<Determination, 'destination'>): string[] {
  const out: (string | undefined)[] = [sale.destination];
  if (of) {
    const { product, clause } = of;
    out.push(
      product.origin?.value,
      clause.exportedFrom?.value,
      clause.facility?.value.country?.value,
      ...clause.via.map((v) => v.value),
    );
    for (const p of partiesOf(clause)) out.push(p.country?.value, p.headquarters?.value);
  }
  return [...new Set(out.filter((c): c is string => c !== undefined))];
}
