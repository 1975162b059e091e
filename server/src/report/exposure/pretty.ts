/** The tables of exposure, as they fit a terminal. */
import { type Bounds, text } from '../../workspace/exposure/bounds.ts';
import { concentration, DIMENSIONS, type Dimension, type Exposure, notMade } from '../../workspace/exposure/index.ts';
import { type Amounts, NONE, type Row } from '../../workspace/exposure/sums.ts';
import { STRATEGIES } from '../../workspace/exposure/ways.ts';
import { visible } from '../../base/visible.ts';
import type { Strategy } from '../../determine/result.ts';
import { amount } from '../../base/figures.ts';
import { list, placeIn, plural } from '../../rules/text.ts';
import { type Palette, palette } from '../paint.ts';
import { editionLine } from '../rulebooks-used.ts';
import { type Cell, table, wrap } from '../table.ts';
import type { ExposureInput } from './input.ts';
import { unchanged } from './json.ts';

const TITLES: Readonly<Record<Dimension, string>> = {
  supplier: 'By supplier',
  country: 'By destination',
  eccn: 'By ECCN',
  rule: 'By rule (several may reach one sale)',
  input: 'By input',
};
const STRATEGY_WORDS: Readonly<Record<Strategy, string>> = {
  'design-out-domestic': 'domestic',
  'design-out-third-country': 'third country',
  'design-around': 'design-around',
  'us-substitute': 'another U.S. part',
};

/** Rows of a table that a screen has room for; JSON and CSV have all of them. */
const ROWS = 20;

export function printExposure(input: ExposureInput, options: { readonly color: boolean }): string {
  const colors = palette(options.color);
  const [first, second] = input.days;
  const out = second ? compared(first, second, colors) : oneDay(first, colors);
  const latest = second ?? first;
  return `${[...out, '', ...(second ? unmade(first) : []), ...notes(latest), editionLine(input)].join('\n')}\n`;
}

const HEADS = ['U.S. content sold', 'Reached by a rule', 'With a way out', 'Leaves (cheapest)', 'Leaves (preferred)', 'Sales'];

function oneDay(e: Exposure, colors: Palette): string[] {
  const out = [colors.bold(`Value at stake, in ${e.currency}${e.day === undefined ? '' : `, under the law of ${e.day}`}`), ''];
  const rows: Cell[][] = [
    ['', ...HEADS].map((head) => ({ text: head, paint: colors.dim })),
    figures('All', e.totals, e.sales.length),
  ];
  for (const d of DIMENSIONS) {
    rows.push([{ text: '' }], [{ text: TITLES[d], paint: colors.bold }]);
    rows.push(...e.by[d].slice(0, ROWS).map((row) => figures(nameOf(row.key), row, row.sales)));
    if (e.by[d].length > ROWS) rows.push([{ text: `and ${e.by[d].length - ROWS} more; --format json or csv has all` }]);
  }
  return [...out, ...table(rows)];
}

const figures = (name: string, a: Amounts, sales: number): Cell[] => [
  { text: name },
  { text: shown(a.sold) },
  { text: shown(a.reached) },
  { text: byStrategy(a.wayOut, a.wayOutBy) },
  { text: byStrategy(a.cheapest, a.cheapestBy) },
  { text: byStrategy(a.preferred, a.preferredBy) },
  { text: String(sales) },
];

const COMPARED = [
  ['sold', 'U.S. content sold'],
  ['reached', 'Reached by a rule'],
  ['cheapest', 'Leaves (cheapest)'],
  ['preferred', 'Leaves (preferred)'],
] as const;

function compared(from: Exposure, to: Exposure, colors: Palette): string[] {
  const out = [colors.bold(`Value at stake, in ${from.currency}, under the law of ${from.day!} and of ${to.day!}`), ''];
  const rows: Cell[][] = [['', ...COMPARED.map(([, head]) => head)].map((head) => ({ text: head, paint: colors.dim }))];
  rows.push(moved('All', from.totals, to.totals));
  for (const d of DIMENSIONS) {
    const before = new Map(from.by[d].map((row) => [row.key, row]));
    const after = new Map(to.by[d].map((row) => [row.key, row]));
    const keys = [...new Set([...after.keys(), ...before.keys()])];
    const changed = keys.filter((k) => !unchanged(before.get(k) ?? NONE, after.get(k) ?? NONE));
    if (changed.length === 0) continue;
    rows.push([{ text: '' }], [{ text: TITLES[d], paint: colors.bold }]);
    rows.push(...changed.slice(0, ROWS).map((k) => moved(nameOf(k), before.get(k) ?? NONE, after.get(k) ?? NONE)));
    if (changed.length > ROWS) rows.push([{ text: `and ${changed.length - ROWS} more; --format json or csv has all` }]);
  }
  if (rows.length === 2 && unchanged(from.totals, to.totals)) return [...out, ...table(rows), '', 'No amount differs.'];
  return [...out, ...table(rows)];
}

const moved = (name: string, a: Amounts, b: Amounts): Cell[] => [
  { text: name },
  ...COMPARED.map(([key]) => {
    const [x, y] = [shown(a[key]), shown(b[key])];
    return { text: x === y ? x : `${x} →\n${y}` };
  }),
];

const nameOf = (key: Row['key']): string => (key === null ? '(not stated)' : visible(key));

/** `1,200.00`, `1,200.00 to 1,900.00`, `1,200.00 or more` */
function shown({ least, most }: Bounds): string {
  const at = amount(text(least), undefined);
  if (most === undefined) return `${at} or more`;
  return most === least ? at : `${at} to ${amount(text(most), undefined)}`;
}

function byStrategy(total: Bounds, by: Amounts['wayOutBy']): string {
  const parts = STRATEGIES.flatMap((s) => (by[s] && by[s].most !== 0n ? [`${STRATEGY_WORDS[s]} ${shown(by[s])}`] : []));
  return [shown(total), ...parts].join('\n');
}

const wrapped = (note: string): string[] => wrap(note, 110).split('\n');

/** What the sums do not hold. */
function unmade(e: Exposure): string[] {
  const sales = notMade(e);
  if (sales.length === 0) return [];
  const products = Map.groupBy(sales, (d) => d.product);
  const names = [...products].map(([name, own]) => `${visible(name)} to ${list(own.map(placeIn), 12)}`);
  const on = e.day === undefined ? '' : ` under the law of ${e.day}`;
  return [
    `${plural(sales.length, 'answer')} undetermined${on}, over max-determinations: ${list(names, 12)}.`,
    'Of those sales the sums hold bounds alone: nothing of them is certainly reached, and at most the price is.',
  ].flatMap(wrapped);
}

function notes(e: Exposure): string[] {
  const one = e.sales.filter((s) => s.units.from === 'one').length;
  const yearly = e.sales.filter((s) => s.units.from === 'volume').length;
  const open = e.unknown.filter((u) => u.fact !== 'max-determinations');
  const concentrated = concentration(e.by.input);
  return [
    ...unmade(e),
    `Reached: sold in products that are subject to the EAR, or that need a license. What leaves does so by alternatives that better an answer; the preferred order is ${list(e.preference.map((s) => STRATEGY_WORDS[s]))}.`,
    ...(yearly > 0 && yearly < e.sales.length
      ? [
          `${plural(yearly, 'sale')} of ${e.sales.length} ${yearly === 1 ? 'is' : 'are'} by the year (volume), the others by the order.`,
        ]
      : []),
    ...(one > 0
      ? [
          `${plural(one, 'sale')} ${one === 1 ? 'states' : 'state'} neither a volume nor a quantity: one unit is counted for each.`,
        ]
      : []),
    ...(concentrated === undefined
      ? []
      : [`Concentration of what is sold, by input: ${concentrated} (1 where all of it is one input).`]),
    ...(open.length > 0
      ? [
          `Not stated, so amounts are open: ${list(
            open.map((u) => `${u.fact} of ${visible(u.of)}`),
            12,
          )}.`,
        ]
      : []),
  ].flatMap(wrapped);
}
