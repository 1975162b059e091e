/** The history of answers for a person at a terminal. */
import { type Palette, palette } from '../paint.ts';
import { table, wrap } from '../table.ts';
import { visible } from '../../base/visible.ts';
import { type Chapter, chapters, citationOf, filesOf, type Item, salesOf, titleOf } from './chapters.ts';
import type { DiffInput } from './input.ts';
import { causeLine, closing, endsOf, idle, notCompared, unrecorded, titleLine } from './summary.ts';

export interface DiffTextOptions {
  readonly color: boolean;
  /** Renumberings too. */
  readonly all?: boolean;
  /** No table, no totals. */
  readonly quiet?: boolean;
}

const WIDTH = 110;

export function printDiffPretty(input: DiffInput, options: DiffTextOptions): string {
  const colors = palette(options.color);
  const lines = [colors.bold(titleLine(input)), ''];
  const parts = chapters(input, options.all ?? false);
  for (const c of parts) lines.push(...chapter(c, input, colors), '');
  for (const g of input.gone)
    lines.push(`${visible(g.file)} ${visible(g.id)}: no longer asked for; it was ${g.outcome.replaceAll('-', ' ')}`);
  if (input.gone.length > 0) lines.push('');
  const unmade = notCompared(input).flatMap((line) => wrap(line, WIDTH).split('\n'));
  if (parts.length === 0 && input.gone.length === 0)
    lines.push(unmade.length > 0 ? 'No answer that was compared changes.' : 'No answer changes.', '');
  if (unmade.length > 0) lines.push(...unmade, '');
  const vain = idle(input).flatMap((line) => wrap(line, WIDTH).split('\n'));
  if (vain.length > 0) lines.push(...vain, '');
  if (!options.quiet) lines.push(...ends(input, colors), ...closing(input));
  return `${lines.join('\n').trimEnd()}\n`;
}

function chapter(c: Chapter, input: DiffInput, colors: Palette): string[] {
  const head = c.on ?? causeLine(c.cause, input);
  const out: string[] = [];
  if (c.on === undefined && c.changes.length === 0) out.push(colors.bold(head));
  else if (c.changes.length === 0) out.push(`${colors.bold(head)}  ${visible(unrecorded(c))}`);
  c.changes.forEach((change, i) => {
    const [first, ...rest] = wrap(titleOf(change, c.on), WIDTH - 12).split('\n');
    out.push(
      `${i === 0 ? colors.bold(head) : ' '.repeat(head.length)}  ${colors.bold(first!)}`,
      ...rest.map((l) => `${' '.repeat(head.length)}  ${colors.bold(l)}`),
    );
    out.push(`${' '.repeat(head.length)}  ${colors.dim(citationOf(change, c.on))}`);
  });
  if (c.changes.length > 0 && c.validity.length > 0) out.push(`            ${c.validity.map(visible).join('; ')}`);
  for (const item of c.items) out.push(...itemLines(item, input, colors));
  return out;
}

function itemLines(item: Item, input: DiffInput, colors: Palette): string[] {
  const where = filesOf(item, input);
  const indent = (text: string, by: string, next: string): string[] =>
    wrap(text, WIDTH - next.length)
      .split('\n')
      .map((l, i) => (i === 0 ? by : next) + l);
  const [first, ...more] = indent(`${salesOf(item)}: ${item.headline}`, '  ', '      ');
  return [
    item.flip ? colors.bold(first!) : first!,
    ...more,
    ...item.lines.flatMap((l) => indent(l.text, `    ${l.mark} `, '      ')),
    ...(where ? [colors.dim(`      ${where}`)] : []),
  ];
}

function ends(input: DiffInput, colors: Palette): string[] {
  const rows = endsOf(input);
  if (rows.length === 0) return [];
  const heads = ['Product', 'Destination', 'Before', 'After', 'Flips on'].map((text) => ({ text, paint: colors.dim }));
  const cells = rows.map((r) => [
    { text: wrap(r.products.join(', '), 36) },
    { text: wrap(r.destinations.join(', '), 32) },
    { text: r.before },
    { text: r.after },
    { text: wrap(r.flipped.join(', '), 36) },
  ]);
  return [...table([heads, ...cells]).map((l) => `  ${l}`), ''];
}
