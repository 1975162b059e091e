/** `earshot test`: the answers that specs pin with `expect`, held against the answers of now. */
import { type Command, Option } from 'commander';
import { oneOf } from './arguments.ts';
import { type ColorMode, isTerminal, note, print, wantsColor } from './console.ts';
import { EXIT, UsageError } from './failure.ts';
import { addLawOptions, colorOption, lawOf, type LawFlags } from './law.ts';
import { runChecks } from './several.ts';
import { checkNotRead, checkOutputs, writeWhole } from './output.ts';

interface Flags extends LawFlags {
  readonly format: 'pretty' | 'junit';
  readonly output?: string;
  readonly color: ColorMode;
  readonly quiet?: true;
}

export function addTest(program: Command, done: (code: number) => void): void {
  addLawOptions(
    program
      .command('test')
      .summary('hold the answers that specs pin with `expect` against the answers of now')
      .description(
        'Determine every product and hold each `expect` against its answer. Ends 1 where one differs, or where a spec has an error that may hide one. Without paths: the current folder.',
      )
      .argument('[paths...]', 'files, folders or globs'),
  )
    .addOption(
      new Option('--format <format>', 'pretty or junit').default('pretty').argParser(oneOf(['pretty', 'junit'] as const)),
    )
    .addOption(new Option('--output <file>', 'write the report to a file'))
    .addOption(colorOption())
    .option('--quiet', 'what differs only')
    .action(async (paths: string[], flags: Flags) => {
      done(await testVerb(paths.length > 0 ? paths : ['.'], flags));
    });
}

async function testVerb(paths: readonly string[], flags: Flags): Promise<number> {
  const outputs = [{ file: flags.output }];
  checkOutputs(outputs);
  const session = await runChecks({ paths, ...lawOf(flags), showProgress: !flags.quiet && isTerminal('stderr') });
  checkNotRead(outputs, session.read);
  const { failed, printTests, printTestsJunit, testRunOf } = await import('../report/expectations.ts');
  const run = testRunOf(session.report);
  const text =
    flags.format === 'junit'
      ? printTestsJunit(run)
      : printTests(run, {
          color: wantsColor(flags.color, flags.output === undefined && isTerminal('stdout')),
          quiet: flags.quiet === true,
        });
  if (flags.output === undefined) print(text);
  else writeWhole(flags.output, flags.output, text);
  for (const problem of session.problems) note(problem);
  if (session.problems.length > 0) return EXIT.usage;
  if (failed(run)) return EXIT.findings;
  // A run that tested nothing is not a run that passed.
  if (run.pinned.length === 0) throw new UsageError(`no expectation in ${paths.join(', ')}: write \`expect\` in a destination`);
  return EXIT.clean;
}
