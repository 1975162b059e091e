/**
 * The answers of a saved report beside those of the spec and the rulebook at hand. What is different by the law of the report's own
 * day is owed to the spec (or to another edition of the rulebook); what is different from there to the day asked for now, to the law.
 */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { type Comparable, differenceOf } from '../../determine/comparison/compare.ts';
import type { Determination } from '../../determine/result.ts';
import { determineFile, type DetermineOptions } from '../../determine/index.ts';
import { isUnmade } from '../../determine/unmade.ts';
import type { SpecModel } from '../../model/model.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { ends, historiesOf, type History, notMadeOf, type Step } from './answer-history.ts';

/** A determination of a saved report. */
export interface Saved extends Comparable {
  readonly id: string;
  readonly product: string;
  readonly destination: string;
  readonly asOf: string;
}

/** `saved`: those of this file. One that the spec no longer asks for is handed back in `gone`. */
export function against(
  model: SpecModel,
  rulebook: Rulebook,
  saved: readonly Saved[],
  options: DetermineOptions,
): { histories: History[]; gone: Saved[] } {
  const now = determineFile(model, rulebook, { ...options, explain: false, alternatives: false });
  const left = new Map(saved.map((s) => [s.id, s]));
  const atSaved = memo(
    (on: Day) =>
      new Map(determineFile(model, rulebook, { ...options, on, explain: false, alternatives: false }).map((d) => [d.id, d])),
  );
  const between = memo((range: string) => {
    const [from, to] = range.split(' ') as [Day, Day];
    return new Map(
      historiesOf(model, rulebook, from, to, options).map((h) => [
        `${h.sale.at.start} ${h.sale.destination} ${h.sale.product}`,
        h,
      ]),
    );
  });
  const histories = now.map((d): History => {
    const ref = left.get(d.id);
    left.delete(d.id);
    const key = [d.product, d.at.start, d.destination].join('\0');
    if (!ref && isUnmade(d)) return { key, sale: d, after: d, steps: [], unmade: d };
    if (!ref) return { key, sale: d, after: d, steps: [{ cause: 'spec', after: d, changes: [] }] };
    const then = ref.asOf === d.asOf ? d : (atSaved(ref.asOf as Day).get(d.id) ?? d);
    const unmade = notMadeOf([then, d]);
    if (unmade) return { key, sale: d, steps: [], ...ends(ref, d), unmade };
    const steps: Step[] = [];
    const own = differenceOf(ref, then);
    if (own) steps.push({ cause: 'spec', before: ref, after: then, difference: own, changes: [] });
    if (then !== d) steps.push(...lawSteps(then, d, between));
    return { key, sale: d, steps, ...ends(ref, d) };
  });
  return { histories, gone: [...left.values()] };
}

function lawSteps(
  then: Determination,
  now: Determination,
  between: (range: string) => ReadonlyMap<string, History>,
): readonly Step[] {
  if (then.asOf < now.asOf)
    return between(`${then.asOf} ${now.asOf}`).get(`${now.at.start} ${now.destination} ${now.product}`)?.steps ?? [];
  // The report is of a later day: one step back, without a day of its own.
  const difference = differenceOf(then, now);
  return difference ? [{ cause: 'law', before: then, after: now, difference, changes: [] }] : [];
}

function memo<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let v = known.get(key);
    if (v === undefined) known.set(key, (v = make(key)));
    return v;
  };
}
