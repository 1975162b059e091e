/** `earshot diff`: its options. */
import { type Command, Option } from 'commander';
import { oneOf, readDay } from './arguments.ts';
import { addLawOptions, colorOption } from './law.ts';
import { DIFF_FAIL_ON, DIFF_FORMATS, type DiffFlags } from './diff-flags.ts';
import { diffVerb } from './diff-run.ts';

export function addDiff(program: Command, done: (code: number) => void): void {
  addLawOptions(
    program
      .command('diff')
      .summary('what changes when the law, or the spec, changes')
      .description(
        'Which answers change between the law of two days, on which day, and by which rule (--from, --to); between a saved JSON report of check and now (--against); or between the law and a proposal (--reform), on the day of --as-of or the first on which all of it holds. ' +
          'With two days or a proposal, every destination is asked about the law of both, whatever as-of and on the specs state.',
      )
      .argument('[paths...]', 'files, folders or globs (default: the current folder)')
      .addOption(new Option('--from <date>', 'the earlier day').argParser(readDay))
      .addOption(new Option('--to <date>', 'the later day (default: today)').argParser(readDay))
      .addOption(new Option('--against <report>', 'a JSON report that check made'))
      .addOption(new Option('--reform <folder>', 'a proposal to change the law (reform.yaml)')),
  )
    .addOption(new Option('--format <format>', `report to print: ${DIFF_FORMATS.join(', ')}`).argParser(oneOf(DIFF_FORMATS)))
    .addOption(new Option('--output <file>', 'write the report to a file'))
    .option('--all', 'list what is only renumbered, too')
    .addOption(
      new Option('--fail-on <level>', `exit 1 on: ${DIFF_FAIL_ON.join(', ')} (default: flip)`).argParser(oneOf(DIFF_FAIL_ON)),
    )
    .addOption(colorOption())
    .option('--quiet', 'changes only: no table, no totals')
    .action(async (paths: string[], flags: DiffFlags) => {
      done(await diffVerb(paths, flags));
    });
}
