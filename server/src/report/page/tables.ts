/** A table with its caption, a heading for each row and column, and the same as CSV to save. */
import { csv, type CsvCell } from '../../base/csv.ts';
import { plural } from '../../rules/text.ts';
import { type Child, type Html, Markup } from './html.ts';

export interface Cell {
  readonly text: string;
  readonly className?: string;
  /** Below the text, small. */
  readonly small?: string;
}

export interface Table {
  /** Of the file that is saved: `matrix`. */
  readonly name: string;
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first cell of each is its heading. */
  readonly rows: readonly (readonly (Cell | string)[])[];
  /** Columns of figures. */
  readonly figures?: readonly number[];
  /** Columns after the first that stand in one table; more of them are divided into several. */
  readonly columns?: number;
  /** Rows that the page has room for; as CSV there are all of them. */
  readonly most?: number;
}

export function tableOf(html: Html, t: Table): Markup {
  if (t.rows.length === 0) return html.el('p', { class: 'soft' }, `${t.caption}: none.`);
  const { most = t.rows.length } = t;
  const step = t.columns ?? Math.max(1, t.heads.length - 1);
  const parts: Child[] = [];
  for (let from = 1; from < Math.max(2, t.heads.length); from += step) {
    const shown = [0, ...Array.from({ length: Math.min(step, t.heads.length - from) }, (_, i) => from + i)];
    const more = t.heads.length - 1 > step ? `, ${t.heads[from]!} to ${t.heads[shown.at(-1)!]!}` : '';
    parts.push(one(html, t, shown, more));
  }
  const rest = t.rows.length - most;
  return html.all([
    ...parts,
    rest > 0 && html.el('p', { class: 'soft' }, `and ${plural(rest, 'more row')}, in the CSV`),
    saved(html, t),
  ]);
}

function one(html: Html, t: Table, columns: readonly number[], more: string): Markup {
  const head = columns.map((c) => html.el('th', { scope: 'col' }, t.heads[c]!));
  const rows = t.rows
    .slice(0, t.most)
    .map((row) =>
      html.el('tr', {}, ...columns.map((c, i) => cell(html, row[c] ?? '', i === 0, t.figures?.includes(c) ?? false))),
    );
  const caption = `${t.caption}${more}`;
  return html.el(
    'div',
    { class: 'wide', tabindex: 0, role: 'region', 'aria-label': caption },
    html.el(
      'table',
      {},
      html.el('caption', {}, caption),
      html.el('thead', {}, html.el('tr', {}, ...head)),
      html.el('tbody', {}, ...rows),
    ),
  );
}

function cell(html: Html, given: Cell | string, head: boolean, figure: boolean): Markup {
  const { text, className, small } = typeof given === 'string' ? { text: given, className: undefined, small: undefined } : given;
  const below = small ? html.el('small', {}, small) : undefined;
  if (head) return html.el('th', { scope: 'row', class: className }, text, below);
  return html.el('td', { class: className ?? (figure ? 'n' : undefined) }, text, below);
}

/** A link to the data itself: nothing is fetched, and no script is needed. */
function saved(html: Html, t: Table): Markup {
  const text = (c: Cell | string): CsvCell => (typeof c === 'string' ? c : [c.text, c.small].filter(Boolean).join('; '));
  const rows = [t.heads, ...t.rows.map((row) => row.map(text))].map((row) => row.map((c) => html.hide(String(c ?? ''))));
  const href = `data:text/csv;charset=utf-8,${encodeURIComponent(csv(rows))}`;
  // What is hidden is hidden cell by cell already.
  return html.el(
    'p',
    { class: 'csv' },
    new Markup(`<a download="${t.name}.csv" href="${href.replaceAll("'", '%27')}">`),
    `${t.name}.csv: this table as CSV`,
    new Markup('</a>'),
  );
}
