/** One line a finding, `file:line:column code severity message`, and a last line that says what was checked and by which day's law. */
import type { ReportInput } from './input.ts';
import { location } from './json.ts';
import { totals } from './totals.ts';
import { visible } from '../base/visible.ts';

export interface ConciseOptions {
  readonly maxDiagnostics?: number;
  /** Findings only. */
  readonly quiet?: boolean;
}

export function printConcise(input: ReportInput, options: ConciseOptions = {}): string {
  const findings = input.diagnostics;
  const shown = findings.slice(0, options.maxDiagnostics);
  const lines = shown.map((d) => {
    const at = location(d.at, input);
    const where = `${visible(at.file)}:${at.line}:${at.column}`;
    if (d.suppressed) return `${where} ${d.code} suppressed ${visible(d.message)} (${visible(d.suppressed.reason)})`;
    return `${where} ${d.code} ${d.baselined ? 'baselined' : d.severity} ${visible(d.message)}`;
  });
  if (shown.length < findings.length) lines.push(`and ${findings.length - shown.length} more, not shown`);
  if (!options.quiet) lines.push(...totals(input));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
