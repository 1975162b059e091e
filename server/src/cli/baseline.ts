/** `--baseline` and `--update-baseline`: a report held against what was known, and what is known written anew. */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { slashed, within } from '../project/paths.ts';
import { readText } from '../project/read.ts';
import type { ReportInput } from '../report/input.ts';
import { plural } from '../rules/text.ts';
import { holdAgainst, type Known, OF_FILE, renewed, staleOf } from '../workspace/baseline.ts';
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
}

const STALE_AT_MOST = 10;

/** The report with what is known marked. Tells of what is known and found no more, and writes the baseline where that is asked for. */
export async function withBaseline({ report, parts, problems }: Checked, { path, update, whole }: Asked): Promise<ReportInput> {
  const { baselineText, readBaseline } = await import('../project/baseline.ts');
  const shown = slashed(relative(process.cwd(), path));
  const text = textOf(path, shown, update);
  const known = text === undefined ? [] : (readBaseline(text) ?? notOne(shown));
  const base = dirname(path);
  const nameOf = (file: string): string => slashed(relative(base, resolve(report.shown(file))));
  const { diagnostics, now, unreadable } = holdAgainst(known, report.diagnostics, nameOf);

  const asked = new Map(parts.map(({ file, products }) => [nameOf(file), products] as const));
  const products = new Set([...asked.values()].flat());
  const isWhole = whole.some((path) => within(resolve(path), base));
  // What is found in a file may be found by the check of another one, which imports it.
  const judged = ({ file, of }: Known): boolean => {
    if (isWhole || !existsSync(resolve(base, file))) return true;
    const own = asked.get(file);
    return own !== undefined && (of === OF_FILE ? own.length > 0 : products.has(of.slice(0, of.lastIndexOf('@'))));
  };
  const stale = staleOf(known, now, judged);
  if (!update) {
    if (stale.length > 0) tellStale(shown, stale);
    return held(diagnostics, forMerge(report, known, nameOf));
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

function tellStale(shown: string, stale: readonly Known[]): void {
  note(`${shown} has ${entries(stale)}; --update-baseline removes what is found no more`);
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

/** A shard passes on what is known: only the whole can be held against it. */
function forMerge(report: ReportInput, known: readonly Known[], nameOf: (file: string) => string): ReportInput {
  if (!report.shard) return report;
  const files = new Set(report.diagnostics.map((d) => d.at.file));
  const names = [...files].map((file) => [report.shown(file), nameOf(file)] as const).filter(([shown, name]) => shown !== name);
  return { ...report, shard: { ...report.shard, baseline: { known: [...known], names: Object.fromEntries(names) } } };
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
