/** What is undetermined and what to find out first; what else changes an answer; what was expected and reviewed. */
import { visible } from '../../base/visible.ts';
import type { Determination } from '../../determine/result.ts';
import { answerWords } from '../../rules/answer-words.ts';
import { list, needed, plural } from '../../rules/text.ts';
import { alike, toldOf } from '../levers.ts';
import type { Html, Markup } from './html.ts';
import type { PageInput } from './input.ts';
import { tableOf } from './tables.ts';

const ROWS = 300;

export const questionsOf = (html: Html, { questions }: PageInput): Markup =>
  tableOf(html, {
    name: 'questions',
    caption: 'Missing facts, the one that decides most first',
    heads: ['Fact', 'Why', 'Decides alone', 'Bears on', 'Answers'],
    figures: [2, 3],
    most: ROWS,
    rows: questions.map((q) => [
      visible(needed(q)),
      visible(q.why),
      String(q.decides),
      String(q.bearsOn),
      list(
        q.answers.map((a) => visible(a.id)),
        6,
      ),
    ]),
  });

export function leversOf(html: Html, { levers, notAsked }: PageInput): Markup {
  const groups = alike(toldOf(levers));
  const table = tableOf(html, {
    name: 'levers',
    caption: 'What else changes an answer, each determined anew',
    heads: ['Sale', 'As it is', 'What changes it'],
    most: ROWS,
    rows: groups.map((g) => [
      list(
        g.map((x) => visible(x.l.determination.id)),
        6,
      ),
      answerWords[g[0]!.l.determination.outcome],
      g[0]!.lines.join(' '),
    ]),
  });
  if (notAsked === 0) return table;
  const rest = `Of ${plural(notAsked, 'more answer')} it was not asked; earshot alternatives FILE asks of those of a file.`;
  return html.all([table, html.el('p', { class: 'soft' }, rest)]);
}

export function reviewsOf(html: Html, determinations: readonly Determination[]): Markup | undefined {
  const rows = determinations.flatMap((d) => (d.expected ? [{ d, e: d.expected }] : []));
  if (rows.length === 0) return undefined;
  return tableOf(html, {
    name: 'reviews',
    caption: 'Answers that were expected, and reviews',
    heads: ['Sale', 'Expected', 'By', 'Answer', 'Holds', 'Reviewed'],
    rows: rows.map(({ d, e }) => [
      visible(d.id),
      answerWords[e.expected],
      e.by.join(', '),
      { text: answerWords[d.outcome], className: d.outcome },
      e.holds ? 'yes' : 'no',
      e.reviewed ? visible(`${e.reviewed.on} by ${e.reviewed.by}${e.reviewed.because ? `: ${e.reviewed.because}` : ''}`) : '',
    ]),
  });
}
