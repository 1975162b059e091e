/** `earshot alternatives`: the cheapest sets of declared alternatives that change an answer. */
import { type Command, Option } from 'commander';
import type { Day } from '../base/date.ts';
import { oneOf } from './arguments.ts';
import { colorOption, dateOption } from './check.ts';
import { type ColorMode, isTerminal, note, print, wantsColor } from './console.ts';
import { EXIT } from './failure.ts';
import { runCheck } from './session.ts';

interface Flags {
  readonly format: 'pretty' | 'json';
  readonly asOf?: Day;
  readonly codified?: true;
  readonly strict?: true;
  readonly strictDates?: true;
  readonly color: ColorMode;
}

export function addAlternatives(program: Command, done: (code: number) => void): void {
  program
    .command('alternatives')
    .summary('the cheapest sets of alternatives that change an answer')
    .description('List the sets of declared alternatives that better an answer, cheapest first, each determined again in full. Without paths: the current folder.')
    .argument('[paths...]', 'files, folders or globs')
    .addOption(new Option('--format <format>', 'pretty or json').default('pretty').argParser(oneOf(['pretty', 'json'] as const)))
    .addOption(dateOption())
    .option('--codified', 'follow the codified text, whatever its agency enforces')
    .option('--strict', 'answers that hold only under a proviso become undetermined')
    .option('--strict-dates', 'what the rulebook carries, and has not read for the day, decides nothing')
    .addOption(colorOption())
    .action(async (paths: string[], flags: Flags) => {
      done(await alternatives(paths, flags));
    });
}

async function alternatives(paths: readonly string[], flags: Flags): Promise<number> {
  const session = await runCheck({
    paths: paths.length > 0 ? paths : ['.'],
    ...(flags.asOf ? { asOf: flags.asOf } : {}),
    ...(flags.codified ? { codified: true } : {}),
    ...(flags.strict ? { strict: true } : {}),
    ...(flags.strictDates ? { strictDates: true } : {}),
    showProgress: isTerminal('stderr'),
  });
  const { printAlternatives, printAlternativesJson } = await import('../report/alternatives.ts');
  print(flags.format === 'json' ? printAlternativesJson(session.report) : printAlternatives(session.report, { color: wantsColor(flags.color, isTerminal('stdout')) }));
  for (const problem of session.problems) note(problem);
  return session.problems.length > 0 ? EXIT.usage : EXIT.clean;
}
