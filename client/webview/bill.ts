/** The U.S. content of a product: a bar an input, the sum of what counts, and the de minimis level across them. */
import { axisBottom } from 'd3-axis';
import { scaleBand, scaleLinear } from 'd3-scale';
import { create } from 'd3-selection';
import type { BillLine, BillView, WireAnswer } from '../../server/src/protocol.ts';
import { cited, copyButton, heading, make, show, source } from './frame.ts';

const COUNTS: Readonly<Record<WireAnswer, string>> = { yes: 'counts', undetermined: 'open', no: 'does not count' };
const ORDER: readonly WireAnswer[] = ['yes', 'undetermined', 'no'];

const WIDTH = 640;
const ROW = 26;
const NAMES = 170;
const EDGE = 24;

interface Bar {
  readonly name: string;
  readonly parts: readonly { readonly counts: WireAnswer; readonly share: number }[];
}

const shown = (share: number): string => `${Math.round(share * 100) / 100} %`;
const nameOf = (line: BillLine): string => `${line.quantity === '1' ? '' : `${line.quantity} `}${line.path.at(-1)}`;
const cut = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

function barsOf({ lines }: BillView): Bar[] {
  const known = lines.filter((line) => line.share !== undefined);
  const sum = (counts: WireAnswer): number => known.filter((l) => l.counts === counts).reduce((n, l) => n + l.share!, 0);
  return [
    ...known.map((line) => ({ name: nameOf(line), parts: [{ counts: line.counts, share: line.share! }] })),
    { name: 'total counted', parts: (['yes', 'undetermined'] as const).map((counts) => ({ counts, share: sum(counts) })) },
  ];
}

function chart(view: BillView): SVGSVGElement {
  const bars = barsOf(view);
  const total = (bar: Bar): number => bar.parts.reduce((n, p) => n + p.share, 0);
  const most = Math.max(view.level * 1.25, ...bars.map((b) => total(b) * 1.1), 1);
  const height = bars.length * ROW + 2 * EDGE;
  const x = scaleLinear([0, most], [NAMES, WIDTH - EDGE]);
  const y = scaleBand(
    bars.map((_, i) => String(i)),
    [EDGE, EDGE + bars.length * ROW],
  ).padding(0.25);
  const svg = create('svg')
    .attr('viewBox', `0 0 ${WIDTH} ${height}`)
    .attr('class', 'bars')
    .attr('role', 'img')
    .attr('aria-label', `U.S. content by input, in percent of the price: ${view.compared ?? ''}. The table has the figures.`);
  const hatch = svg.append('defs').append('pattern');
  hatch.attr('id', 'open').attr('width', 6).attr('height', 6).attr('patternUnits', 'userSpaceOnUse');
  hatch.append('path').attr('d', 'M0 6 6 0').attr('class', 'hatch');
  bars.forEach((bar, i) => {
    const top = y(String(i))!;
    const middle = top + y.bandwidth() / 2;
    svg
      .append('text')
      .attr('class', i === bars.length - 1 ? 'name sum' : 'name')
      .attr('x', NAMES - 8)
      .attr('y', middle)
      .text(cut(bar.name));
    let from = 0;
    for (const part of bar.parts) {
      if (part.share <= 0) continue;
      svg
        .append('rect')
        .attr('class', `bar ${part.counts}`)
        .attr('x', x(from))
        .attr('y', top)
        .attr('width', x(from + part.share) - x(from))
        .attr('height', y.bandwidth())
        .append('title')
        .text(`${bar.name}: ${shown(part.share)}, ${COUNTS[part.counts]}`);
      from += part.share;
    }
    svg
      .append('text')
      .attr('class', 'figure')
      .attr('x', x(from) + 6)
      .attr('y', middle)
      .text(shown(total(bar)));
  });
  svg
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(0 ${EDGE + bars.length * ROW})`)
    .call(
      axisBottom(x)
        .ticks(6)
        .tickFormat((v) => `${v.valueOf()} %`),
    );
  const level = svg.append('g').attr('class', 'level');
  level.append('path').attr('d', `M${x(view.level)} ${EDGE - 4}V${EDGE + bars.length * ROW}`);
  level
    .append('text')
    .attr('x', x(view.level))
    .attr('y', EDGE - 9)
    .text(view.level === 0 ? 'no level: any amount' : `level ${view.level} %`);
  return svg.node()!;
}

function legend({ lines }: BillView): HTMLElement {
  const kinds = ORDER.filter((counts) => lines.some((line) => line.counts === counts));
  return make(
    'ul',
    { className: 'legend' },
    ...kinds.map((counts) => make('li', {}, make('span', { className: `key ${counts}`, ariaHidden: 'true' }), COUNTS[counts])),
  );
}

function table({ lines }: BillView): HTMLElement {
  const head = ['Input', 'ECCN', 'Value', 'Share', 'Counts', 'Because'];
  const row = (line: BillLine): HTMLElement =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, source(`${line.quantity} ${line.path.join(' › ')}`, line.at)),
      make('td', {}, line.eccn ?? 'not stated'),
      make('td', { className: 'number' }, line.value ?? 'unknown'),
      make('td', { className: 'number' }, line.share === undefined ? 'unknown' : shown(line.share)),
      make('td', {}, COUNTS[line.counts]),
      make('td', {}, ...line.because.flatMap((rule, i) => [i > 0 && make('br'), cited(rule)])),
    );
  return make(
    'table',
    {},
    make('caption', {}, 'U.S. content, for one of the product'),
    make('thead', {}, make('tr', {}, ...head.map((text) => make('th', { scope: 'col' }, text)))),
    make('tbody', {}, ...lines.map(row)),
  );
}

show<'bill'>((view, { ids }) => {
  const { rule, price, controlled, breakEven, compared } = view;
  return [
    heading('U.S. content', view.subject, ids),
    compared !== undefined &&
      compared !== '' &&
      make('p', { className: 'compared' }, compared, rule && ' by ', rule && cited(rule)),
    view.none !== undefined && make('p', {}, view.none),
    make(
      'dl',
      {},
      ...figure('Price', price),
      ...figure('Controlled U.S. content', controlled),
      ...figure('Level met at a price of', breakEven),
    ),
    make('div', { className: 'tools' }, copyButton()),
    ...(view.lines.length > 0 ? [make('div', { className: 'chart' }, chart(view)), legend(view), table(view)] : []),
    make('footer', {}, view.edition),
  ];
});

function figure(name: string, value: string | undefined): HTMLElement[] {
  return value === undefined ? [] : [make('dt', {}, name), make('dd', {}, value)];
}
