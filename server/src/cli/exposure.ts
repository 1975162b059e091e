/** `earshot exposure`: the value at stake by supplier, country, ECCN, rule and input. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { currencyCodes } from '../../../grammar/src/text/currencies.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Day } from '../../../grammar/src/text/date.ts';
import type { Strategy } from '../determine/result.ts';
import { EXPOSURE_FORMATS, type ExposureFormat } from '../report/exposure/input.ts';
import { PREFERENCE } from '../workspace/exposure/ways.ts';
import { oneOf, readDay, someOf } from './arguments.ts';
import { type ColorMode, isTerminal, note, print, wantsColor } from './console.ts';
import { EXIT, UsageError } from './failure.ts';
import { version } from '../project/installed.ts';
import { addLawOptions, colorOption, lawOf, type LawFlags } from './law.ts';
import { tellNotMade } from './not-made.ts';
import { openProgram } from './open-program.ts';
import { checkNotRead, checkOutputs, writeWhole } from './output.ts';

interface Flags extends LawFlags {
  readonly format: ExposureFormat;
  readonly output?: string;
  readonly currency: string;
  readonly prefer?: readonly Strategy[];
  readonly from?: Day;
  readonly to?: Day;
  readonly color: ColorMode;
}

/** As they are written after `--prefer`. */
const WORDS: Readonly<Record<string, Strategy>> = {
  domestic: 'design-out-domestic',
  'third-country': 'design-out-third-country',
  'design-around': 'design-around',
  us: 'us-substitute',
};

export function addExposure(program: Command, done: (code: number) => void): void {
  addLawOptions(
    program
      .command('exposure')
      .summary('the value at stake by supplier, country, ECCN, rule and input')
      .description(
        'U.S. content sold, what of it a rule reaches, what has a declared way out, and what would leave; on the day of each sale, or compared between the law of two days (--from, --to). Units are those of volume, else of quantity, of each destination. Without paths: the current folder.',
      )
      .argument('[paths...]', 'files, folders or globs')
      .addOption(new Option('--from <date>', 'the earlier day').argParser(readDay))
      .addOption(new Option('--to <date>', 'the later day').argParser(readDay))
      .addOption(new Option('--currency <code>', 'the currency of all amounts').default('USD').argParser(readCurrency))
      .addOption(
        new Option('--prefer <order>', `what a buyer looks for first (default: ${Object.keys(WORDS).join(',')})`).argParser(
          readOrder,
        ),
      )
      .addOption(
        new Option('--format <format>', EXPOSURE_FORMATS.join(', ')).default('pretty').argParser(oneOf(EXPOSURE_FORMATS)),
      )
      .addOption(new Option('--output <file>', 'write the report to a file')),
  )
    .addOption(colorOption())
    .action(async (paths: string[], flags: Flags) => {
      done(await exposure(paths, flags));
    });
}

function readCurrency(text: string): string {
  const code = text.toUpperCase();
  if (!currencyCodes.includes(code)) throw new InvalidArgumentError('Expected a currency code, such as USD.');
  return code;
}

function readOrder(text: string): Strategy[] {
  const order = someOf(Object.keys(WORDS))(text).map((word) => WORDS[word]!);
  if (new Set(order).size < order.length) throw new InvalidArgumentError('Each strategy stands once.');
  return [...order, ...PREFERENCE.filter((s) => !order.includes(s))];
}

async function exposure(paths: readonly string[], flags: Flags): Promise<number> {
  const { from, to } = flags;
  if ((from === undefined) !== (to === undefined)) throw new UsageError('two days are compared: give both --from and --to');
  if (from !== undefined && from >= to!) throw new UsageError(`--from ${from} is not before --to ${to}`);
  if (from !== undefined && flags.asOf !== undefined) throw new UsageError('--as-of goes without --from and --to');
  checkOutputs([{ file: flags.output }]);
  const opened = await openProgram({
    paths: paths.length > 0 ? paths : ['.'],
    ...lawOf(flags),
    showProgress: isTerminal('stderr'),
  });
  const { program, names, options, problems, progress, shown } = opened;
  const { rulebook, files } = program;
  if (from !== undefined && from < rulebook.from)
    throw new UsageError(`the rulebook begins on ${rulebook.from}; the law of ${from} is not in it`);
  checkNotRead([{ file: flags.output }], [...files.keys()].map(shown));
  const { exposureOf, notMade, printExposureAs } = await import('../report/exposure/index.ts');
  const models = [...new Set(names)].flatMap((name) => files.get(name)?.model ?? []);
  const on = (day: Day | undefined) => {
    progress.tick(() => `determining ${names.length} files${day === undefined ? '' : ` under the law of ${day}`}`);
    return exposureOf(models, rulebook, {
      ...options,
      ...(day !== undefined && { on: day }),
      currency: flags.currency,
      preference: flags.prefer ?? PREFERENCE,
    });
  };
  const days = from === undefined ? ([on(undefined)] as const) : ([on(from), on(to!)] as const);
  progress.clear();
  const location = (at: SourceRange) => {
    const start = files.get(at.file)?.lines.position(at.start) ?? { line: 0, character: 0 };
    return { file: shown(at.file), line: start.line + 1, column: start.character + 1 };
  };
  const text = printExposureAs(
    flags.format,
    { tool: { name: 'earshot', version }, rulebook, days, location },
    { color: wantsColor(flags.color, flags.output === undefined && isTerminal('stdout')) },
  );
  if (flags.output === undefined) print(text);
  else writeWhole(flags.output, flags.output, text);
  const incomplete = tellNotMade(
    opened,
    [...new Map(days.flatMap(notMade).map((d) => [`${d.at.file} ${d.id}`, d])).values()],
    location,
  );
  for (const problem of problems) note(problem);
  if (problems.length > 0) return EXIT.usage;
  return incomplete ? EXIT.findings : EXIT.clean;
}
