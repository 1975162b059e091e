/** What each set of alternatives costs against the U.S. content it leaves; those that no other betters in both make the front. */
import { scaleLinear } from 'd3-scale';
import { visible } from '../../../base/visible.ts';
import type { AlternativeResult, Determination } from '../../../determine/result.ts';
import { answerWords } from '../../../rules/answer-words.ts';
import { changesOf, costWords } from '../../../rules/alternatives.ts';
import { short } from '../../../rules/text.ts';
import type { Child, Html, Markup } from '../html.ts';
import { clipped, pictureOf, px } from '../picture.ts';
import { tableOf } from '../tables.ts';

interface Way {
  readonly d: Determination;
  readonly a: AlternativeResult;
  /** Change of the price of one unit, percent of it; undefined where a value is not stated. */
  readonly cost?: number;
  readonly share?: number;
}

type Point = Way & { readonly cost: number; readonly share: number };

const WIDTH = 1000;
const HEIGHT = 360;
const POINTS = 200;
const ROWS = 500;

export function waysOf(html: Html, determinations: readonly Determination[]): Markup {
  const ways = determinations.flatMap((d) => d.alternatives.map((a): Way => ({ d, a, ...measured(d, a) })));
  if (ways.length === 0) return html.el('p', { class: 'soft' }, 'No declared alternative betters an answer.');
  const points = ways.filter((w): w is Point => w.cost !== undefined && w.share !== undefined);
  const front = frontOf(points);
  return html.all([points.length > 0 && drawn(html, points, front), table(html, ways, front)]);
}

function measured(d: Determination, a: AlternativeResult): { cost?: number; share?: number } {
  const price = Number(d.deMinimis?.productValue);
  const cost =
    a.costDelta && price > 0 && a.costDelta.currency === d.deMinimis?.currency
      ? (Number(a.costDelta.value) / price) * 100
      : undefined;
  return { ...(cost !== undefined && { cost }), ...(a.percent !== undefined && { share: Number(a.percent) }) };
}

/** Of the sets for one sale those that no other of it betters: none is both as cheap and as little of U.S. content. */
function frontOf(points: readonly Point[]): ReadonlySet<Way> {
  const bettered = (w: Point, own: readonly Point[]): boolean =>
    own.some((o) => o.cost <= w.cost && o.share <= w.share && (o.cost < w.cost || o.share < w.share));
  return new Set([...Map.groupBy(points, (w) => w.d).values()].flatMap((own) => own.filter((w) => !bettered(w, own))));
}

function drawn(html: Html, all: readonly Point[], front: ReadonlySet<Way>): Markup {
  const points = all.slice(0, POINTS);
  const span = (values: readonly number[]): [number, number] => {
    const [low, high] = [Math.min(0, ...values), Math.max(1, ...values)];
    return [low - (high - low) * 0.05, high + (high - low) * 0.05];
  };
  const x = scaleLinear(span(points.map((w) => w.share)), [60, WIDTH - 220]).nice();
  const y = scaleLinear(span(points.map((w) => w.cost)), [HEIGHT - 40, 16]).nice();
  const marks: Child[] = [
    ...x
      .ticks(8)
      .flatMap((t): Child[] => [
        html.el('line', { class: 'axis', x1: px(x(t)), x2: px(x(t)), y1: 16, y2: HEIGHT - 40 }),
        html.el('text', { class: 'soft', x: px(x(t)), y: HEIGHT - 24, 'text-anchor': 'middle' }, `${t} %`),
      ]),
    ...y
      .ticks(6)
      .flatMap((t): Child[] => [
        html.el('line', { class: 'axis', x1: 60, x2: WIDTH - 220, y1: px(y(t)), y2: px(y(t)) }),
        html.el('text', { class: 'soft', x: 54, y: px(y(t)) + 4, 'text-anchor': 'end' }, `${t} %`),
      ]),
    html.el('text', { class: 'soft', x: (WIDTH - 160) / 2, y: HEIGHT - 6, 'text-anchor': 'middle' }, 'U.S. content that is left'),
  ];
  for (const own of Map.groupBy(
    points.filter((w) => front.has(w)),
    (w) => w.d,
  ).values()) {
    const line = own.toSorted((a, b) => a.share - b.share).map((w) => `${px(x(w.share))},${px(y(w.cost))}`);
    if (line.length > 1) marks.push(html.el('polyline', { class: 'front', points: line.join(' ') }));
  }
  const labels: { readonly x: number; readonly y: number }[] = [];
  for (const w of points) {
    const on = front.has(w);
    const label = changesOf(w.a);
    const mark = { class: on ? 'c2' : 'c1', cx: px(x(w.share)), cy: px(y(w.cost)), r: on ? 5 : 3 };
    marks.push(html.el('circle', mark, html.el('title', {}, `${visible(w.d.id)}: ${visible(label)}`)));
    if (!on || points.length > 14) continue;
    // Below a label that stands in its way already.
    const at = { x: px(x(w.share)) + 8, y: px(y(w.cost)) + 4 };
    while (labels.some((l) => Math.abs(l.x - at.x) < 210 && Math.abs(l.y - at.y) < 13)) at.y = px(at.y + 13);
    labels.push(at);
    marks.push(html.el('text', { class: 'soft', ...at }, clipped(html, visible(label), 34)));
  }
  return pictureOf(html, {
    id: 'ways',
    title: 'Cost against U.S. content of the alternatives',
    says: `Upward: what a unit costs more, percent of its price; to the right: the U.S. content that is left. Larger marks are on the front: no other set for the same sale is both as cheap and as low in U.S. content. ${front.size} of ${all.length}.${points.length < all.length ? ` The first ${points.length} are drawn.` : ''}`,
    width: WIDTH,
    height: HEIGHT,
    marks,
  });
}

function table(html: Html, ways: readonly Way[], front: ReadonlySet<Way>): Markup {
  return tableOf(html, {
    name: 'alternatives',
    caption: 'Alternatives that better an answer, cheapest first; costs are for one unit',
    heads: ['Sale', 'With', 'Strategy', 'Then', 'U.S. content', 'Cost', 'Lead time', 'On the front', 'Conditions'],
    most: ROWS,
    rows: ways.map((w) => [
      visible(w.d.id),
      visible(changesOf(w.a)),
      [...new Set(w.a.changes.map((c) => c.strategy?.replaceAll('-', ' ') ?? 'not known'))].join(', '),
      answerWords[w.a.outcome],
      w.a.percent === undefined ? '' : `${short(w.a.percent)} %`,
      costWords(w.a) ?? 'not known',
      w.a.leadTime ?? '',
      front.has(w) ? 'yes' : '',
      [...(w.a.conditions ?? []), ...(w.a.minimal ? [] : ['a smaller set may do as well'])].map(visible).join('; '),
    ]),
  });
}
