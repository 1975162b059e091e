/** `earshot report`: one self-contained HTML page. */
import { type Command, Option } from 'commander';
import { basename } from 'node:path';
import type { Day } from '../../../grammar/src/text/date.ts';
import { REDACTIONS, type Redaction } from '../report/page/redact.ts';
import { PREFERENCE } from '../workspace/exposure/ways.ts';
import { readDay, someOf } from './arguments.ts';
import { isTerminal, note } from './console.ts';
import { EXIT } from './failure.ts';
import { addLawOptions, lawOf, type LawFlags } from './law.ts';
import { runCheck } from './open-program.ts';
import { checkNotRead, checkOutputs, writeWhole } from './output.ts';

interface Flags extends LawFlags {
  readonly output: string;
  readonly title?: string;
  readonly redact?: readonly Redaction[];
  readonly from?: Day;
}

/** The first day that the timeline shows: before the rules of 2022. */
const SINCE = '2022-01-01' as Day;
/** Answers of which the timeline, and what else changes them, are asked for; the others take too long. */
const MOST = 250;

export function addReport(program: Command, done: (code: number) => void): void {
  addLawOptions(
    program
      .command('report')
      .summary('one self-contained HTML page')
      .description(
        'A page for those who decide and those who audit: a summary, products and countries, U.S. content against its level, the flow of value, what is at stake, alternatives, the answers over the days, what is undetermined, and the arguments. It loads nothing, and prints. Without paths: the current folder.',
      )
      .argument('[paths...]', 'files, folders or globs')
      .addOption(new Option('--output <file>', 'where the page is written').default('earshot-report.html'))
      .addOption(new Option('--title <text>', 'its heading'))
      .addOption(new Option('--redact <what>', `what is withheld: ${REDACTIONS.join(',')}`).argParser(someOf(REDACTIONS)))
      .addOption(new Option('--from <date>', `the first day of the timeline (default: ${SINCE})`).argParser(readDay)),
  ).action(async (paths: string[], flags: Flags) => {
    done(await report(paths, flags));
  });
}

async function report(paths: readonly string[], flags: Flags): Promise<number> {
  checkOutputs([{ file: flags.output }]);
  const session = await runCheck({
    paths: paths.length > 0 ? paths : ['.'],
    ...lawOf(flags),
    showProgress: isTerminal('stderr'),
  });
  checkNotRead([{ file: flags.output }], session.read);
  const { program, report: input, options } = session;
  const { rulebook } = program;
  const { determinations } = input;
  const { exposureOf, historiesOf, leversFor, printPage, questionsFor } = await import('../report/page/index.ts');
  const models = [...new Set(determinations.map((d) => d.at.file))].map((file) => program.files.get(file)!.model);
  const few = determinations.length <= MOST;
  if (!few) note(`the answers over the days, and what else changes them, are left out: there are more than ${MOST}`);
  const to = ([...rulebook.days, rulebook.through].sort().at(-1) ?? rulebook.through) as Day;
  const from = flags.from ?? SINCE;
  const title = flags.title ?? `Export control report: ${basename(process.cwd())}`;
  const page = await printPage({
    title,
    report: input,
    models,
    rulebook,
    exposure: exposureOf(models, rulebook, { ...options, currency: 'USD', preference: PREFERENCE }),
    levers: few
      ? models.flatMap((m) =>
          leversFor(
            m,
            determinations.filter((d) => d.at.file === m.file),
            rulebook,
            { ...options, days: false },
          ),
        )
      : [],
    questions: questionsFor(determinations),
    ...(few && { history: { from, to, histories: models.flatMap((m) => historiesOf(m, rulebook, from, to, options)) } }),
    redact: flags.redact ?? [],
    command: 'earshot',
  });
  writeWhole(flags.output, flags.output, page);
  for (const problem of session.problems) note(problem);
  return session.problems.length > 0 ? EXIT.usage : EXIT.clean;
}
