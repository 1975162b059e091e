/** The value at stake, by supplier, destination, ECCN, rule and input. */
import { visible } from '../../base/visible.ts';
import { amount } from '../../rules/text.ts';
import { type Bounds, text } from '../../workspace/exposure/bounds.ts';
import { DIMENSIONS, type Dimension, type Exposure } from '../../workspace/exposure/index.ts';
import type { Amounts } from '../../workspace/exposure/sums.ts';
import { STRATEGIES } from '../../workspace/exposure/ways.ts';
import type { Html, Markup } from './html.ts';
import { tableOf } from './tables.ts';

const TITLES: Readonly<Record<Dimension, string>> = {
  supplier: 'By supplier',
  country: 'By destination',
  eccn: 'By ECCN',
  rule: 'By rule; several may reach one sale',
  input: 'By input',
};
const ROWS = 200;

export function stakeOf(html: Html, e: Exposure): Markup {
  const money = ({ least, most }: Bounds): string => {
    const at = amount(text(least), e.currency);
    if (most === undefined) return `${at} or more`;
    return most === least ? at : `${at} to ${amount(text(most), e.currency)}`;
  };
  const cells = (a: Amounts): string[] => [
    money(a.sold),
    money(a.reached),
    ...STRATEGIES.map((s) => (a.wayOutBy[s] ? money(a.wayOutBy[s]) : '')),
    money(a.cheapest),
    money(a.preferred),
  ];
  const heads = [
    'U.S. content sold',
    'Reached by a rule',
    'Way out: domestic',
    'third country',
    'design-around',
    'another U.S. part',
    'Leaves by the cheapest way',
    'Leaves by the preferred way',
  ];
  const all = [['All', ...cells(e.totals)]];
  const figures = heads.map((_, i) => i + 1);
  return html.all([
    tableOf(html, { name: 'exposure', caption: `In all, in ${e.currency}`, heads: ['Sum', ...heads], rows: all, figures }),
    ...DIMENSIONS.map((d) =>
      tableOf(html, {
        name: `exposure-by-${d}`,
        caption: TITLES[d],
        heads: [TITLES[d].replace(/^By |;.*/g, ''), ...heads],
        rows: e.by[d].slice(0, ROWS).map((row) => [row.key === null ? 'not stated' : visible(row.key), ...cells(row)]),
        figures,
      }),
    ),
  ]);
}
