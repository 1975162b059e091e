/** The report for a person at a terminal: each finding with its lines of source, then the table of answers. */
import { type Diagnostic, detailsOf, isDetail } from '../base/diagnostic.ts';
import { answers } from './answers.ts';
import { excerpt } from './excerpt.ts';
import type { ReportInput } from './input.ts';
import { location } from './json.ts';
import { type Palette, palette } from './paint.ts';
import { wrap } from './table.ts';
import { totals } from './totals.ts';
import { visible } from '../base/visible.ts';

export interface PrettyOptions {
  readonly color: boolean;
  readonly maxDiagnostics?: number;
  /** Findings only: no table, no totals. */
  readonly quiet?: boolean;
  /** Columns of the terminal; text is broken there, and at the latest after `WIDEST`. Lines of source are not broken. */
  readonly width?: number;
}

const WIDEST = 110;
const NARROWEST = 60;

/** A related place is an aside: the first few carry the argument. */
const RELATED_AT_MOST = 6;

export function printPretty(input: ReportInput, options: PrettyOptions): string {
  const colors = palette(options.color);
  const width = Math.min(WIDEST, Math.max(NARROWEST, options.width ?? WIDEST));
  const shown = input.diagnostics.slice(0, options.maxDiagnostics);
  const blocks = shown.map((d) => finding(d, input, options, colors, width - 2));
  if (shown.length < input.diagnostics.length) {
    blocks.push([`and ${input.diagnostics.length - shown.length} more findings, not shown`, '']);
  }
  const lines = blocks.flat();
  // In a pipe a total stays one line, to be searched for.
  const total = totals(input).flatMap((line) => (options.width === undefined ? [line] : wrap(line, width).split('\n')));
  if (!options.quiet) lines.push(...trimStart([...answers(input, colors, width), '', ...total]));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** A finding with its lines of source, the places it relates to and the citation; a blank line at the end. */
function finding(
  d: Diagnostic,
  input: ReportInput,
  options: Pick<PrettyOptions, 'color'>,
  colors: Palette,
  width: number,
): string[] {
  const where = colors.bold(place(d.at, input));
  if (d.suppressed) {
    return [`${where} ${colors.dim(`${d.code} suppressed: ${visible(d.message)} (${visible(d.suppressed.reason)})`)}`, ''];
  }
  if (d.baselined) return [`${where} ${colors.dim(`${d.code} baselined: ${visible(d.message)}`)}`, ''];
  const paint = colors.severity[d.severity];
  const out = [`${where} ${paint(d.severity)} ${d.code} ${colors.dim(d.name)}`, ...indent(wrap(visible(d.message), width))];
  const source = input.source(d.at.file);
  if (source) out.push('', ...indent(excerpt(d.at, source, { above: 1, below: 1, color: options.color })));

  const details = detailsOf(d);
  if (details.length > 0) out.push('', ...details.flatMap((detail) => indent(wrap(visible(detail), width))));
  const related = (d.related ?? []).filter((r) => !isDetail(d, r));
  for (const r of related.slice(0, RELATED_AT_MOST)) {
    out.push('', ...indent(wrap(`${place(r.at, input)} ${visible(r.message)}`, width)));
    const other = input.source(r.at.file);
    if (other) out.push(...indent(excerpt(r.at, other, { above: 0, below: 0, color: options.color })));
  }
  if (related.length > RELATED_AT_MOST) out.push('', `  and ${related.length - RELATED_AT_MOST} more places`);
  if (d.cite?.length) out.push('', ...indent(colors.dim(wrap(visible(d.cite.join(', ')), width))));
  return [...out, ''];
}

function place(at: Diagnostic['at'], input: ReportInput): string {
  const { file, line, column } = location(at, input);
  return `${visible(file)}:${line}:${column}`;
}

const indent = (text: string): string[] => text.split('\n').map((line) => `  ${line}`);

function trimStart(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  return first < 0 ? [] : lines.slice(first);
}
