/** `earshot check`: determine everything, print the findings. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import type { FailOn, ReportInput } from '../report/input.ts';
import { addGlob, type Output, readCount, readJobs, readShare, type Share } from './arguments.ts';
import { now } from '../project/clock.ts';
import { withBaseline } from './baseline.ts';
import { isTerminal, note } from './console.ts';
import { EXIT, UsageError } from './failure.ts';
import { isNarrowed } from './files.ts';
import { fixSpecs } from './fix.ts';
import { addLawOptions, lawOf, type LawFlags } from './law.ts';
import { checkNotRead, checkOutputs } from './output.ts';
import { addReportOptions, fails, oneFailOn, outputsOf, type ReportFlags, writeReports } from './render.ts';
import { needsOf, runScaled, type Scaled } from './scale/scaled.ts';
import { runShard } from './shard.ts';
import { readStdin } from './stdin.ts';
import { type Checked, type Plan, plansOf, type Request } from './open-program.ts';
import { runChecks } from './several.ts';
import { watch } from './watch.ts';

export interface CheckFlags extends LawFlags, ReportFlags {
  readonly explain?: true;
  readonly maxDeterminations?: number;
  /** False where none is to be followed. */
  readonly baseline?: string | false;
  readonly updateBaseline?: true;
  readonly exclude?: readonly string[];
  readonly changed?: string;
  readonly fix?: true;
  readonly watch?: true;
  readonly stats?: true;
  readonly stdin?: true;
  readonly stdinFilename?: string;
  readonly shard?: Share;
  readonly mergeable?: true;
  readonly jobs?: number;
  readonly cache?: true;
  readonly cacheFolder?: string;
}

export function addCheck(program: Command, done: (code: number) => void): void {
  const command = program
    .command('check', { isDefault: true })
    .summary('determine everything, print the findings (the default)')
    .description('Determine every product for every destination and print the findings. Without paths: the current folder.')
    .argument('[paths...]', 'files, folders or globs; !GLOB passes over, - is standard input');
  addReportOptions(addLawOptions(command))
    .option('--explain', 'list rules that do not apply too; in json, with the proof')
    .addOption(
      new Option(
        '--max-determinations <count>',
        'how many one file may ask for; those beyond are undetermined (default: 1000000)',
      ).argParser(readCount),
    )
    .option('--baseline <file>', 'what counts as known and fails no run (default: earshot-baseline.json, where there is one)')
    .option('--no-baseline', 'nothing counts as known')
    .option('--update-baseline', 'write what is found now to the baseline')
    .addOption(
      new Option(
        '--exclude <glob>',
        'pass over what matches, in folders and globs; repeatable; also !GLOB among the paths',
      ).argParser(addGlob),
    )
    .option('--changed <ref>', 'only specs that differ from a commit of git, or import or rest on what does')
    .option('--fix', 'first apply the fixes that change no fact, and list them on standard error')
    .option('--watch', 'check again when something changes, and say what became of the answers')
    .option('--stats', 'print counts and times to standard error')
    .option('--stdin', 'check the text on standard input; so does -')
    .option('--stdin-filename <file>', 'the file that text belongs to: imports are found from there')
    .addOption(new Option('--jobs <count>', 'check so many files side by side, each in a thread').argParser(readJobs))
    .option('--cache', 'keep what is found, and check again only what has changed')
    .option('--cache-folder <folder>', 'where to keep it (default: earshot below $XDG_CACHE_HOME)')
    .option('--mergeable', 'one part of a larger whole: its JSON report may be merged with those of the others')
    .addOption(
      new Option('--shard <part>', 'check one part of the files, such as 1/4; merge makes one of their JSON reports').argParser(
        readShare,
      ),
    );

  command.action(async (paths: string[], flags: CheckFlags) => {
    done(
      await checkVerb(
        paths,
        flags,
        program.commands.map((c) => c.name()),
      ),
    );
  });
}

async function checkVerb(asked: readonly string[], said: CheckFlags, verbs: readonly string[]): Promise<number> {
  const given = asked.filter((path) => path !== '-');
  if (said.mergeable && said.shard) throw new UsageError('--mergeable is for files of your own choice; it takes no --shard');
  const flags: CheckFlags = {
    ...said,
    ...(given.length < asked.length && { stdin: true }),
    ...(said.mergeable && { shard: BY_FOLDER }),
  };
  const outputs = outputsOf(flags);
  checkOutputs([...outputs, ...(flags.baseline ? [{ file: flags.baseline }] : [])]);
  if (flags.updateBaseline && flags.baseline === false) throw new UsageError('--update-baseline takes no --no-baseline');
  if (flags.stdin && given.length > 0) throw new UsageError(`${asked.includes('-') ? '-' : '--stdin'} takes no other files`);
  if (flags.stdinFilename !== undefined && !flags.stdin) throw new UsageError('--stdin-filename needs - or --stdin');
  if (flags.stdin && flags.changed !== undefined) throw new UsageError('--changed looks at files; it takes no --stdin');
  if (flags.stdin && flags.fix) throw new UsageError('--fix changes files; it takes no --stdin');
  if (
    flags.watch &&
    (flags.stdin || flags.fix || flags.updateBaseline || flags.changed !== undefined || flags.shard || isScaled(flags))
  )
    throw new UsageError('--watch takes no --stdin, --fix, --update-baseline, --changed, --shard, --jobs or --cache');
  if (flags.shard && (flags.stdin || flags.fix || flags.updateBaseline))
    throw new UsageError('--shard takes no --stdin, --fix or --update-baseline');
  const paths = given.length > 0 ? given : ['.'];
  const once = <C extends Checked>(run: (request: Request) => Promise<C>) =>
    guessVerb(given, verbs, () => checkOnce(paths, flags, outputs, run));
  if (!flags.watch) return (await once((request) => runOf(request, flags, outputs))).code;
  return watch(() => once(runChecks), {
    paths,
    exclude: flags.exclude,
    outputs: outputs.flatMap((o) => o.file ?? []),
    besides: (folder) => (flags.baseline === false ? [] : [baselinePath(flags, folder)]),
    color: flags.color,
  });
}

async function checkOnce<C extends Checked>(
  paths: readonly string[],
  flags: CheckFlags,
  outputs: readonly Output[],
  run: (request: Request) => Promise<C>,
): Promise<{ code: number; session: C; report: ReportInput }> {
  const refused: string[] = [];
  const request = {
    paths,
    ...(flags.exclude && { exclude: flags.exclude }),
    ...(flags.stdin ? { stdin: { file: flags.stdinFilename ?? 'stdin.earshot', text: await readStdin() } } : {}),
    ...(flags.changed !== undefined && {
      changed: {
        ref: flags.changed,
        besides: (folder: string) => (flags.baseline === false ? [] : [baselinePath(flags, folder)]),
      },
    }),
    ...lawOf(flags),
    ...(flags.maxDeterminations === undefined ? {} : { maxDeterminations: flags.maxDeterminations }),
    ...(flags.explain ? { explain: true } : {}),
    showProgress: !flags.quiet && isTerminal('stderr'),
  };
  if (flags.fix) refused.push(...(await fixSpecs(request)));
  const session = await run(request);

  const started = now();
  checkNotRead(outputs, session.read);
  const report = await baselined(session, paths, flags);
  const failOn = flags.failOn ?? failOnOf(session);
  await writeReports(outputs, report, { ...flags, failOn });
  const problems = [...refused, ...session.problems];
  for (const problem of problems) note(problem);
  const { products, determinations, errors } = report.summary;
  if (products > 0 && determinations === 0 && errors === 0 && !flags.quiet && !flags.shard) note(NOTHING_ASKED);
  if (flags.stats) printStats(session, now() - started);
  const found = fails(report.summary, failOn) ? EXIT.findings : EXIT.clean;
  return { code: problems.length > 0 ? EXIT.usage : found, session, report };
}

/** An imported bill of materials is one until somebody says where its product goes; a gate would pass it in silence. */
const NOTHING_ASKED = 'no product names a destination, so nothing was determined; add one, such as destination DE';

const BY_FOLDER: Share = { part: 0, of: 0 };

const isScaled = ({ jobs, cache, cacheFolder, stdin }: CheckFlags): boolean =>
  !stdin && (jobs !== undefined || cache !== undefined || cacheFolder !== undefined);

/** In one program, or file by file where that is asked for. */
async function runOf(request: Request, flags: CheckFlags, outputs: readonly Output[]): Promise<Checked> {
  const { shard, jobs, cache, cacheFolder } = flags;
  const kept = shard !== undefined && outputs.some((o) => o.format === 'json');
  const needs = needsOf(
    outputs.map((o) => o.format),
    kept,
  );
  const scaled = (plans: readonly Plan[]): Promise<Scaled> =>
    runScaled(plans, { jobs: jobs ?? 1, cache: cacheFolder ?? cache, needs });
  if (shard) return runShard(request, shard, { kept, check: scaled });
  if (!isScaled(flags)) return runChecks(request);
  return scaled(await plansOf(request));
}

const failOnOf = ({ config, others = [] }: Checked): FailOn =>
  oneFailOn([config, ...others.map((o) => o.config)].map((c) => c['fail-on']));

const baselinePath = ({ baseline }: CheckFlags, folder: string): string =>
  resolve(baseline || join(folder, 'earshot-baseline.json'));

/** The report, held against the baseline where there is one. */
async function baselined(session: Checked, paths: readonly string[], flags: CheckFlags): Promise<ReportInput> {
  if (flags.baseline === false) return session.report;
  const path = baselinePath(flags, session.folder);
  if (flags.baseline === undefined && session.others) {
    const own = session.others.some((o) => existsSync(baselinePath(flags, o.folder)));
    if (own || flags.updateBaseline)
      throw new UsageError('several earshot.json judge these specs: say which baseline with --baseline');
  }
  if (flags.baseline === undefined && !flags.updateBaseline && !existsSync(path)) return session.report;
  return withBaseline(session, {
    path,
    update: flags.updateBaseline === true,
    part: flags.shard !== undefined,
    whole: flags.stdin || flags.changed || flags.exclude || isNarrowed(paths) ? [] : paths,
  });
}

/** `earshot chek`: the default verb takes it for a file that is not there. */
async function guessVerb<T>(paths: readonly string[], verbs: readonly string[], run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const word = paths[0];
    if (
      error instanceof UsageError &&
      word !== undefined &&
      word === process.argv[2] &&
      /^[a-z-]+$/.test(word) &&
      !existsSync(word)
    ) {
      const near = suggest(word, verbs);
      throw new UsageError(`${word} is neither a verb nor an existing file or folder${near ? `; did you mean ${near}?` : ''}`);
    }
    throw error;
  }
}

function printStats({ report, read, lines, times }: Checked, reportMs: number): void {
  const { files, products, determinations } = report.summary;
  const ms = (n: number): string => `${n.toFixed(1)} ms`;
  note(`${files} files (${read.length} with imports, ${lines()} lines), ${products} products, ${determinations} determinations`);
  note(`read, parse and bind ${ms(times.parse)}, determine and check ${ms(times.check)}, report ${ms(reportMs)}`);
  note(`memory ${(process.memoryUsage.rss() / (1024 * 1024)).toFixed(0)} MB`);
}
