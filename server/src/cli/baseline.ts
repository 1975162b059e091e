/** `--baseline` and `--update-baseline`: a report held against what was known, and what is known written anew. */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { slashed, within } from '../project/paths.ts';
import { readText } from '../project/read.ts';
import type { ReportInput } from '../report/input.ts';
import type { Shard } from '../report/kept-schema.ts';
import { plural } from '../rules/text.ts';
import { holdAgainst, judgedBy, type Known, OF_FILE, renewed, staleOf } from '../workspace/baseline.ts';
import { countOf } from '../workspace/parts.ts';
import { note } from './console.ts';
import { UsageError } from './failure.ts';
import type { Checked } from './open-program.ts';
import { writeWhole } from './output.ts';

interface Asked {
  /** Absolute. */
  readonly path: string;
  readonly update: boolean;
  /** Paths that the run took in whole, where they are folders. */
  readonly whole: readonly string[];
  /** One shard of a run. */
  readonly part: boolean;
}

const STALE_AT_MOST = 10;

/** The report with what is known marked. Tells of what is known and found no more, and writes the baseline where that is asked for. */
export async function withBaseline(
  { report, parts, problems }: Checked,
  { path, update, whole, part }: Asked,
): Promise<ReportInput> {
  const { baselineText, readBaseline } = await import('../project/baseline.ts');
  const shown = slashed(relative(process.cwd(), path));
  const text = textOf(path, shown, update);
  const known = text === undefined ? [] : (readBaseline(text) ?? notOne(shown));
  const base = dirname(path);
  const nameOf = (file: string): string => slashed(relative(base, resolve(report.shown(file))));
  const { diagnostics, now, unreadable } = holdAgainst(known, report.diagnostics, nameOf);

  const isWhole = whole.some((path) => within(resolve(path), base));
  const isGone = (file: string): boolean => !existsSync(resolve(base, file));
  // Only the whole can be held against it, and say what of it is found no more.
  if (part && !report.shard) return held(diagnostics, report);
  if (report.shard) {
    const gone = [...new Set(known.map((k) => k.file))].filter(isGone);
    const files = new Set([...report.diagnostics.map((d) => d.at.file), ...parts.map((p) => p.file)]);
    return held(diagnostics, forMerge(report, { file: shown, known: [...known], whole: isWhole, gone }, files, nameOf));
  }
  const checked = new Map(parts.map(({ file, products }) => [nameOf(file), products] as const));
  const judged = judgedBy({ whole: isWhole, checked, isGone });
  const stale = staleOf(known, now, judged);
  if (!update) {
    if (stale.length > 0) tellStale(shown, stale);
    return held(diagnostics, report);
  }
  if (problems.length > 0) {
    note(`${shown} is not written: the check is not complete`);
    return held(diagnostics, report);
  }
  const after = renewed(known, now, judged);
  const afterText = baselineText(after);
  if (afterText !== text) writeWhole(path, shown, afterText);
  const marked = holdAgainst(after, report.diagnostics, nameOf).diagnostics;
  note(
    `${shown}: ${plural(marked.filter((d) => d.baselined).length, 'finding')} of this run known${stale.length > 0 ? `, ${entries(stale)} removed` : ''}`,
  );
  if (unreadable > 0) note(`${plural(unreadable, 'error')} of syntax or names cannot be known: mend them first`);
  return held(marked, report);
}

const entries = (stale: readonly Known[]): string => plural(stale.length, 'stale entry', 'stale entries');

/** @param by what removes them */
export function tellStale(shown: string, stale: readonly Known[], by = '--update-baseline'): void {
  note(`${shown} has ${entries(stale)}; ${by} removes what is found no more`);
  for (const { code, file, of, count } of stale.slice(0, STALE_AT_MOST))
    note(`stale: ${code} in ${file}${of === OF_FILE ? '' : `, ${of}`}${count > 1 ? `, ${count} times` : ''}`);
  if (stale.length > STALE_AT_MOST) note(`and ${stale.length - STALE_AT_MOST} more`);
}

/** With the findings as a baseline has marked them. */
export const held = (diagnostics: ReportInput['diagnostics'], report: ReportInput): ReportInput => ({
  ...report,
  diagnostics,
  summary: { ...report.summary, ...countOf(diagnostics) },
  baseline: true,
});

/** A shard passes on what is known. */
function forMerge(
  report: ReportInput,
  own: Omit<NonNullable<Shard['baseline']>, 'names'>,
  files: ReadonlySet<string>,
  nameOf: (file: string) => string,
): ReportInput {
  const names = [...files].map((file) => [report.shown(file), nameOf(file)] as const).filter(([shown, name]) => shown !== name);
  return { ...report, shard: { ...report.shard!, baseline: { ...own, names: Object.fromEntries(names) } } };
}

/** Undefined where there is none yet, and one is to be made. */
function textOf(path: string, shown: string, update: boolean): string | undefined {
  if (update && !existsSync(path)) return undefined;
  const read = readText(path);
  if ('problem' in read) throw new UsageError(`${shown} ${read.problem}${update ? '' : '; --update-baseline makes one'}`);
  return read.text;
}

function notOne(shown: string): never {
  throw new UsageError(`${shown} is not a baseline of earshot check; --baseline names another file`);
}
