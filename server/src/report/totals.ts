/** The closing lines of the reports meant for people: what was decided, under the law of which day, by which rulebook. */
import { plural } from '../rules/text.ts';
import type { Outcome } from '../determine/result.ts';
import { editionLine } from './rulebooks-used.ts';
import type { ReportInput } from './input.ts';
import { answersOf } from './kept.ts';
import { answerWords } from '../rules/answer-words.ts';

export function totals(input: ReportInput): string[] {
  const { summary: s } = input;
  const counted = input.answers ?? answersOf(input.determinations);
  const byOutcome = new Map<string, number>();
  for (const [outcome, , n] of counted) byOutcome.set(outcome, (byOutcome.get(outcome) ?? 0) + n);
  const answers = (Object.keys(answerWords) as Outcome[])
    .filter((o) => byOutcome.has(o))
    .map((o) => `${byOutcome.get(o)} ${answerWords[o]}`);
  const suppressed = input.diagnostics.filter((d) => d.suppressed).length;
  const findings = [plural(s.errors, 'error'), plural(s.warnings, 'warning')];
  if (suppressed > 0) findings.push(`${suppressed} suppressed`);
  const baselined = input.diagnostics.filter((d) => d.baselined).length;
  if (baselined > 0) findings.push(`${baselined} baselined`);

  const what = `${plural(s.determinations, 'determination')} of ${plural(s.products, 'product')} in ${plural(s.files, 'file')}`;
  return [
    answers.length > 0 ? `${what}: ${answers.join(', ')}.` : `${what}.`,
    `${findings.join(', ')}. ${lawOf(counted)}${editionLine(input)}`,
  ];
}

function lawOf(counted: NonNullable<ReportInput['answers']>): string {
  const days = [...new Set(counted.map(([, day]) => day))].sort();
  if (days.length === 0) return '';
  if (days.length === 1) return `Law of ${days[0]}. `;
  return `Law of ${days.length} days, ${days[0]} to ${days.at(-1)}. `;
}
