/** How an answer is put into a few words. Shared by hover, inlay hint and outline, so that they cannot disagree. */
import type { DeMinimisResult, Determination, RequirementResult } from '../determine/result.ts';
import { answerWords } from '../rules/answer-words.ts';
import { citation } from '../rules/rule.ts';
import { amount, percentAgainst } from '../base/figures.ts';
import { placeIn, short } from '../rules/text.ts';

/** `25.13 % > 25 %`, `16.72 % ≤ 25 %`; bounds where only those are known. Undefined where there is nothing to compare. */
export function shareAgainstLevel(m: DeMinimisResult): string | undefined {
  if (Number(m.level) === 0) {
    return { yes: 'no de minimis level applies', no: undefined, undetermined: 'a zero de minimis level may apply' }[m.exceeded];
  }
  const level = `${short(m.level)} %`;
  if (m.exceeded === 'undetermined') {
    const least = short(m.lowerPercent ?? '0');
    const most = m.upperPercent === undefined ? undefined : short(m.upperPercent);
    const range = most === undefined ? `at least ${least} %` : most === least ? `${most} %` : `${least} to ${most} %`;
    return `${range}, level ${level}`;
  }
  const over = m.exceeded === 'yes';
  const share = m.percent ?? (over ? m.lowerPercent : m.upperPercent);
  return share === undefined
    ? undefined
    : `${percentAgainst(share, m.level, over ? 'over' : 'not-over')} ${over ? '>' : '≤'} ${level}`;
}

/** An answer that lets the product go, and holds only if what the spec leaves unsaid is as assumed. */
export const conditional = (d: Determination): boolean =>
  d.provisos.length > 0 && d.outcome !== 'license-required' && d.outcome !== 'undetermined';

/** `license required`, `not subject*`: the star stands for provisos. Short, for editors cut a long hint. */
export const briefly = (d: Determination): string =>
  `${d.outcome === 'not-subject' ? 'not subject' : answerWords[d.outcome]}${conditional(d) ? '*' : ''}`;

/** `25.13 % > 25 %, license required` */
export function answer(d: Determination): string {
  const share = d.deMinimis?.applies ? shareAgainstLevel(d.deMinimis) : undefined;
  return share ? `${share}, ${briefly(d)}` : briefly(d);
}

/** `502600.00`, `USD` → `502,600 USD` */
export const money = (value: string, currency: string | undefined): string => amount(value.replace(/\.00$/, ''), currency);

/** The requirements that make the answer what it is. */
export function decisive(d: Determination): readonly RequirementResult[] {
  const wanted = d.outcome === 'undetermined' ? 'undetermined' : 'yes';
  const found = d.requirements.filter((r) => r.answer === wanted);
  const enforced = found.filter((r) => r.enforcement === 'enforced');
  return enforced.length > 0 ? enforced : found;
}

/** The paragraphs an answer rests on: those that require the license, those that reach the product, the level it was held against. */
export function citations(d: Determination): string[] {
  const requirements = decisive(d).map((r) => r.rule);
  const reach = d.bases
    .filter((b) => b.answer === 'yes' || (b.answer === 'undetermined' && d.outcome === 'undetermined'))
    .map((b) => b.rule);
  const level = d.deMinimis && (d.deMinimis.applies || requirements.length + reach.length === 0) ? [d.deMinimis.rule] : [];
  return [...new Set([...requirements, ...reach, ...level].map(citation))];
}

/** What it is called in a list of answers: `CN`; of several to one country, `CN (2nd)` in source order. */
export function placeOf(d: Determination): string {
  const [country = '', nth] = placeIn(d).split('#');
  return nth === undefined ? country : `${country} (${ordinal(Number(nth))})`;
}

const ordinal = (n: number): string => `${n}${n % 100 < 11 || n % 100 > 13 ? (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th') : 'th'}`;

/** Of one clause: its country alone tells them apart. */
export const placesOf = (ds: readonly Determination[]): string[] =>
  new Set(ds.map((d) => d.destination)).size === ds.length ? ds.map((d) => d.destination) : ds.map(placeOf);

export interface Grouped {
  readonly places: readonly string[];
  readonly first: Determination;
}

/** Determinations with one and the same answer, together; in order of the first. */
export function groupByAnswer(determinations: readonly Determination[]): Grouped[] {
  const groups = Map.groupBy(determinations, (d) =>
    JSON.stringify([answer(d), d.asOf, citations(d), d.codifiedOutcome, d.provisos, d.missing.map((m) => [m.of, m.fact])]),
  );
  const places = new Map(placesOf(determinations).map((place, i) => [determinations[i]!, place]));
  return [...groups.values()].map((group) => ({ places: group.map((d) => places.get(d)!), first: group[0]! }));
}
