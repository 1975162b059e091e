/**
 * How the answers of a file run over the days of the law: the answer alone of each sale, and no argument, so that it can be had of
 * tens of thousands of sales. What changed, and by which rule, is what histories say (answer-history.ts).
 */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { listingsOf } from '../../determine/comparison/listings.ts';
import { Determining } from '../../determine/determining.ts';
import { type DetermineOptions, MOST_DETERMINATIONS } from '../../determine/options.ts';
import type { Determination, Outcome } from '../../determine/result.ts';
import type { SpecModel } from '../../model/model.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { daysBetween, keyOf } from './answer-history.ts';

/** One sale, and what is answered from which day on. */
export interface Course {
  /** The latest determination there is of it. */
  readonly sale: Pick<Determination, 'id' | 'product' | 'destination' | 'at'>;
  /** In the order of days, each another answer than the one before. Null: not asked for, its group having another member list. */
  readonly pieces: readonly { readonly from: Day; readonly outcome: Outcome | null }[];
}

interface Growing {
  id: string;
  readonly sale: Omit<Course['sale'], 'id'>;
  readonly pieces: { from: Day; outcome: Outcome | null }[];
  /** The day of the latest answer. */
  on: Day;
}

/** Asks about the law of each day for every destination, whatever `as-of` and `on` the file states. Stops after each product and day. */
export function* coursesOf(
  model: SpecModel,
  rulebook: Rulebook,
  from: Day,
  to: Day,
  options: DetermineOptions,
): Generator<{ readonly day: number; readonly of: number }, Course[]> {
  const days = [from, ...daysBetween(model, rulebook, listingsOf(model.products, rulebook), from, to)];
  const courses = new Map<string, Growing>();
  const most = options.maxDeterminations ?? MOST_DETERMINATIONS;
  for (const [i, on] of days.entries()) {
    const determining = new Determining(model, rulebook, { ...options, on, explain: false, alternatives: false, flags: false });
    const beyond = determining.beyond(most);
    for (const product of model.products) {
      const made = beyond.has(product) ? determining.unmade(product, most) : determining.of(product, 'once');
      for (const d of made) goOn(courses, d, on);
      yield { day: i + 1, of: days.length };
    }
    determining.done();
    // A sale that was asked for the day before, and is not today.
    if (i > 0) for (const c of courses.values()) if (c.on < on) end(c, on);
  }
  return [...courses.values()]
    .sort((a, b) => a.sale.at.start - b.sale.at.start)
    .map(({ id, sale, pieces }) => ({ sale: { ...sale, id }, pieces }));
}

function goOn(courses: Map<string, Growing>, d: Determination, on: Day): void {
  const { id, product, destination, at, outcome } = d;
  const key = keyOf(d);
  const course = courses.get(key);
  if (!course) {
    courses.set(key, { id, sale: { product, destination, at }, pieces: [{ from: on, outcome }], on });
    return;
  }
  course.id = id;
  course.on = on;
  if (course.pieces.at(-1)!.outcome !== outcome) course.pieces.push({ from: on, outcome });
}

function end({ pieces }: Growing, on: Day): void {
  if (pieces.at(-1)!.outcome !== null) pieces.push({ from: on, outcome: null });
}

/** Days on which the answer of a sale is another than its own: the nearest before and after, of those whose law is known to differ. */
export function daysOn(
  courses: readonly Course[],
  law: readonly Day[],
): (d: Determination) => { readonly earlier: readonly Day[]; readonly later: readonly Day[] } {
  const known = new Map(courses.map((c) => [`${c.sale.at.file}\0${keyOf(c.sale)}`, c]));
  return (d) => {
    const pieces = known.get(`${d.at.file}\0${keyOf(d)}`)?.pieces ?? [];
    const other = pieces
      .map((p, i) => ({ ...p, until: pieces[i + 1]?.from }))
      .filter((p) => p.outcome !== null && p.outcome !== d.outcome);
    const earlier = other.findLast((p) => p.from <= d.asOf);
    // Of a span that is over, its last day of the law; the one of today is asked about by the sale's own day.
    const last = earlier && law.findLast((day) => day >= earlier.from && day < (earlier.until ?? d.asOf));
    const later = other.find((p) => p.from > d.asOf);
    return { earlier: last ? [last] : earlier ? [earlier.from] : [], later: later ? [later.from] : [] };
  };
}
