/** Products × countries: outcome, rule and percent in each cell; of several sales to one country the one that stands most in the way. */
import { visible } from '../../base/visible.ts';
import type { Determination, Outcome } from '../../determine/result.ts';
import { outcomeOrder } from '../../rules/answer-words.ts';
import { needed, short } from '../../rules/text.ts';
import { provisoMark } from '../answers.ts';
import type { Html, Markup } from './html.ts';
import { type Cell, tableOf } from './tables.ts';

/** As a cell has room for. */
const SHORT: Readonly<Record<Outcome, string>> = {
  'license-required': 'license',
  undetermined: 'open',
  'license-exception': 'exception',
  authorized: 'authorized',
  'no-license-required': 'no license',
  'not-subject': 'not subject',
};

/** Columns of one table; more countries make several, so that a page holds each. */
const COLUMNS = 14;

/** @param notes provisos, as the page has numbered them so far: those of the matrix join them, and all are printed below it */
export function matrixOf(
  html: Html,
  determinations: readonly Determination[],
  shown: (file: string) => string,
  notes: string[],
): Markup {
  const countries = [...new Set(determinations.map((d) => d.destination))].sort();
  const files = new Set(determinations.map((d) => d.at.file)).size;
  const products = Map.groupBy(determinations, (d) => `${d.at.file}\0${d.product}`);
  const rows = [...products.values()].map((own) => {
    const by = Map.groupBy(own, (d) => d.destination);
    const head: Cell = { text: visible(own[0]!.product), ...(files > 1 && { small: visible(shown(own[0]!.at.file)) }) };
    return [head, ...countries.map((c): Cell | string => cellOf(by.get(c) ?? [], notes))];
  });
  const matrix = tableOf(html, {
    name: 'matrix',
    caption: 'Answers by product and destination',
    heads: ['Product', ...countries],
    rows,
    columns: COLUMNS,
  });
  if (notes.length === 0) return matrix;
  return html.all([
    matrix,
    tableOf(html, {
      name: 'provisos',
      caption: 'An answer with a number in brackets holds provided that',
      heads: ['Number', 'Provided'],
      rows: notes.map((note, i) => [`[${i + 1}]`, note]),
    }),
  ]);
}

function cellOf(sales: readonly Determination[], notes: string[]): Cell | string {
  const [d] = sales.toSorted((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome));
  if (!d) return '';
  const percent = d.deMinimis?.percent;
  const small = [reasonOf(d), percent === undefined || Number(percent) === 0 ? '' : `${short(percent)} %`]
    .filter(Boolean)
    .join(', ');
  const mark = provisoMark(d, notes);
  return { text: `${SHORT[d.outcome]}${mark && ` ${mark}`}`, className: d.outcome, ...(small !== '' && { small }) };
}

/** The first paragraph that makes it so, or the first fact that is missing. */
function reasonOf(d: Determination): string {
  if (d.outcome === 'undetermined') return d.missing[0] ? visible(needed(d.missing[0])) : '';
  const requirement = d.requirements.find((r) => r.answer === 'yes' && r.enforcement === 'enforced');
  if (requirement) return requirement.rule;
  return d.bases.find((b) => b.answer === 'yes')?.rule ?? '';
}
