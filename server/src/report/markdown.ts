/** A summary for a job or a merge request: the totals, the table of answers, the findings. */
import type { Diagnostic } from '../base/diagnostic.ts';
import { becauseOf, contentOf } from './answers.ts';
import { answerWords } from '../rules/answer-words.ts';
import type { FormatOptions, ReportInput } from './input.ts';
import { markdownCode as code, markdownText as text } from './markup.ts';
import { placed } from './placed.ts';
import { totals } from './totals.ts';
import { placeIn } from '../rules/text.ts';

/** A summary is read, not searched: GitHub cuts one at a megabyte. */
const FINDINGS_AT_MOST = 200;

export function printMarkdown(input: ReportInput, options: Pick<FormatOptions, 'maxDiagnostics' | 'quiet'> = {}): string {
  const out = ['# Earshot', '', ...totals(input).flatMap((line) => [text(line), ''])];
  if (input.summary.undetermined > 0) out.push(`**${input.summary.undetermined} undetermined: not cleared.**`, '');
  const notes: string[] = [];
  if (!options.quiet)
    for (const [file, own] of Map.groupBy(input.determinations, (d) => d.at.file)) {
      out.push(
        `## ${text(input.shown(file))}`,
        '',
        '| product | destination | law of | answer | U.S. content | because |',
        '| --- | --- | --- | --- | --- | --- |',
      );
      const rows = Map.groupBy(own, (d) =>
        JSON.stringify([d.product, d.asOf, d.outcome, contentOf(d.deMinimis), becauseOf(d, notes)]),
      );
      for (const [key, group] of rows) {
        const [product, asOf, outcome, content, because] = JSON.parse(key) as [
          string,
          string,
          keyof typeof answerWords,
          string,
          string,
        ];
        const places = group.map(placeIn).join(', ');
        out.push(`| ${[product, places, asOf, answerWords[outcome], content, because].map(text).join(' | ')} |`);
      }
      out.push('');
    }
  out.push(...notes.flatMap((note, i) => [text(`[${i + 1}] Provided ${note}.`), '']));
  out.push(...findings(input, options.maxDiagnostics ?? FINDINGS_AT_MOST));
  return `${out.join('\n').trimEnd()}\n`;
}

function findings(input: ReportInput, atMost: number): string[] {
  if (input.diagnostics.length === 0) return [];
  const shown = input.diagnostics.slice(0, atMost);
  const left = input.diagnostics.length - shown.length;
  return [
    '## Findings',
    '',
    '| | code | finding | where |',
    '| --- | --- | --- | --- |',
    ...shown.map((d) => row(d, input)),
    ...(left > 0 ? ['', `and ${left} more, not shown`] : []),
  ];
}

function row(d: Diagnostic, input: ReportInput): string {
  const { file, line } = placed(d.at, input);
  const words = d.suppressed ? `${text(d.message)} (${text(d.suppressed.reason)})` : text(d.message);
  const cite = d.cite?.length ? ` (${text(d.cite.join(', '))})` : '';
  return `| ${d.suppressed ? 'suppressed' : d.baselined ? 'baselined' : d.severity} | ${d.code} | ${words}${cite} | ${code(`${file}:${line}`).replaceAll('|', '\\|')} |`;
}
