/** What every verb that determines may be told of the law, and how its output is colored. */
import { type Command, Option } from 'commander';
import type { Day } from '../../../grammar/src/text/date.ts';
import { oneOf, readDay } from './arguments.ts';

export interface LawFlags {
  readonly asOf?: Day;
  readonly codified?: true;
  readonly strict?: true;
  readonly strictDates?: true;
}

export function addLawOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--as-of <date>', 'the day whose law applies where the spec says none (default: today)').argParser(readDay),
    )
    .option('--codified', 'follow the codified text, whatever its agency enforces')
    .option('--strict', 'answers that hold only under a proviso become undetermined')
    .option('--strict-dates', 'what the rulebook carries, and has not read for the day, decides nothing');
}

/** Only what was said: the configuration speaks for the rest. */
export const lawOf = ({ asOf, codified, strict, strictDates }: LawFlags): LawFlags => ({
  ...(asOf && { asOf }),
  ...(codified && { codified }),
  ...(strict && { strict }),
  ...(strictDates && { strictDates }),
});

export function colorOption(): Option {
  return new Option('--color <when>', 'auto, always or never; NO_COLOR is honored')
    .default('auto')
    .argParser(oneOf(['auto', 'always', 'never'] as const));
}
