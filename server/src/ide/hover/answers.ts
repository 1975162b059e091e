/** The answers of a product, or of one of its destinations. */
import { answerWords } from '../../rules/answer-words.ts';
import type { PropNode } from '../../../../grammar/src/index.ts';
import type { Determination, RequirementResult } from '../../determine/result.ts';
import { citation } from '../../rules/rule.ts';
import { changesOf, outcomeWords, termsOf } from '../../rules/alternatives.ts';
import { leverLines } from '../../rules/levers.ts';
import { capital, list, needed, plural, reviewPolicies } from '../../rules/text.ts';
import { bold, escape, join, table } from '../markdown.ts';
import { citations, conditional, decisive, groupByAnswer, money, shareAgainstLevel, type Grouped } from '../phrases.ts';
import { determinationsIn, modelOf, type View } from '../view.ts';
import { leversOf } from '../../determine/levers/index.ts';
import { questionsOf } from '../../determine/levers/questions.ts';

const PLACES = 12;
const ROWS = 15;
const ALTERNATIVES = 3;
/** Days of the law that are looked at, before and after: a hover is quick. */
const DAYS = 12;

/** A row for each answer: where, what, the U.S. content against its level, the paragraphs. Provisos stand below, as notes. */
export function answersTable(determinations: readonly Determination[]): string | undefined {
  if (determinations.length === 0) return undefined;
  const groups = groupByAnswer(determinations);
  const oneDay = new Set(determinations.map((d) => d.asOf)).size === 1;
  const notes: string[] = [];
  const rows = groups.slice(0, ROWS).map((group) => row(group, oneDay, notes));
  return join(
    table(['To', ...(oneDay ? [] : ['Law of']), 'Answer', 'U.S. content', 'Because'], rows),
    oneDay && `Law of ${determinations[0]!.asOf}`,
    groups.length > ROWS && `and ${plural(groups.length - ROWS, 'more answer')}`,
    ...notes.map((note, i) => `\\[${i + 1}\\] Provided ${escape(note)}`),
  );
}

function row({ places, first: d }: Grouped, oneDay: boolean, notes: string[]): string[] {
  const outcome = d.outcome === 'license-required' ? bold(answerWords[d.outcome]) : answerWords[d.outcome];
  const codified =
    d.codifiedOutcome && d.codifiedOutcome !== d.outcome
      ? ` (by the codified text alone: ${answerWords[d.codifiedOutcome]})`
      : '';
  return [
    escape(list(places, PLACES)),
    ...(oneDay ? [] : [d.asOf]),
    `${outcome}${conditional(d) ? ` \\[${noteOf(d.provisos.join('; '), notes)}\\]` : ''}${codified}`,
    d.deMinimis ? escape(shareAgainstLevel(d.deMinimis) ?? 'none counted') : '',
    escape(d.outcome === 'undetermined' ? missing(d) : list(citations(d), 4)),
  ];
}

/** Provisos under many destinations are said once. */
function noteOf(text: string, notes: string[]): number {
  const known = notes.indexOf(text);
  return known >= 0 ? known + 1 : notes.push(text);
}

const missing = (d: Determination): string => `needs ${list([...new Set(d.missing.map(needed))], 4) || 'more facts'}`;

/** The answers a `destination` line gives; of one country only, where one is named. */
export function hoverDestination(view: View, prop: PropNode, country?: string): string | undefined {
  const code = country?.toUpperCase();
  const here = determinationsIn(view, prop).filter((d) => code === undefined || d.destination === code);
  const groups = groupByAnswer(here);
  return groups.length === 1 ? join(answersTable(here), details(groups[0]!, view)) : answersTable(here);
}

/** A policy of its own (`other`) is left to the paragraph. */
const reviewOf = ({ reviewPolicy }: RequirementResult): string | undefined => reviewPolicy && reviewPolicies[reviewPolicy];

/** What stands behind one answer, in lines: requirements, what is missing, what would change it. */
function details({ first: d }: Grouped, view: View): string | undefined {
  const lines = [
    ...decisive(d).map(
      (r) => `${escape(capital(r.title))} (${[citation(r.rule), reviewOf(r)].flatMap((p) => (p ? [escape(p)] : [])).join('; ')})`,
    ),
    ...d.missing.map((m) => `Missing: ${escape(`${needed(m)}: ${m.why}`)}`),
    ...(d.deMinimis?.breakEvenPrice !== undefined && d.deMinimis.exceeded === 'yes'
      ? [`The level would be met at a price of ${escape(money(d.deMinimis.breakEvenPrice, d.deMinimis.currency))}.`]
      : []),
    ...d.alternatives
      .slice(0, ALTERNATIVES)
      .map((a) => `With ${escape(changesOf(a))} it ${outcomeWords[a.outcome]}: ${escape(termsOf(a))}`),
    ...levers(d, view),
    ...first(d, view),
  ];
  return lines.length > 0
    ? lines
        .slice(0, 12)
        .map((line) => `- ${line}`)
        .join('\n')
    : undefined;
}

/** Single inputs without which the answer is better; places, and the nearest days, for which it is another. */
function levers(d: Determination, view: View): string[] {
  const { rulebook } = view.program;
  const [found] = leversOf(modelOf(view), [d], rulebook, {
    fallbackDate: view.fallbackDate,
    daysFor: ({ asOf }) => ({
      earlier: rulebook.days
        .filter((day) => day <= asOf)
        .slice(-DAYS)
        .toReversed(),
      later: rulebook.days.filter((day) => day > asOf).slice(0, DAYS),
    }),
  });
  if (!found) return [];
  const { exporters, destinations, days } = found;
  return [
    ...found.removals
      .slice(0, ALTERNATIVES)
      .map((r) => `Without ${escape(r.input)}, and nothing in its place, it ${outcomeWords[r.outcome]}`),
    ...leverLines({ determination: d, removals: [], exporters, destinations, days }).map((line) => escape(line.text)),
  ];
}

/** Which of several missing facts decides most answers of the file. */
function first(d: Determination, view: View): string[] {
  if (d.outcome !== 'undetermined' || d.missing.length < 2) return [];
  const own = questionsOf(view.result.determinations.filter((x) => x.at.file === view.file));
  const best = own.find((q) => d.missing.some((m) => m.fact === q.fact && m.of === q.of));
  if (!best) return [];
  return [
    `Find out first: ${escape(needed(best))}; ${plural(best.bearsOn, 'answer')} of this file ${best.bearsOn === 1 ? 'lacks' : 'lack'} it`,
  ];
}
