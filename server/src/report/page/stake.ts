/** The value at stake, by supplier, destination, ECCN, rule and input. */
import { visible } from '../../base/visible.ts';
import type { Strategy } from '../../determine/result.ts';
import { amount, list, short } from '../../rules/text.ts';
import { type Bounds, text } from '../../workspace/exposure/bounds.ts';
import { concentration, DIMENSIONS, type Dimension, type Exposure } from '../../workspace/exposure/index.ts';
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
const WORDS: Readonly<Record<Strategy, string>> = {
  'design-out-domestic': 'domestic',
  'design-out-third-country': 'third country',
  'design-around': 'design-around',
  'us-substitute': 'another U.S. part',
};

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
  const { least: reached } = e.totals.reached;
  const shareOf = (a: Amounts): string =>
    reached === 0n ? '' : `${short(String(Number((a.reached.least * 10_000n) / reached) / 100))} %`;
  const byInput = concentration(e.by.input);
  const bySupplier = concentration(e.by.supplier);
  const all = [['All', ...cells(e.totals)]];
  const figures = heads.map((_, i) => i + 1);
  return html.all([
    byInput !== undefined &&
      html.el(
        'p',
        {},
        `Concentration of what is sold: ${byInput} by input, ${bySupplier} by supplier; 1 where all of it is one. The preferred way: ${list(e.preference.map((s) => WORDS[s]))}.`,
      ),
    tableOf(html, { name: 'exposure', caption: `In all, in ${e.currency}`, heads: ['Sum', ...heads], rows: all, figures }),
    ...DIMENSIONS.map((d) =>
      tableOf(html, {
        name: `exposure-by-${d}`,
        caption: TITLES[d],
        heads: [TITLES[d].replace(/^By |;.*/g, ''), ...heads, 'Share of what is reached'],
        most: ROWS,
        rows: e.by[d].map((row) => [row.key === null ? 'not stated' : visible(row.key), ...cells(row), shareOf(row)]),
        figures: [...figures, heads.length + 1],
      }),
    ),
  ]);
}
