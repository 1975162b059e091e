/** `earshot alternatives`: the cheapest sets of declared alternatives that change an answer. */
import { type Command, Option } from 'commander';
import { oneOf } from './arguments.ts';
import { type ColorMode, isTerminal, note, print, wantsColor } from './console.ts';
import { EXIT } from './failure.ts';
import { addLawOptions, colorOption, lawOf, type LawFlags } from './law.ts';
import { runCheck } from './open-program.ts';

interface Flags extends LawFlags {
  readonly format: 'pretty' | 'json';
  readonly color: ColorMode;
}

export function addAlternatives(program: Command, done: (code: number) => void): void {
  addLawOptions(
    program
      .command('alternatives')
      .summary('the cheapest sets of alternatives that change an answer')
      .description(
        'List the sets of declared alternatives that better an answer, cheapest first, each determined again in full. Without paths: the current folder.',
      )
      .argument('[paths...]', 'files, folders or globs')
      .addOption(
        new Option('--format <format>', 'pretty or json').default('pretty').argParser(oneOf(['pretty', 'json'] as const)),
      ),
  )
    .addOption(colorOption())
    .action(async (paths: string[], flags: Flags) => {
      done(await alternatives(paths, flags));
    });
}

async function alternatives(paths: readonly string[], flags: Flags): Promise<number> {
  const session = await runCheck({
    paths: paths.length > 0 ? paths : ['.'],
    ...lawOf(flags),
    showProgress: isTerminal('stderr'),
  });
  const { printAlternatives, printAlternativesJson } = await import('../report/alternatives.ts');
  print(
    flags.format === 'json'
      ? printAlternativesJson(session.report)
      : printAlternatives(session.report, { color: wantsColor(flags.color, isTerminal('stdout')) }),
  );
  for (const problem of session.problems) note(problem);
  return session.problems.length > 0 ? EXIT.usage : EXIT.clean;
}
