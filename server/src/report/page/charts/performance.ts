/**
 * Total processing performance against performance density, for specs that have them, with the zones of the paragraphs that go by these two
 * figures. The zones come from the rulebook of the day: its own conditions are tried on each field between its own thresholds.
 */
import { scaleLog } from 'd3-scale';
import { visible } from '../../../base/visible.ts';
import type { Determination } from '../../../determine/result.ts';
import type { RulebookAt } from '../../../rulebook/rulebook.ts';
import type { Child, Html, Markup } from '../html.ts';
import { clipped, pictureOf, px } from '../picture.ts';
import { tableOf } from '../tables.ts';

const TPP = 'total-processing-performance';
const PD = 'performance-density';
const WIDTH = 1000;
const HEIGHT = 420;

export function performanceOf(html: Html, determinations: readonly Determination[], rules: RulebookAt): Markup | undefined {
  const chips = new Map<string, { name: string; tpp: number; pd: number; eccn: string | null }>();
  for (const d of determinations) {
    const f = d.classification.figures;
    if (f?.totalProcessingPerformance === undefined || f.performanceDensity === undefined) continue;
    const [tpp, pd] = [Number(f.totalProcessingPerformance), Number(f.performanceDensity)];
    if (tpp > 0 && pd > 0) chips.set(`${d.product} ${tpp} ${pd}`, { name: d.product, tpp, pd, eccn: d.classification.effective });
  }
  if (chips.size === 0) return undefined;
  const zones = zonesOf(rules);
  const all = [...chips.values()];
  const edges = (of: readonly number[], more: readonly number[]): [number, number] => {
    const values = [...of, ...more].filter((v) => v > 0);
    return [Math.min(...values) / 2, Math.max(...values) * 2];
  };
  const x = scaleLog(
    edges(
      all.map((c) => c.tpp),
      zones.tpp,
    ),
    [70, WIDTH - 150],
  );
  const y = scaleLog(
    edges(
      all.map((c) => c.pd),
      zones.pd,
    ),
    [HEIGHT - 44, 16],
  );
  const [[x0, x1], [y0, y1]] = [x.domain() as [number, number], y.domain() as [number, number]];
  const marks: Child[] = fields(zones, [x0, x1], [y0, y1]).map((f) =>
    html.el(
      'rect',
      {
        class: `z${f.zone % 3}`,
        x: px(x(f.tpp[0])),
        y: px(y(f.pd[1])),
        width: px(x(f.tpp[1]) - x(f.tpp[0])),
        height: px(y(f.pd[0]) - y(f.pd[1])),
      },
      html.el('title', {}, zones.paragraphs[f.zone]!.paragraph),
    ),
  );
  const axis = (label: string, at: Record<string, string | number>): Child => html.el('text', { class: 'soft', ...at }, label);
  for (const t of apart(zones.tpp, x.ticks(3), x, 34).filter((v) => v > x0 && v < x1))
    marks.push(
      html.el('line', { class: 'axis', x1: px(x(t)), x2: px(x(t)), y1: 16, y2: HEIGHT - 44 }),
      axis(String(t), { x: px(x(t)), y: HEIGHT - 28, 'text-anchor': 'middle' }),
    );
  for (const t of apart(zones.pd, y.ticks(3), y, 14).filter((v) => v > y0 && v < y1))
    marks.push(
      html.el('line', { class: 'axis', x1: 70, x2: WIDTH - 150, y1: px(y(t)), y2: px(y(t)) }),
      axis(String(t), { x: 64, y: px(y(t)) + 4, 'text-anchor': 'end' }),
    );
  marks.push(axis('Total processing performance', { x: (WIDTH - 80) / 2, y: HEIGHT - 8, 'text-anchor': 'middle' }));
  for (const same of Map.groupBy(all, (c) => `${c.tpp} ${c.pd}`).values()) {
    const [{ tpp, pd }] = same as [(typeof all)[number]];
    const names = visible(same.map((c) => c.name).join(', '));
    marks.push(html.el('circle', { class: 'c0', cx: px(x(tpp)), cy: px(y(pd)), r: 5 }, html.el('title', {}, names)));
    if (all.length <= 20) marks.push(html.el('text', { x: px(x(tpp)) + 8, y: px(y(pd)) + 4 }, clipped(html, names, 24)));
  }
  zones.paragraphs.forEach(({ paragraph }, i) =>
    marks.push(
      html.el('rect', { class: `z${i % 3}`, x: WIDTH - 140, y: 20 + i * 18, width: 12, height: 12 }),
      html.el('text', { x: WIDTH - 122, y: 31 + i * 18 }, paragraph),
    ),
  );
  return html.all([
    pictureOf(html, {
      id: 'performance',
      title: 'Total processing performance against performance density',
      says: `Upward: performance density. Shaded: where the text of ${rules.date} puts a circuit that is designed or marketed for datacenters: ${zones.paragraphs.map((p) => p.paragraph).join(', ') || 'no paragraph goes by these figures'}.`,
      width: WIDTH,
      height: HEIGHT,
      marks,
    }),
    tableOf(html, {
      name: 'performance',
      caption: 'Performance figures',
      heads: ['Product', 'Total processing performance', 'Performance density', 'Classified'],
      figures: [1, 2],
      rows: all.map((c) => [visible(c.name), String(c.tpp), String(c.pd), c.eccn ?? 'nowhere']),
    }),
  ]);
}

/** The thresholds, and of the round figures those that leave room for their words. */
function apart(thresholds: readonly number[], round: readonly number[], at: (v: number) => number, room: number): number[] {
  const out = [...thresholds];
  for (const v of round) if (out.every((o) => Math.abs(at(o) - at(v)) >= room)) out.push(v);
  return out;
}

interface Zones {
  readonly paragraphs: readonly { readonly paragraph: string; readonly when: unknown }[];
  readonly tpp: readonly number[];
  readonly pd: readonly number[];
}

/** Paragraphs of integrated circuits that go by both figures on the day, and their thresholds. */
function zonesOf(rules: RulebookAt): Zones {
  const found = rules.classifications.filter((c) => {
    const text = JSON.stringify(c.when);
    return c.types?.includes('integrated-circuit') && text.includes(TPP) && text.includes(PD) && c.paragraph.startsWith('3A');
  });
  const thresholds = (figure: string): number[] =>
    [...new Set(found.flatMap((c) => bounds(c.when, figure)))].sort((a, b) => a - b);
  return { paragraphs: found.map(({ paragraph, when }) => ({ paragraph, when })), tpp: thresholds(TPP), pd: thresholds(PD) };
}

function bounds(condition: unknown, figure: string): number[] {
  if (typeof condition !== 'object' || condition === null) return [];
  const c = condition as Record<string, unknown>;
  if (c['figure'] === figure) return ['gt', 'gte', 'lt', 'lte'].flatMap((k) => (c[k] === undefined ? [] : [Number(c[k])]));
  return Object.values(c).flatMap((child) => bounds(child, figure));
}

interface Field {
  readonly zone: number;
  readonly tpp: readonly [number, number];
  readonly pd: readonly [number, number];
}

/** Between neighboring thresholds a condition has one answer. */
function fields(zones: Zones, tpp: readonly [number, number], pd: readonly [number, number]): Field[] {
  const cuts = (at: readonly number[], [low, high]: readonly [number, number]): [number, number][] => {
    const all = [low, ...at.filter((v) => v > low && v < high), high];
    return all.slice(1).map((v, i) => [all[i]!, v]);
  };
  return cuts(zones.tpp, tpp).flatMap((t) =>
    cuts(zones.pd, pd).flatMap((p): Field[] => {
      const inside = { [TPP]: (t[0] + t[1]) / 2, [PD]: (p[0] + p[1]) / 2 };
      const zone = zones.paragraphs.findIndex(({ when }) => holds(when, inside));
      return zone < 0 ? [] : [{ zone, tpp: t, pd: p }];
    }),
  );
}

/** Of a circuit for datacenters that states its operations and has a die that is not planar. */
function holds(condition: unknown, figures: Readonly<Record<string, number>>): boolean {
  const c = condition as Record<string, unknown>;
  if (Array.isArray(c['all'])) return c['all'].every((x) => holds(x, figures));
  if (Array.isArray(c['any'])) return c['any'].some((x) => holds(x, figures));
  if (c['not'] !== undefined) return !holds(c['not'], figures);
  if (typeof c['figure'] === 'string') {
    const value = figures[c['figure']];
    if (value === undefined) return false;
    const bound = (k: string): number | undefined => (c[k] === undefined ? undefined : Number(c[k]));
    const [gt, gte, lt, lte] = [bound('gt'), bound('gte'), bound('lt'), bound('lte')];
    return (
      (gt === undefined || value > gt) &&
      (gte === undefined || value >= gte) &&
      (lt === undefined || value < lt) &&
      (lte === undefined || value <= lte)
    );
  }
  if (c['choice'] !== undefined) return c['choice'] === 'datacenter' ? c['is'] === 'yes' : c['is'] === 'non-planar';
  if (Array.isArray(c['parameterStated']))
    return (c['parameterStated'] as string[]).some((p) => ['tops', 'tflops', TPP].includes(p));
  return false;
}
