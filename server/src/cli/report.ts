/** `earshot report`: one self-contained HTML page. */
import { type Command, Option } from 'commander';
import { basename } from 'node:path';
import type { Day } from '../../../grammar/src/text/date.ts';
import type { Determination } from '../determine/result.ts';
import { outcomeOrder } from '../rules/answer-words.ts';
import { REDACTIONS, type Redaction } from '../report/page/redact.ts';
import { PREFERENCE } from '../workspace/exposure/ways.ts';
import { readDay, someOf } from './arguments.ts';
import { isTerminal, note } from './console.ts';
import { EXIT } from './failure.ts';
import { addLawOptions, lawOf, type LawFlags } from './law.ts';
import { runCheck } from './open-program.ts';
import { Progress } from './progress.ts';
import { checkNotRead, checkOutputs, writeWhole } from './output.ts';

interface Flags extends LawFlags {
  readonly output: string;
  readonly title?: string;
  readonly redact?: readonly Redaction[];
  readonly from?: Day;
}

/** The first day that the timeline shows: before the rules of 2022. */
const SINCE = '2022-01-01' as Day;
/** Answers of which what else changes them is asked for; each takes a hundred determinations. */
const MOST_LEVERS = 250;

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
  const { coursesOf, daysOn, exposureOf, leversFor, printPage, questionsFor } = await import('../report/page/index.ts');
  const models = [...new Set(determinations.map((d) => d.at.file))].map((file) => program.files.get(file)!.model);
  const to = ([...rulebook.days, rulebook.through].sort().at(-1) ?? rulebook.through) as Day;
  const from = flags.from ?? SINCE;
  const title =
    flags.title ??
    (flags.redact?.includes('parties') ? 'Export control report' : `Export control report: ${basename(process.cwd())}`);
  const progress = new Progress(isTerminal('stderr'));
  const courses = models.flatMap((m, i) => {
    const steps = coursesOf(m, rulebook, from, to, options);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      const { day, of } = step.value;
      progress.tick(() => `answers over the days: ${day} of ${of} days, file ${i + 1} of ${models.length}`);
    }
  });
  const standing = standingFirst(determinations);
  const asked = standing.slice(0, MOST_LEVERS);
  let done = 0;
  const each = (): void => {
    done++;
    progress.tick(() => `what else changes an answer: ${done} of ${asked.length}`);
  };
  const levers = [...Map.groupBy(asked, (d) => d.at.file)].flatMap(([file, own]) =>
    leversFor(program.files.get(file)!.model, own, rulebook, { ...options, each, daysFor: daysOn(courses, rulebook.days) }),
  );
  progress.tick(() => 'writing the page');
  const page = await printPage({
    title,
    report: input,
    models: [...program.files.values()].map((f) => f.model),
    rulebook,
    exposure: exposureOf(models, rulebook, { ...options, currency: 'USD', preference: PREFERENCE }),
    levers,
    notAsked: standing.length - asked.length,
    questions: questionsFor(determinations),
    days: { from, to, courses },
    redact: flags.redact ?? [],
    command: 'earshot',
  });
  progress.clear();
  writeWhole(flags.output, flags.output, page);
  for (const problem of session.problems) note(problem);
  return session.problems.length > 0 ? EXIT.usage : EXIT.clean;
}

/** Those that need a license, then those that are open, then the others; of each in the order of the specs. */
const standingFirst = (determinations: readonly Determination[]): Determination[] =>
  determinations
    .filter((d) => d.outcome !== 'not-subject')
    .toSorted((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome));
