/** The answers of a product, or of one of its destinations. */
import type { PropNode } from '../../../../grammar/src/index.ts';
import type { Determination } from '../../determine/determination.ts';
import { amount, capital, list, reviewPolicies } from '../../rules/text.ts';
import { bold, escape, join, table } from '../markdown.ts';
import { citations, decisive, groupByAnswer, outcomes, shareAgainstLevel, type Grouped } from '../phrases.ts';
import { determinationsIn, type View } from '../view.ts';

const PLACES = 12;
const ROWS = 15;

/** A row for each answer: where, what, the U.S. content against its level, the paragraphs. */
export function answersTable(determinations: readonly Determination[]): string | undefined {
  if (determinations.length === 0) return undefined;
  const groups = groupByAnswer(determinations);
  const oneDay = new Set(determinations.map((d) => d.asOf)).size === 1;
  const rows = groups.slice(0, ROWS).map(({ places, first: d }) => [
    escape(list(places, PLACES)),
    ...(oneDay ? [] : [d.asOf]),
    d.outcome === 'license-required' ? bold(outcomes[d.outcome]) : outcomes[d.outcome],
    d.deMinimis ? escape(shareAgainstLevel(d.deMinimis) ?? 'none counted') : '',
    escape(list(citations(d), 4)),
  ]);
  const more = groups.length > ROWS ? `and ${groups.length - ROWS} more answers` : undefined;
  return join(
    oneDay && `Law of ${determinations[0]!.asOf}`,
    table(['To', ...(oneDay ? [] : ['Law of']), 'Answer', 'U.S. content', 'Because'], rows),
    more,
  );
}

/** The answers a `destination` line gives; of one country only, where one is named. */
export function hoverDestination(view: View, prop: PropNode, country?: string): string | undefined {
  const code = country?.toUpperCase();
  const here = determinationsIn(view, prop).filter((d) => code === undefined || d.destination === code);
  const groups = groupByAnswer(here);
  return groups.length === 1 ? join(answersTable(here), details(groups[0]!)) : answersTable(here);
}

/** What stands behind one answer, in lines: requirements, provisos, what is missing. */
function details({ first: d }: Grouped): string | undefined {
  const lines = [
    ...decisive(d).map((r) => `${escape(capital(r.title))} (${escape(r.rule)}${r.reviewPolicy ? `; ${reviewPolicies[r.reviewPolicy]}` : ''})`),
    ...d.missing.map((m) => `Missing: ${escape(m.fact)} of ${escape(m.of)}, which ${escape(m.why)}`),
    ...d.provisos.map((p) => `Provided ${escape(p)}`),
    ...(d.codifiedOutcome && d.codifiedOutcome !== d.outcome ? [`By the codified text alone: ${outcomes[d.codifiedOutcome]}`] : []),
    ...(d.deMinimis?.breakEvenPrice && d.deMinimis.exceeded === 'yes'
      ? [`The level would be met at a price of ${escape(amount(d.deMinimis.breakEvenPrice, d.deMinimis.currency))}`]
      : []),
  ];
  return lines.length > 0 ? lines.slice(0, 12).map((line) => `- ${line}`).join('\n') : undefined;
}
