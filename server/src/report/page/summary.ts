/** What a manager reads: how many answers of each kind, what stands in the way, what to find out first. */
import { visible } from '../../base/visible.ts';
import { answerWords, outcomeOrder } from '../../rules/answer-words.ts';
import { amount, list, needed, placeIn, plural, short } from '../../rules/text.ts';
import { text } from '../../workspace/exposure/bounds.ts';
import { becauseOf } from '../answers.ts';
import type { Child, Html, Markup } from './html.ts';
import type { PageInput } from './input.ts';
import { tableOf } from './tables.ts';

const GROUPS = 12;

/** @param notes provisos that the answers rest on, which the page prints below its matrix */
export function summaryOf(html: Html, input: PageInput, notes: string[]): Markup {
  const { determinations, summary } = input.report;
  const days = [...new Set(determinations.map((d) => d.asOf))].sort();
  const counts = outcomeOrder
    .map((o) => [o, determinations.filter((d) => d.outcome === o).length] as const)
    .filter(([, n]) => n > 0);
  const { reached, sold } = input.exposure.totals;
  const { currency } = input.exposure;
  const points: Child[] = [
    html.el(
      'li',
      {},
      `${plural(determinations.length, 'answer')} for ${plural(summary.products, 'product')}, under the law of ${days.length > 1 ? `${days[0]!} to ${days.at(-1)!}` : (days[0] ?? 'no day')}.`,
    ),
    html.el(
      'li',
      {},
      `${plural(summary.errors, 'error')} and ${plural(summary.warnings, 'warning')} among the findings of check.`,
    ),
    html.el(
      'li',
      {},
      `U.S. content sold: ${amount(text(sold.least), currency)} that is certain; ${amount(text(reached.least), currency)} of it is reached by a rule.`,
    ),
    summary.undetermined > 0 &&
      html.el(
        'li',
        {},
        `${plural(summary.undetermined, 'answer')} ${summary.undetermined === 1 ? 'is' : 'are'} undetermined: not cleared.`,
      ),
    input.questions[0] &&
      html.el(
        'li',
        {},
        `Find out first: ${visible(needed(input.questions[0]))}, for ${plural(input.questions[0].bearsOn, 'answer')}.`,
      ),
  ];
  const answers = tableOf(html, {
    name: 'answers',
    caption: 'Answers',
    heads: ['Answer', 'Sales', 'Share'],
    figures: [1, 2],
    rows: counts.map(([o, n]) => [
      { text: answerWords[o], className: o },
      String(n),
      `${short(String((n / determinations.length) * 100))} %`,
    ]),
  });
  return html.all([html.el('ul', {}, ...points), answers, barriers(html, input, notes)]);
}

/** What needs a license or is open, alike ones together. */
function barriers(html: Html, { report }: PageInput, notes: string[]): Markup {
  const groups = [
    ...Map.groupBy(
      report.determinations.filter((d) => d.outcome === 'license-required' || d.outcome === 'undetermined'),
      (d) => JSON.stringify([d.at.file, d.product, d.outcome, becauseOf(d, notes)]),
    ).values(),
  ].sort((a, b) => b.length - a.length);
  // A product of another file is another one, whatever its name.
  const files = new Set(report.determinations.map((d) => d.at.file)).size;
  return tableOf(html, {
    name: 'in-the-way',
    caption: 'What stands in the way',
    heads: ['Product', 'Destinations', 'Answer', 'Because'],
    most: GROUPS,
    rows: groups.map((g) => [
      { text: visible(g[0]!.product), ...(files > 1 && { small: visible(report.shown(g[0]!.at.file)) }) },
      list(g.map(placeIn), 12),
      { text: answerWords[g[0]!.outcome], className: g[0]!.outcome },
      becauseOf(g[0]!, notes),
    ]),
  });
}
