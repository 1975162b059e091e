/** The one way to the fixes of a finding: editor, `check --fix` and reports ask here. */
import type { Day } from '../../../grammar/src/text/date.ts';
import { type Diagnostic, keyOf } from '../base/diagnostic.ts';
import type { Elsewhere, Fix, Specs } from '../rules/fix.ts';
import { suppressing } from '../rules/fixes/suppress.ts';
import { codes } from '../rules/index.ts';
import type { CheckResult } from './check.ts';
import { closureOf } from './closure.ts';
import type { Program } from './program.ts';

/** What fixes are made from. Like its places, it stands until the next program is made. */
export const specsOf = (
  program: Program,
  result: Pick<CheckResult, 'determinations'>,
  fallbackDate: Day,
  elsewhere: Elsewhere = within(program),
): Specs => ({
  files: program.files,
  rulebook: program.rulebook,
  determinations: result.determinations,
  fallbackDate,
  elsewhere,
});

/** Where nothing is known beyond a program. */
export const within = ({ files }: Program): Elsewhere => ({
  paths: () => [...files.keys()],
  outline: (path) =>
    [...(files.get(path)?.declared ?? [])].flatMap(([name, { sort, value }]) => (value.at.file === path ? [{ sort, name }] : [])),
  files: () => files,
});

/**
 * Of the findings of a check, as a report tells them: what mends one goes by the file whose check said it and what that imports, so
 * that a file has the same fixes whatever else is checked with it.
 */
export function fixesInReport(
  { files, rulebook }: Program,
  { parts, diagnostics, saidBy }: Pick<CheckResult, 'parts' | 'diagnostics' | 'saidBy'>,
  fallbackDate: Day,
): (finding: Diagnostic) => readonly Fix[] {
  const by = new Map(diagnostics.map((d, i) => [keyOf(d), saidBy[i]!]));
  const part = new Map(parts.map((p) => [p.file, p]));
  const specs = new Map<string, Specs>();
  return (finding) => {
    const file = by.get(keyOf(finding))!;
    let own = specs.get(file);
    if (!own) specs.set(file, (own = specsOf({ files: closureOf(file, files), rulebook }, part.get(file)!, fallbackDate)));
    return fixesOf(finding, own);
  };
}

/** None of a finding that is suppressed: somebody has looked at it. */
export function fixesOf(finding: Diagnostic, specs: Specs): readonly Fix[] {
  return finding.suppressed ? [] : (codes.get(finding.code)?.fixes?.(finding, specs) ?? []);
}

/** The suppression of a finding, where its code may be suppressed. */
export function suppressionsOf(finding: Diagnostic, specs: Specs): readonly Fix[] {
  const info = codes.get(finding.code);
  const fix = info && !finding.suppressed ? suppressing(finding, info, specs) : undefined;
  return fix ? [fix] : [];
}

/** Those that may be applied unseen. */
export const safeFixesOf = (finding: Diagnostic, specs: Specs): readonly Fix[] => fixesOf(finding, specs).filter((f) => f.safe);
