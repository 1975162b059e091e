/** `earshot check`: determine everything, print the findings. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { FORMAT_NAMES, FORMATS } from '../report/formats.ts';
import { FAIL_ON, type FailOn, type ReportInput, type Summary } from '../report/input.ts';
import { addFormat, addGlob, addOutput, oneOf, type Output, readCount } from './arguments.ts';
import { now } from '../project/clock.ts';
import { type ColorMode, isTerminal, note, print, terminalWidth, wantsColor } from './console.ts';
import { withBaseline } from './baseline.ts';
import { EXIT, UsageError } from './failure.ts';
import { isNarrowed } from './files.ts';
import { fixSpecs } from './fix.ts';
import { laterOptions } from './later.ts';
import { addLawOptions, colorOption, lawOf, type LawFlags } from './law.ts';
import { checkNotRead, checkOutputs, writeWhole } from './output.ts';
import { readStdin } from './stdin.ts';
import { type Checked, runCheck } from './open-program.ts';
import { type Once, watch } from './watch.ts';

export interface CheckFlags extends LawFlags {
  readonly format?: readonly Output[];
  readonly explain?: true;
  readonly failOn?: FailOn;
  readonly maxDiagnostics?: number;
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
  readonly color: ColorMode;
  readonly quiet?: true;
}

export function addCheck(program: Command, done: (code: number) => void): void {
  const command = program
    .command('check', { isDefault: true })
    .summary('determine everything, print the findings (the default)')
    .description('Determine every product for every destination and print the findings. Without paths: the current folder.')
    .argument('[paths...]', 'files, folders or globs; !GLOB passes over, - is standard input');
  addLawOptions(
    command
      .addOption(
        new Option('--format <format>', `report to print: ${FORMAT_NAMES.join(', ')}; repeatable, each with --output`).argParser(
          addFormat,
        ),
      )
      .addOption(new Option('--output <file>', 'write the report of the --format before it to a file')),
  )
    .option('--explain', 'list rules that do not apply too; in json, with the proof')
    .addOption(
      new Option('--fail-on <level>', `exit 1 on findings at or above: ${FAIL_ON.join(', ')} (default: error)`).argParser(
        oneOf(FAIL_ON),
      ),
    )
    .addOption(
      new Option('--max-diagnostics <count>', 'print at most so many findings (json always has all)').argParser(readCount),
    )
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
    .addOption(colorOption())
    .option('--quiet', 'findings only: no table, no totals');
  laterOptions(command);

  // `--output` is kept with the `--format` it follows, so the order on the command line matters.
  command.on('option:output', (file: string) => {
    command.setOptionValue('format', addOutput(file, (command.getOptionValue('format') ?? []) as Output[]));
  });
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
  const flags: CheckFlags = given.length < asked.length ? { ...said, stdin: true } : said;
  const outputs: readonly Output[] = flags.format?.length ? flags.format : [{ format: 'pretty' }];
  checkOutputs([...outputs, ...(flags.baseline ? [{ file: flags.baseline }] : [])]);
  if (flags.updateBaseline && flags.baseline === false) throw new UsageError('--update-baseline takes no --no-baseline');
  if (flags.stdin && given.length > 0) throw new UsageError(`${asked.includes('-') ? '-' : '--stdin'} takes no other files`);
  if (flags.stdinFilename !== undefined && !flags.stdin) throw new UsageError('--stdin-filename needs - or --stdin');
  if (flags.stdin && flags.changed !== undefined) throw new UsageError('--changed looks at files; it takes no --stdin');
  if (flags.stdin && flags.fix) throw new UsageError('--fix changes files; it takes no --stdin');
  if (flags.watch && (flags.stdin || flags.fix || flags.updateBaseline || flags.changed !== undefined))
    throw new UsageError('--watch takes no --stdin, --fix, --update-baseline or --changed');
  const paths = given.length > 0 ? given : ['.'];
  const once = (): Promise<Once> => guessVerb(given, verbs, () => checkOnce(paths, flags, outputs));
  if (!flags.watch) return (await once()).code;
  return watch(once, {
    paths,
    exclude: flags.exclude,
    outputs: outputs.flatMap((o) => o.file ?? []),
    besides: (folder) => (flags.baseline === false ? [] : [baselinePath(flags, folder)]),
    color: flags.color,
  });
}

async function checkOnce(paths: readonly string[], flags: CheckFlags, outputs: readonly Output[]): Promise<Once> {
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
  const session = await runCheck(request);

  const started = now();
  checkNotRead(outputs, session.read);
  const report = await baselined(session, paths, flags);
  const failOn = flags.failOn ?? session.config['fail-on'] ?? 'error';
  for (const output of outputs) {
    const text = await render(output, report, { ...flags, failOn });
    if (output.file === undefined) print(text);
    else writeWhole(output.file, output.file, text);
  }
  const problems = [...refused, ...session.problems];
  for (const problem of problems) note(problem);
  if (flags.stats) printStats(session, now() - started);
  const found = fails(report.summary, failOn) ? EXIT.findings : EXIT.clean;
  return { code: problems.length > 0 ? EXIT.usage : found, session, report };
}

const baselinePath = ({ baseline }: CheckFlags, folder: string): string =>
  resolve(baseline || join(folder, 'earshot-baseline.json'));

/** The report, held against the baseline where there is one. */
async function baselined(session: Checked, paths: readonly string[], flags: CheckFlags): Promise<ReportInput> {
  if (flags.baseline === false) return session.report;
  const path = baselinePath(flags, session.folder);
  if (flags.baseline === undefined && !flags.updateBaseline && !existsSync(path)) return session.report;
  return withBaseline(session, {
    path,
    update: flags.updateBaseline === true,
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

/** A report, or its pieces where it may be longer than a string. */
async function render(output: Output, report: ReportInput, flags: CheckFlags): Promise<string | Iterable<string>> {
  const toTerminal = output.file === undefined;
  const width = toTerminal ? terminalWidth() : undefined;
  const printReport = await FORMATS[output.format]();
  return printReport(report, {
    color: wantsColor(flags.color, toTerminal && isTerminal('stdout')),
    proof: flags.explain === true,
    // In a checkout nothing called earshot is installed.
    command: process.env['npm_package_name'] === 'earshot' ? 'npm run -s earshot --' : 'earshot',
    ...(flags.failOn && { failOn: flags.failOn }),
    ...(width && { width }),
    ...(flags.maxDiagnostics === undefined ? {} : { maxDiagnostics: flags.maxDiagnostics }),
    ...(flags.quiet ? { quiet: true } : {}),
  });
}

/** Each level takes in those before it: an undetermined answer fails only where that is asked for. */
function fails(summary: Summary, level: FailOn): boolean {
  if (level === 'never') return false;
  if (summary.errors > 0) return true;
  if (level === 'error') return false;
  return summary.warnings > 0 || (level === 'undetermined' && summary.undetermined > 0);
}

function printStats({ report, read, lines, times }: Checked, reportMs: number): void {
  const { files, products, determinations } = report.summary;
  const ms = (n: number): string => `${n.toFixed(1)} ms`;
  note(`${files} files (${read.length} with imports, ${lines} lines), ${products} products, ${determinations} determinations`);
  note(`read, parse and bind ${ms(times.parse)}, determine and check ${ms(times.check)}, report ${ms(reportMs)}`);
  note(`memory ${(process.memoryUsage.rss() / (1024 * 1024)).toFixed(0)} MB`);
}
