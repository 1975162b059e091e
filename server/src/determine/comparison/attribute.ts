/** Which changes of the law a difference between two days is owed to. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { bearing, bears, eventOn, refsIn } from '../../rulebook/history.ts';
import type { Change, Rulebook, RulebookAt } from '../../rulebook/rulebook.ts';
import type { Determination, Proof } from '../result.ts';
import { type Difference, differenceOf } from './compare.ts';

export interface Attribution {
  readonly changes: readonly Change[];
  /** Paragraphs, entries and groups in the difference that changed on the day. */
  readonly refs: readonly string[];
}

export interface Compared {
  readonly difference: Difference;
  /** Destination and every other country that the sale's parties, facility and route name. */
  readonly countries: readonly string[];
  /** Entries it is or was classified in, and that its spec declares. */
  readonly entries: readonly (string | null)[];
  /** Proofs on both sides, for what the difference itself does not name. */
  readonly proofs: readonly [before: Proof, after: Proof];
}

/**
 * `on` is the first day of the new law, `before` any day of the old. A rule in the difference that begins on the day leads by its
 * own source to its change; otherwise every change of the day that touched a rule in the difference is named. None known: none said.
 */
export function attribute(rulebook: Rulebook, before: Day, on: Day, compared: Compared): Attribution {
  const changes = rulebook.changes.filter((c) => eventOn(c, on) !== undefined);
  return attributeTo(changes, rulebook.at(before), rulebook.at(on), compared);
}

/** The same among these changes, between any two texts of the law. */
export function attributeTo(changes: readonly Change[], old: RulebookAt, now: RulebookAt, compared: Compared): Attribution {
  const named = [...namedRefs(compared.difference, compared.entries)];
  const places = [...placeRefs(old, now, compared.countries)];
  for (const refs of [[...named, ...places], [...proofRefs(compared.proofs)]]) {
    const found = narrowed(bearing(changes, refs), now, gainedRefs(compared.difference), places);
    if (found.length > 0)
      return { changes: found, refs: refs.filter((r) => found.some((c) => c.touches.some((t) => bears(t, r)))) };
  }
  return { changes: [], refs: [...new Set([...named, ...places])] };
}

/** What the difference between two determinations of one sale is owed to; none where they do not differ. */
export function changesBetween(rulebook: Rulebook, before: Determination, after: Determination): readonly Change[] {
  const difference = differenceOf(before, after);
  if (!difference) return [];
  return attribute(rulebook, before.asOf, after.asOf, {
    difference,
    countries: [before.destination],
    entries: [before, after].flatMap(({ classification: c }) => [c.declared, c.effective]),
    proofs: [before.proof, after.proof],
  }).changes;
}

/** What came with the new law leads by its own source to its change; what went does not say who took it away. */
function narrowed(
  candidates: readonly Change[],
  now: RulebookAt,
  gained: ReadonlySet<string>,
  places: readonly string[],
): readonly Change[] {
  const sources = beginning(now)
    .filter((f) => gained.has(f.rule))
    .map((f) => f.source);
  const exact = candidates.filter((c) => sources.some((s) => s.includes(c.cite.split(';')[0]!)));
  if (exact.length === 0) return candidates;
  return candidates.filter((c) => exact.includes(c) || places.some((p) => c.touches.some((t) => bears(t, p))));
}

/** Rules whose text starts on the day, with the source they were taken from. */
function beginning(now: RulebookAt): { rule: string; source: string }[] {
  const facts = [
    ...now.requirements,
    ...now.scopes,
    ...now.directProductRules,
    ...now.zeroLevels,
    ...now.levels,
    ...now.exceptions,
    ...now.exceptionRestrictions,
    ...now.classifications.map((c) => ({ ...c, rule: c.paragraph })),
    ...now.definitions.map((d) => ({ ...d, rule: d.cite })),
  ];
  return facts.filter((f) => f.from === now.date).map(({ rule, source }) => ({ rule, source }));
}

function namedRefs(d: Difference, entries: readonly (string | null)[]): Set<string> {
  const lost = [d.bases, d.requirements].flatMap((list) => [...list.dropped, ...list.changed.map((c) => c.before)]);
  const texts = [
    ...gainedRefs(d),
    ...lost.map((x) => x.rule),
    ...[...d.requirements.dropped, ...d.requirements.changed.map((c) => c.before)].map((r) => r.reviewRule),
    ...d.closed.map((e) => e.rule),
    ...d.content.flatMap((c) => [c.eccn, ...c.because]),
    d.deMinimis?.rule?.from,
    ...(d.classification || ofTheList(d) ? entries : []),
    ...(d.advancedNode ? ['772.1', '744.23(a)(2)'] : []),
  ];
  return refsOf(texts);
}

/** Did a row of the Commerce Control List come or go? */
const ofTheList = ({ requirements: { added, dropped } }: Difference): boolean =>
  [...added, ...dropped].some((r) => r.kind === 'ccl');

function gainedRefs(d: Difference): Set<string> {
  const now = [d.bases, d.requirements].flatMap((list) => [...list.added, ...list.changed.map((c) => c.after)]);
  const reviewed = [...d.requirements.added, ...d.requirements.changed.map((c) => c.after)].map((r) => r.reviewRule);
  return refsOf([
    ...now.map((x) => x.rule),
    ...reviewed,
    ...d.opened.map((e) => e.rule),
    d.deMinimis?.rule?.to,
    d.classification?.to,
  ]);
}

const refsOf = (texts: readonly (string | null | undefined)[]): Set<string> =>
  new Set(texts.flatMap((t) => (t ? refsIn(t) : [])));

/** Groups, lists, chart rows, governing rows and their own control lists that changed for the countries of the sale: `D:5 KH`, `KH`, `NL 2024-09-07`. */
function* placeRefs(old: RulebookAt, now: RulebookAt, countries: readonly string[]): Generator<string> {
  for (const country of countries) {
    for (const group of now.rulebook.groupNames) {
      if (group !== 'worldwide' && old.inPlace(country, group) !== now.inPlace(country, group))
        yield `${group} ${now.governing(country)}`;
    }
    for (const l of [
      ...old.alliedListings.filter((a) => !now.alliedListings.includes(a)),
      ...now.alliedListings.filter((a) => !old.alliedListings.includes(a)),
    ]) {
      if (l.country === country) yield l.rule;
    }
    const row = (at: RulebookAt): string => [at.hasCountry(country), at.governing(country), ...at.chart(country)].join(' ');
    if (row(old) !== row(now)) yield country;
  }
}

/** Rules of the steps whose answer moved. A rule that is tried on one side alone, and does not reach the sale, moved nothing. */
function proofRefs([before, after]: readonly [Proof, Proof]): Set<string> {
  const [a, b] = [answersOf(before), answersOf(after)];
  const moved = [...new Set([...a.keys(), ...b.keys()])].filter((rule) => (a.get(rule) ?? 'no') !== (b.get(rule) ?? 'no'));
  return refsOf(moved);
}

/** Each rule with the answers of its steps, in order. */
function answersOf(proof: Proof, out = new Map<string, string>()): Map<string, string> {
  if (proof.rule && proof.answer !== 'no') out.set(proof.rule, `${out.get(proof.rule) ?? ''} ${proof.answer}`);
  for (const c of proof.children ?? []) answersOf(c, out);
  return out;
}
