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
        'List the sets of declared alternatives that better an answer, cheapest first, each determined again in full; what else changes it (price, one input less, destination, place of export, day); and which missing fact decides most. Without paths: the current folder.',
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
  const { leversIn, printAlternatives, printAlternativesJson, questionsOf } = await import('../report/alternatives.ts');
  const { report } = session;
  const { determinations } = report;
  // The others are as many questions again, and each takes a hundred determinations.
  const asked = determinations.slice(0, MOST_LEVERS);
  if (asked.length < determinations.length)
    note(`what else changes an answer is asked for the first ${MOST_LEVERS} of ${determinations.length} answers`);
  const further = {
    levers: leversIn(asked, () => session),
    questions: questionsOf(determinations),
  };
  print(
    flags.format === 'json'
      ? printAlternativesJson(report, further)
      : printAlternatives(report, further, { color: wantsColor(flags.color, isTerminal('stdout')) }),
  );
  for (const problem of session.problems) note(problem);
  return session.problems.length > 0 ? EXIT.usage : EXIT.clean;
}

const MOST_LEVERS = 200;
