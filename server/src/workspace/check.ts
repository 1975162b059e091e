/** The one check that editor and command line share: determine, diagnose, suppress, sort. No logic of its own about the law. */
import type { Determination } from '../determine/result.ts';
import { determineFile, type DetermineOptions } from '../determine/index.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { diagnose } from '../rules/index.ts';
import type { Program, SourceFile } from './program.ts';
import { applySuppressions } from './suppressions.ts';

export interface CheckOptions extends DetermineOptions {
  /** Percentage points below a de minimis level that count as close to it; decimal text, default `2`. */
  readonly margin?: string;
  /** Days ahead in which a known change of the law is looked for; default 90, 0 turns it off. */
  readonly horizon?: number;
}

export interface CheckSummary {
  readonly files: number;
  readonly products: number;
  readonly determinations: number;
  /** Findings that are not suppressed. */
  readonly errors: number;
  readonly warnings: number;
  /** Determinations whose outcome is undetermined. */
  readonly undetermined: number;
}

export interface CheckResult {
  readonly files: readonly string[];
  readonly determinations: readonly Determination[];
  /** Sorted by file, offset and code; suppressed ones are marked, not dropped. */
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: CheckSummary;
}

/** `files` are names of the program's files; one it does not hold is passed over. Same input, same bytes out. */
export function check(program: Program, files: readonly string[], options: CheckOptions): CheckResult {
  const names = [...new Set(files)].filter((f) => program.files.has(f)).sort(byText);
  const sources = names.map((name) => program.files.get(name)!);
  const own = sources.map((source) => checkFile(source, program.rulebook, options));
  // No list is spread into the arguments of a call: there may be more of them than a stack holds.
  const determinations = own.length === 1 ? own[0]!.determinations : own.flatMap((o) => o.determinations);
  const found = own.flatMap((o, i) => [sources[i]!.diagnostics, o.diagnostics]).flat();
  const products = sources.reduce((n, s) => n + s.model.products.length, 0);
  const diagnostics = distinct(applySuppressions(program.files.values(), new Set(names), found, options.fallbackDate)).sort(
    byPlace,
  );
  const standing = diagnostics.filter((d) => !d.suppressed);
  const count = (severity: Diagnostic['severity']): number => standing.filter((d) => d.severity === severity).length;
  return {
    files: names,
    determinations,
    diagnostics,
    summary: {
      files: names.length,
      products,
      determinations: determinations.length,
      errors: count('error'),
      warnings: count('warning'),
      undetermined: determinations.filter((d) => d.outcome === 'undetermined').length,
    },
  };
}

export interface FileResult {
  readonly determinations: readonly Determination[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Memo extends FileResult {
  readonly key: string;
  readonly rulebook: Rulebook;
}
const memo = new WeakMap<SourceFile, Memo>();

/**
 * Determinations and rule findings of one file. A program keeps the SourceFile of a file that neither changed nor
 * imports one that did, so the last result stands as long as the object does.
 */
export function checkFile(source: SourceFile, rulebook: Rulebook, options: CheckOptions): FileResult {
  const key = JSON.stringify([
    options.fallbackDate,
    options.on,
    options.codified,
    options.strict,
    options.strictDates,
    options.explain,
    options.margin,
    options.horizon,
  ]);
  const known = memo.get(source);
  if (known && known.key === key && known.rulebook === rulebook) return known;
  const { model } = source;
  const determinations = determineFile(model, rulebook, options);
  const diagnostics = diagnose(model, determinations, rulebook, {
    fallbackDate: options.fallbackDate,
    codified: options.codified,
    margin: options.margin,
    horizon: options.horizon,
    determineOn: (day) => determineFile(model, rulebook, { ...options, on: day, explain: false, alternatives: false }),
  });
  const result: Memo = { key, rulebook, determinations, diagnostics };
  memo.set(source, result);
  return result;
}

/** Two files that import a third find the same there; it is said once. */
function distinct(all: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return all.filter((d) => {
    const key = `${d.code}\0${d.at.file}\0${d.at.start}\0${d.at.end}\0${d.message}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  byText(a.at.file, b.at.file) || a.at.start - b.at.start || byText(a.code, b.code) || byText(a.message, b.message);
