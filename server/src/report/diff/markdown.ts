/** The history of answers as Markdown, for a job summary or a memorandum. */
import { markdownCode as code, markdownText as text } from '../markup.ts';
import { type Chapter, chapters, citationOf, filesOf, salesOf, titleOf } from './chapters.ts';
import type { DiffInput } from './input.ts';
import { causeLine, closing, endsOf, idle, notCompared, unrecorded, titleLine } from './summary.ts';

export function printDiffMarkdown(input: DiffInput, options: { readonly all?: boolean } = {}): string {
  const out = [`# ${text(titleLine(input))}`, '', ...closing(input).map(text), ''];
  const rows = endsOf(input);
  if (rows.length > 0) {
    out.push('| product | destination | before | after | flips on |', '| --- | --- | --- | --- | --- |');
    for (const r of rows)
      out.push(
        `| ${[r.products.join(', '), r.destinations.join(', '), r.before, r.after, r.flipped.join(', ')].map(text).join(' | ')} |`,
      );
    out.push('');
  }
  for (const c of chapters(input, options.all ?? false)) out.push(...chapter(c, input));
  const unmade = notCompared(input);
  if (unmade.length > 0) out.push(...unmade.map((line) => `- ${text(line)}`), '');
  const vain = idle(input);
  if (vain.length > 0) out.push(...vain.map((line) => `- ${text(line)}`), '');
  for (const g of input.gone)
    out.push(`- ${code(g.id)} (${code(g.file)}): no longer asked for; it was ${g.outcome.replaceAll('-', ' ')}`);
  return `${out.join('\n').trimEnd()}\n`;
}

function chapter(c: Chapter, input: DiffInput): string[] {
  const head = c.on ?? causeLine(c.cause, input);
  const why =
    c.changes.length > 0
      ? c.changes.map((x) => titleOf(x, c.on)).join('; ')
      : c.on === undefined && c.cause !== 'validity'
        ? ''
        : unrecorded(c);
  const out = [`## ${text(why ? `${head}: ${why}` : head)}`, ''];
  if (c.changes.length > 0) out.push(...c.changes.map((x) => `- ${text(citationOf(x, c.on))}`), '');
  for (const item of c.items) {
    const head = `${salesOf(item)}: ${item.headline}`;
    const where = filesOf(item, input);
    out.push(
      `${item.flip ? `**${text(head)}**` : text(head)}${where ? ` (${text(where)})` : ''}`,
      '',
      ...item.lines.map((l) => `- ${SIGNS[l.mark]} ${text(l.text)}`),
      ...(item.lines.length > 0 ? [''] : []),
    );
  }
  return out;
}

const SIGNS = { '+': 'new:', '-': 'gone:', '~': 'changed:' } as const;
