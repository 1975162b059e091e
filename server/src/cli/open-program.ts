/** From paths to a checked program: what `check` and `explain` share. */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Day } from '../../../grammar/src/text/date.ts';
import { type FreshReport, type ReportInput, sourcesOf } from '../report/input.ts';
import { check, checkFile, type CheckOptions, type CheckResult } from '../workspace/check.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { fixesInReport } from '../workspace/fixes.ts';
import type { Part } from '../workspace/parts.ts';
import { createProgram, type Host, type Program } from '../workspace/program.ts';
import { now, today } from '../project/clock.ts';
import type { Config } from '../project/config.ts';
import { configFolder, configPath } from '../project/config-file.ts';
import { checkOptions, saidBy } from '../project/check-options.ts';
import { changedOf } from './changed.ts';
import { type Found, loadConfig } from './load-config.ts';
import { UsageError } from './failure.ts';
import { findSpecs } from './files.ts';
import { rulebookLoader, version } from '../project/installed.ts';
import { Progress } from './progress.ts';
import { ABSENT, LEAVES, type ReadResult, readText } from '../project/read.ts';
import { readRulebookFolder } from '../project/rulebook-folder.ts';
import { below, importRoots, leavesByLink, projectOf, slashed, within } from '../project/paths.ts';

export interface Request {
  /** Files, folders, globs; or one file whose text is already at hand. */
  readonly paths: readonly string[];
  /** Globs, relative to the current folder, that are passed over in folders and globs. */
  readonly exclude?: readonly string[];
  readonly stdin?: { readonly file: string; readonly text: string };
  readonly asOf?: Day;
  readonly codified?: boolean;
  readonly strict?: boolean;
  readonly strictDates?: boolean;
  readonly maxDeterminations?: number;
  readonly explain?: boolean;
  /** Those alone that differ from a commit, or rest on something that does: on these files besides what the specs say. */
  readonly changed?: { readonly ref: string; readonly besides: (configFolder: string) => readonly string[] };
  readonly showProgress: boolean;
}

/** What a check came to, however it was made. */
export interface Checked {
  readonly config: Config;
  /** That of the configuration; the current one where there is none. */
  readonly folder: string;
  /** Further configurations, where specs of several were checked, each by its own. */
  readonly others?: readonly Found[];
  readonly report: ReportInput;
  /** The files asked for, in order. */
  readonly parts: readonly Pick<Part<unknown>, 'file' | 'products'>[];
  /** Every file that was read for it, imports among them, by absolute path. */
  readonly read: readonly string[];
  /** How many lines of text those have. */
  lines(): number;
  /** What could not be read: the check is not complete. */
  readonly problems: readonly string[];
  /** Milliseconds of each phase. */
  readonly times: Readonly<Record<'parse' | 'check', number>>;
}

/** One whose program and determinations are at hand. */
export interface Session extends Checked {
  readonly program: Program;
  readonly result: CheckResult;
  readonly options: CheckOptions;
  readonly report: FreshReport;
}

/** What is to be checked and how, before anything of it is read. */
export interface Plan {
  readonly config: Config;
  /** That of the configuration; the current one where there is none. */
  readonly folder: string;
  readonly root: string;
  /** What imports of a file never leave where nothing marks its folder. */
  readonly unmarked: string;
  readonly rulebook: Rulebook;
  /** The texts of the user's own rulebooks, folder by folder. */
  readonly rulebookTexts: readonly (readonly [string, ReadonlyMap<string, string>])[];
  readonly host: Host;
  /** The files asked for, by the workspace's own names. */
  readonly names: readonly string[];
  readonly options: CheckOptions;
  readonly problems: string[];
  readonly progress: Progress;
  /** The workspace's own name for a file → the name to print. */
  shown(file: string): string;
  /** → where it lies on disk. */
  path(file: string): string;
}

/** A program that is read and bound, and not yet determined. */
export interface Opened extends Plan {
  readonly program: Program;
}

export async function openProgram(request: Request): Promise<Opened> {
  return opened(await planOf(request));
}

const opened = (plan: Plan): Opened => ({ ...plan, program: createProgram(plan.names, plan.host, plan.rulebook) });

/** Refuses specs that several configurations judge, each otherwise: what is asked is answered by one. */
export async function planOf(request: Request): Promise<Plan> {
  const [plan, other] = await plansOf(request);
  if (!other) return plan!;
  const there = [plan!, other].map((p) => configPath(p.folder)).filter((path) => existsSync(path));
  const [one, two] = there.map((path) => slashed(relative(process.cwd(), path)));
  throw new UsageError(
    two === undefined
      ? `${one} judges some of these specs and not the others: take its folder apart`
      : `${one} and ${two} ask for different checks: take their folders apart`,
  );
}

/** One for each configuration that judges some of the specs; `earshot.json` files that ask for the same are one. */
export async function plansOf(request: Request): Promise<readonly Plan[]> {
  const cwd = process.cwd();
  const progress = new Progress(request.showProgress);
  const found = request.stdin
    ? { files: [resolve(cwd, request.stdin.file)], problems: [] }
    : await findSpecs(request.paths, cwd, request.exclude);
  const groups = await byConfiguration(found.files, cwd);
  const { base: root, unmarked } = importRoots(found.files, cwd);
  const { changed, stdin } = request;
  const plans: Plan[] = [];
  for (const { config, folder, files } of groups) {
    const names = files.map((file) => slashed(below(root, file)));
    const options: CheckOptions = {
      ...checkOptions([request, saidBy(config)], today()),
      explain: request.explain ?? false,
    };
    const plan = planWith({ config, folder, root, unmarked, names, options }, { progress, stdin, problems: found.problems });
    plans.push(changed ? await changedOf(plan, changed.ref, changed.besides(folder)) : plan);
  }
  return plans;
}

/** What a plan is made from: plain data, which a thread can be told. */
export type PlanData = Pick<Plan, 'config' | 'folder' | 'root' | 'unmarked' | 'names' | 'options'>;

export function planWith(
  data: PlanData,
  {
    progress = new Progress(false),
    stdin,
    problems: told = [],
  }: { progress?: Progress; stdin?: Request['stdin']; problems?: readonly string[] } = {},
): Plan {
  const { config, folder, root, unmarked, names } = data;
  const rootOf = projectOf(unmarked);
  const nameOf = (path: string): string => slashed(below(root, path));
  const cwd = process.cwd();
  const path = (file: string): string => resolve(root, file);
  // Asked for at every place of a report.
  const shownBefore = new Map<string, string>();
  const shown = (file: string): string => {
    let own = shownBefore.get(file);
    if (own === undefined) shownBefore.set(file, (own = slashed(below(cwd, path(file)))));
    return own;
  };
  const asked = new Set(names);
  const problems = [...told];
  const host: Host = {
    rootOf: (name) => nameOf(rootOf(path(name))),
    readFile(name) {
      if (stdin && name === names[0]) return stdin.text;
      progress.tick(() => `reading ${shown(name)}`);
      const at = path(name);
      if (!within(root, at)) return undefined;
      const file: ReadResult = !asked.has(name) && leavesByLink(rootOf(at), at) ? { problem: LEAVES } : readText(at);
      if ('text' in file) return file.text;
      // An import that leads nowhere is a finding; any other reason is told here too.
      if (asked.has(name) || file.problem !== ABSENT) problems.push(`${shown(name)} ${file.problem}`);
      return undefined;
    },
  };
  const { rulebook, texts: rulebookTexts } = rulebooksOf(config.rulebooks ?? [], folder, cwd);
  return { ...data, rulebook, rulebookTexts, host, problems, progress, shown, path };
}

/** @param plan where it is made already */
export async function runCheck(request: Request, plan?: Plan): Promise<Session> {
  const started = now();
  const { config, folder, program, names, options, problems, progress, shown, path } = opened(plan ?? (await planOf(request)));
  const { rulebook } = program;
  const parseDone = now();
  // `check` takes up what is already determined; going file by file lets the progress line move.
  names.forEach((name, i) => {
    progress.tick(() => `determining ${i + 1} of ${names.length}: ${shown(name)}`);
    const source = program.files.get(name);
    if (source) checkFile(source, rulebook, options);
  });
  const result = check(program, names, options);
  const done = now();
  progress.clear();

  return {
    config,
    folder,
    program,
    result,
    options,
    parts: result.parts,
    read: [...program.files.keys()].map(path),
    lines: () => [...program.files.values()].reduce((n, f) => n + f.lines.lineCount, 0),
    problems,
    report: {
      tool: { name: 'earshot', version },
      rulebook,
      determinations: result.determinations,
      diagnostics: result.diagnostics,
      summary: result.summary,
      source: sourcesOf(program.files),
      shown,
      fixes: fixesInReport(program, result, options.fallbackDate),
    },
    times: { parse: parseDone - started, check: done - parseDone },
  };
}

interface Group extends Found {
  readonly files: readonly string[];
}

/** In the order of their first files. */
async function byConfiguration(files: readonly string[], cwd: string): Promise<readonly Group[]> {
  const groups = new Map<string, Found & { files: string[] }>();
  const keys = new Map<string | undefined, string>();
  const folderOf = new Map<string, string | undefined>();
  for (const file of files) {
    const from = dirname(file);
    if (!folderOf.has(from)) folderOf.set(from, configFolder(from));
    const at = folderOf.get(from);
    let key = keys.get(at);
    if (key === undefined) {
      const found = await loadConfig(from, cwd);
      keys.set(at, (key = settingsOf(found)));
      if (!groups.has(key)) groups.set(key, { ...found, files: [] });
    }
    groups.get(key)!.files.push(file);
  }
  return groups.size > 0 ? [...groups.values()] : [{ ...(await loadConfig(cwd, cwd)), files: [] }];
}

/** All that bears on answers and on the exit code. */
const settingsOf = ({ config, folder }: Found): string =>
  JSON.stringify([saidBy(config), config['fail-on'], config.rulebooks?.map((name) => resolve(folder, name))]);

/** The built-in rulebook with the project's own over it. A broken one ends the run: a policy left out in silence is no policy. */
export const projectRulebook = (names: readonly string[], project: string, cwd: string): Rulebook =>
  rulebooksOf(names, project, cwd).rulebook;

function rulebooksOf(
  names: readonly string[],
  project: string,
  cwd: string,
): { rulebook: Rulebook; texts: Plan['rulebookTexts'] } {
  const texts: [string, ReadonlyMap<string, string>][] = [];
  const { rulebook, errors } = rulebookLoader().with(names, (folder) => {
    const read = readRulebookFolder(project, folder);
    if ('files' in read) texts.push([folder, read.files]);
    return read;
  });
  if (errors.length > 0)
    throw new UsageError(
      errors.map((e) => `${slashed(relative(cwd, resolve(project, e.file)))}:${e.line}: ${e.message}`).join('\n'),
    );
  return { rulebook, texts };
}
