/** A check of files given as text, against the real rulebook, with nothing read from disk. */
import { day } from '../../grammar/src/text/date.ts';
import { check, type CheckOptions, type CheckResult } from '../../server/src/workspace/check.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';
import { rulebook as builtIn } from './rulebook.ts';

export type TextOptions = Partial<Omit<CheckOptions, 'fallbackDate'>> & {
  readonly fallbackDate?: string;
  readonly roots?: readonly string[];
  readonly rulebook?: Rulebook;
};

/** `roots` are the files checked, all of them unless given; the others are only there to be imported. */
export function checkText(files: Readonly<Record<string, string>>, options: TextOptions = {}): CheckResult {
  const { fallbackDate, roots, rulebook = builtIn, ...rest } = options;
  const names = [...(roots ?? Object.keys(files))];
  const program = createProgram(names, { readFile: (path) => files[path] }, rulebook);
  return check(program, names, { ...rest, fallbackDate: day(fallbackDate ?? '2026-03-02') });
}

/** Codes of the findings that are not suppressed, in order, each as often as it stands. */
export const codesOf = (result: CheckResult): string[] => result.diagnostics.filter((d) => !d.suppressed).map((d) => d.code);
