/** Workflow commands of GitHub Actions: each finding stands at its line in the pull request. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { FormatOptions, ReportInput } from './input.ts';
import { placed } from './placed.ts';
import { totals } from './totals.ts';
import { visible } from '../base/visible.ts';

const LEVELS: Readonly<Record<Diagnostic['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export function printGithub(input: ReportInput, options: Pick<FormatOptions, 'maxDiagnostics' | 'quiet'> = {}): string {
  const shown = input.diagnostics.slice(0, options.maxDiagnostics);
  const lines = shown.map((d) => command(d, input));
  if (shown.length < input.diagnostics.length) lines.push(`and ${input.diagnostics.length - shown.length} more, not shown`);
  if (!options.quiet) lines.push(...totals(input));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function command(d: Diagnostic, input: ReportInput): string {
  const p = placed(d.at, input);
  const words = d.cite?.length ? `${d.message} [${d.cite.join(', ')}]` : d.message;
  // Marked, and no annotation. A line may not begin with what a runner takes for a command.
  if (d.suppressed)
    return `suppressed ${visible(p.file)}:${p.line} ${d.code} ${visible(d.message)} (${visible(d.suppressed.reason)})`;
  if (d.baselined) return `baselined ${visible(p.file)}:${p.line} ${d.code} ${visible(d.message)}`;
  const parts = {
    file: p.file,
    line: p.line,
    endLine: p.endLine,
    // GitHub takes columns only where both ends are on one line.
    ...(p.line === p.endLine && { col: p.column, endColumn: p.endColumn }),
    title: `${d.code} ${d.name}`,
  };
  const properties = Object.entries(parts).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${LEVELS[d.severity]} ${properties.join(',')}::${data(words)}`;
}

const data = (text: string): string => visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
