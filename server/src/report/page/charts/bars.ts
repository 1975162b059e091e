/** The U.S. content of each product against its level: a bar a bill of materials, divided into its inputs; what is controlled and why stands in the table. */
import { scaleLinear } from 'd3-scale';
import type { Determination } from '../../../determine/result.ts';
import { contentOf } from '../../answers.ts';
import { amount, list, placeIn, short } from '../../../rules/text.ts';
import { visible } from '../../../base/visible.ts';
import type { Child, Html, Markup } from '../html.ts';
import { clipped, pictureOf, px } from '../picture.ts';
import { tableOf } from '../tables.ts';

interface Bill {
  readonly d: Determination;
  readonly m: NonNullable<Determination['deMinimis']>;
  readonly places: string[];
}

/** Bars that a picture has room for: those closest to their level, or over it, first. */
const BARS = 40;
const ROW = 24;
const LEFT = 240;
const WIDTH = 1000;

export function barsOf(html: Html, determinations: readonly Determination[]): Markup {
  const bills = billsOf(determinations);
  const shown = bills.filter((b) => b.m.content.length > 0).slice(0, BARS);
  if (shown.length === 0) return html.el('p', { class: 'soft' }, 'No foreign-made product here has U.S. content.');
  const most = Math.max(...shown.flatMap((b) => [Number(b.m.level), sum(b)]), 1) * 1.05;
  const x = scaleLinear([0, most], [LEFT, WIDTH - 20]);
  const marks: Child[] = x
    .ticks(8)
    .flatMap((t): Child[] => [
      html.el('line', { class: 'axis', x1: px(x(t)), x2: px(x(t)), y1: 20, y2: 24 + shown.length * ROW }),
      html.el('text', { class: 'soft', x: px(x(t)), y: 14, 'text-anchor': 'middle' }, `${t} %`),
    ]);
  shown.forEach((b, i) => marks.push(...bar(html, b, 24 + i * ROW, x)));
  const picture = pictureOf(html, {
    id: 'bars',
    title: 'U.S. content against the de minimis level',
    says: `Share of the price that each controlled U.S. input has; the upright line is the level. ${shown.length < bills.length ? `The ${shown.length} nearest to their level of ${bills.length}.` : ''}`,
    width: WIDTH,
    height: 32 + shown.length * ROW,
    marks,
  });
  const rows = bills.flatMap((b) =>
    b.m.content.map((c) => [
      visible(b.d.product),
      list(b.places, 6),
      contentOf(b.m),
      `${c.quantity} ${visible(c.input)}`,
      c.eccn ?? 'not stated',
      c.value === undefined ? 'unknown' : amount(c.value, b.m.currency),
      c.share === undefined ? 'unknown' : `${short(c.share)} %`,
      { yes: 'counts', no: 'does not count', undetermined: 'open' }[c.controlled],
      c.because.map((x) => x.replace(/^15 CFR /, '')).join(', '),
    ]),
  );
  const table = tableOf(html, {
    name: 'us-content',
    caption: 'U.S. content, input by input',
    heads: ['Product', 'To', 'Against the level', 'Input', 'ECCN', 'Value', 'Share', 'Counts', 'Because'],
    figures: [5, 6],
    rows,
    most: ROWS,
  });
  return html.all([picture, table]);
}

const ROWS = 400;

function bar(html: Html, { d, m, places }: Bill, y: number, x: (value: number) => number): Child[] {
  let at = 0;
  const parts = m.content
    .filter((c) => c.controlled !== 'no' && c.share !== undefined)
    .map((c, i): Child => {
      const from = at;
      at += Number(c.share);
      return html.el(
        'rect',
        { class: `c${i % 6}`, x: px(x(from)), y: y + 4, width: px(Math.max(1, x(at) - x(from) - 0.5)), height: ROW - 8 },
        html.el('title', {}, `${visible(c.input)} ${short(c.share!)} %`),
      );
    });
  const level = Number(m.level);
  return [
    html.el(
      'text',
      { x: LEFT - 8, y: y + 16, 'text-anchor': 'end' },
      clipped(html, `${visible(d.product)} to ${list(places, 3)}`, 36),
    ),
    ...parts,
    html.el('line', { class: 'level', x1: px(x(level)), x2: px(x(level)), y1: y + 1, y2: y + ROW - 1 }),
  ];
}

/** Sales of a product with the same content and level are one bill. */
function billsOf(determinations: readonly Determination[]): Bill[] {
  const bills = new Map<string, Bill>();
  for (const d of determinations) {
    const m = d.deMinimis;
    if (!m) continue;
    const key = JSON.stringify([
      d.at.file,
      d.product,
      m.level,
      m.percent,
      m.exceeded,
      m.content.map((c) => [c.input, c.share, c.controlled, c.because]),
    ]);
    const known = bills.get(key);
    if (known) known.places.push(placeIn(d));
    else bills.set(key, { d, m, places: [placeIn(d)] });
  }
  return [...bills.values()].sort((a, b) => over(b) - over(a));
}

const sum = ({ m }: Bill): number =>
  m.content.reduce((n, c) => n + (c.controlled === 'no' || c.share === undefined ? 0 : Number(c.share)), 0);
const over = (b: Bill): number => sum(b) - Number(b.m.level);
