/** The Code Quality report of GitLab: findings at their lines in the merge request. */
import { type Diagnostic, stands } from '../base/diagnostic.ts';
import type { ReportInput } from './input.ts';
import { fingerprints, placed } from './placed.ts';
import { visible } from '../base/visible.ts';

const SEVERITIES: Readonly<Record<Diagnostic['severity'], string>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

export function printGitlab(input: ReportInput): string {
  const fingerprint = fingerprints(input);
  const issues = input.diagnostics.map((d) => {
    const { file, line, endLine } = placed(d.at, input);
    // The format has no word for what is suppressed or known: it is said, and weighs least.
    const words = d.suppressed
      ? `suppressed (${d.suppressed.reason}): ${d.message}`
      : `${d.baselined ? 'baselined: ' : ''}${d.message}`;
    return {
      description: visible(words),
      check_name: `${d.code} ${d.name}`,
      fingerprint: fingerprint(d),
      severity: stands(d) ? SEVERITIES[d.severity] : 'info',
      location: { path: file, lines: { begin: line, end: endLine } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
