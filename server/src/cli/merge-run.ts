/** Reads the reports of shards, sees that they are all of one run, and writes the one report. */
import { assembled } from '../report/assembled.ts';
import type { ReportInput } from '../report/input.ts';
import type { Shard } from '../report/kept-schema.ts';
import { readBack } from '../report/read-back.ts';
import { ReportSchema } from '../report/schema.ts';
import { holdAgainst, judgedBy, staleOf } from '../workspace/baseline.ts';
import { held, tellStale } from './baseline.ts';
import { note } from './console.ts';
import { EXIT, UsageError } from './failure.ts';
import { version } from '../project/installed.ts';
import { checkNotRead, checkOutputs } from './output.ts';
import { readJson, SCHEMA } from './saved-report.ts';
import { fails, oneFailOn, outputsOf, type ReportFlags, writeReports } from './render.ts';
import { whyNotCovered } from './covers.ts';
import { type ShardReport, whyNotWhole } from './whole.ts';

export interface MergeFlags extends ReportFlags {
  readonly covers?: readonly string[];
}

export async function mergeVerb(paths: readonly string[], flags: MergeFlags): Promise<number> {
  const outputs = outputsOf(flags);
  checkOutputs(outputs);
  checkNotRead(outputs, paths);
  const reports = paths.map(readShardReport);
  const wrong = whyNotWhole(reports) ?? (await whyNotCovered(reports, flags.covers));
  if (wrong !== undefined) throw new UsageError(wrong);
  reports.sort((a, b) => a.report.shard.part - b.report.shard.part);
  const { run } = reports[0]!.report.shard;
  const report = merged(reports);
  const failOn = flags.failOn ?? oneFailOn([run, ...(run.others ?? [])].map((settings) => settings.failOn));
  await writeReports(outputs, report, { ...flags, explain: run.explain, failOn });
  const problems = new Set(reports.flatMap((r) => r.report.shard.problems));
  for (const problem of problems) note(problem);
  if (problems.size > 0) return EXIT.usage;
  return fails(report.summary, failOn) ? EXIT.findings : EXIT.clean;
}

function merged(reports: readonly ShardReport[]): ReportInput {
  const { tool, rulebook, rulebooks, shard } = reports[0]!.report;
  const whole = assembled(reports.map((r) => readBack(r.report, r.report.shard.kept)));
  const shown = namesOf(reports.map((r) => r.report.shard.kept.names));
  const report: ReportInput = {
    tool,
    rulebook: { ...rulebook, ...(rulebooks && { further: rulebooks }) },
    determinations: whole.determinations,
    diagnostics: whole.diagnostics,
    summary: whole.summary,
    source: whole.source,
    shown: (file) => shown.get(file) ?? file,
    fixes: whole.fixes,
  };
  return shard.baseline ? heldBy(reports, report) : report;
}

/** Counts of a baseline go over all shards, so what each of them marked is not asked. */
function heldBy(reports: readonly ShardReport[], report: ReportInput): ReportInput {
  const shards = reports.map((r) => r.report.shard);
  const names = new Map(shards.flatMap((s) => Object.entries(s.baseline!.names)));
  const nameOf = (file: string): string => names.get(report.shown(file)) ?? report.shown(file);
  const { known, file } = shards[0]!.baseline!;
  const { diagnostics, now } = holdAgainst(known, report.diagnostics, nameOf);
  const checked = new Map(shards.flatMap((s) => s.kept.files.map((f) => [nameOf(f.file), f.products] as const)));
  const gone = new Set(shards.flatMap((s) => s.baseline!.gone));
  // Parts of which each run itself said the files need not be all there are.
  const whole = shards.every((s) => s.of > 0 && s.baseline!.whole);
  const stale = staleOf(known, now, judgedBy({ whole, checked, isGone: (name) => gone.has(name) }));
  if (stale.length > 0) tellStale(file, stale, 'check --update-baseline');
  return held(diagnostics, report);
}

/** Names in the workspace → those in the reports. */
const namesOf = (all: readonly Shard['kept']['names'][]): Map<string, string> =>
  new Map(all.flatMap((names) => Object.entries(names).map(([shown, name]) => [name, shown] as const)));

function readShardReport(path: string): ShardReport {
  const value = readJson(path, ' is not valid JSON: it may have been cut off');
  const said = value as { schema?: unknown; tool?: { version?: unknown }; shard?: unknown } | null;
  if (said?.schema !== SCHEMA) throw new UsageError(`${path} is not a report of earshot check --format json (${SCHEMA})`);
  const by = said.tool?.version;
  if (typeof by === 'string' && by !== version)
    throw new UsageError(`${path} was made by earshot ${by}; this is ${version}, which merges its own reports alone`);
  if (said.shard === undefined)
    throw new UsageError(`${path} is not the report of a shard: earshot check --shard I/N writes those`);
  const checked = ReportSchema.safeParse(value);
  if (!checked.success)
    throw new UsageError(`${path} is damaged: ${checked.error.issues[0]!.path.join('.')} is not as it was written`);
  const report = checked.data as ShardReport['report'];
  const { kept } = report.shard;
  const listed = kept.files.reduce((n, f) => n + f.determinations, 0);
  if (kept.findings.length !== report.diagnostics.length || listed !== report.determinations.length)
    throw new UsageError(`${path} is damaged: findings or determinations are missing`);
  return { path, report };
}
