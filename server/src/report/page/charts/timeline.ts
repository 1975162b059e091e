/** The answer of each sale over the days of the law: one line a sale, one piece an answer. */
import { scaleUtc } from 'd3-scale';
import { answerWords, outcomeOrder } from '../../../rules/answer-words.ts';
import { visible } from '../../../base/visible.ts';
import type { Course } from '../../../workspace/diff/courses.ts';
import type { Child, Html, Markup } from '../html.ts';
import type { PageInput } from '../input.ts';
import { clipped, pictureOf, px } from '../picture.ts';
import { tableOf } from '../tables.ts';

type Piece = Course['pieces'][number];

const ROWS = 60;
const ROW = 18;
const LEFT = 240;
const WIDTH = 1000;

export function timelineOf(html: Html, { from, to, courses }: PageInput['days']): Markup {
  const all = courses.map(({ sale, pieces }) => ({ id: visible(sale.id), pieces }));
  // Those that changed tell something; of the others the matrix has the answer. Sales of one name that went the same way are one line.
  const changed = all.filter((x) => x.pieces.length > 1);
  const moved = [...Map.groupBy(changed, (x) => JSON.stringify(x)).values()].map((same) => same[0]!);
  const shown = moved.slice(0, ROWS);
  if (shown.length === 0) return html.el('p', { class: 'soft' }, `No answer changed from ${from} to ${to}.`);
  const x = scaleUtc([Date.parse(from), Date.parse(to)], [LEFT, WIDTH - 20]);
  const bottom = 40 + shown.length * ROW;
  const marks: Child[] = x
    .ticks(8)
    .flatMap((t): Child[] => [
      html.el('line', { class: 'axis', x1: px(x(t)), x2: px(x(t)), y1: 20, y2: bottom }),
      html.el('text', { class: 'soft', x: px(x(t)), y: 14, 'text-anchor': 'middle' }, t.toISOString().slice(0, 7)),
    ]);
  shown.forEach(({ id, pieces }, i) => {
    const y = 28 + i * ROW;
    marks.push(html.el('text', { x: LEFT - 8, y: y + 12, 'text-anchor': 'end' }, clipped(html, id, 36)));
    pieces.forEach((p, k) => {
      if (p.outcome === null) return;
      const [a, b] = [x(Date.parse(p.from)), x(Date.parse(pieces[k + 1]?.from ?? to))];
      const box = { class: p.outcome, x: px(a), y: y + 2, width: px(Math.max(1, b - a - 1)), height: ROW - 5 };
      marks.push(html.el('rect', box, html.el('title', {}, `${p.from}: ${answerWords[p.outcome]}`)));
    });
  });
  marks.push(...legend(html, bottom + 6));
  const picture = pictureOf(html, {
    id: 'timeline',
    title: 'Answers over the days of the law',
    says: `From ${from} to ${to}: ${changed.length} of ${all.length} sales have changed their answer. ${shown.length < moved.length ? `The first ${shown.length} are drawn.` : ''}`,
    width: WIDTH,
    height: bottom + 24,
    marks,
  });
  return html.all([
    picture,
    tableOf(html, {
      name: 'timeline',
      caption: 'Answers and the days on which they changed',
      heads: ['Sale', `On ${from}`, 'Then'],
      most: 500,
      rows: moved.map(({ id, pieces }) => [
        id,
        pieces[0]!.from > from ? 'not asked for' : wordsOf(pieces[0]!),
        pieces
          .filter((p) => p.from > from)
          .map((p) => `${p.from} ${wordsOf(p)}`)
          .join('; '),
      ]),
    }),
  ]);
}

/** Colors in words. */
function legend(html: Html, y: number): Child[] {
  return outcomeOrder.flatMap((o, i): Child[] => [
    html.el('rect', { class: o, x: 20 + i * 162, y, width: 10, height: 10 }),
    html.el('text', { x: 34 + i * 162, y: y + 9, class: 'soft' }, clipped(html, answerWords[o], 24)),
  ]);
}

const wordsOf = ({ outcome }: Piece): string => (outcome === null ? 'not asked for' : answerWords[outcome]);
