/** `earshot report`: one self-contained HTML page. */
import { type Command, Option } from 'commander';
import { basename } from 'node:path';
import type { Day } from '../../../grammar/src/text/date.ts';
import { ended } from '../base/steps.ts';
import { SINCE } from '../report/page/input.ts';
import { REDACTIONS, type Redaction } from '../report/page/redact.ts';
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
  const { makingPage, printPage } = await import('../report/page/index.ts');
  const progress = new Progress(isTerminal('stderr'));
  const { title, redact = [], from } = flags;
  const models = [...program.files.values()].map((f) => f.model);
  const making = makingPage(
    { report: input, rulebook: program.rulebook, options, models },
    { title, name: basename(process.cwd()), redact, from },
  );
  const page = await printPage(ended(making, (told) => progress.tick(told)));
  progress.clear();
  writeWhole(flags.output, flags.output, page);
  for (const problem of session.problems) note(problem);
  return session.problems.length > 0 ? EXIT.usage : EXIT.clean;
}
