/** Reports of a check, each to its place, and whether it fails the run: what `check` and `merge` share. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { FORMAT_NAMES, FORMATS } from '../report/formats.ts';
import { FAIL_ON, type FailOn, type ReportInput } from '../report/input.ts';
import type { CheckSummary } from '../workspace/parts.ts';
import { addFormat, addOutput, oneOf, type Output, readCount } from './arguments.ts';
import { type ColorMode, isTerminal, print, terminalWidth, wantsColor } from './console.ts';
import { colorOption } from './law.ts';
import { UsageError } from './failure.ts';
import { writeWhole } from './output.ts';

export interface ReportFlags {
  readonly format?: readonly Output[];
  readonly explain?: boolean;
  readonly failOn?: FailOn;
  readonly maxDiagnostics?: number;
  readonly color: ColorMode;
  readonly quiet?: true;
}

export function addReportOptions(command: Command): Command {
  // `--output` is kept with the `--format` it follows, so the order on the command line matters.
  command.on('option:output', (file: string) => {
    command.setOptionValue('format', addOutput(file, (command.getOptionValue('format') ?? []) as Output[]));
  });
  return command
    .addOption(
      new Option('--format <format>', `report to print: ${FORMAT_NAMES.join(', ')}; repeatable, each with --output`).argParser(
        addFormat,
      ),
    )
    .addOption(new Option('--output <file>', 'write the report of the --format before it to a file'))
    .addOption(
      new Option('--fail-on <level>', `exit 1 on findings at or above: ${FAIL_ON.join(', ')} (default: error)`).argParser(
        oneOf(FAIL_ON),
      ),
    )
    .addOption(
      new Option('--max-diagnostics <count>', 'print at most so many findings (json always has all)').argParser(readCount),
    )
    .addOption(colorOption())
    .option('--quiet', 'findings only: no table, no totals');
}

/** The one level that all configurations of a run ask for. */
export function oneFailOn(said: readonly (string | null | undefined)[]): FailOn {
  const levels = new Set(said.map((word) => FAIL_ON.find((level) => level === word) ?? 'error'));
  if (levels.size > 1) throw new UsageError('earshot.json files differ in fail-on: give --fail-on, or check their folders apart');
  return [...levels][0]!;
}

export const outputsOf = ({ format }: ReportFlags): readonly Output[] => (format?.length ? format : [{ format: 'pretty' }]);

export async function writeReports(outputs: readonly Output[], report: ReportInput, flags: ReportFlags): Promise<void> {
  for (const output of outputs) {
    const text = await render(output, report, flags);
    if (output.file === undefined) print(text);
    else writeWhole(output.file, output.file, text);
  }
}

/** A report, or its pieces where it may be longer than a string. */
async function render(output: Output, report: ReportInput, flags: ReportFlags): Promise<string | Iterable<string>> {
  const toTerminal = output.file === undefined;
  const width = toTerminal ? terminalWidth() : undefined;
  const printReport = await FORMATS[output.format]();
  return printReport(report, {
    color: wantsColor(flags.color, toTerminal && isTerminal('stdout')),
    proof: flags.explain === true,
    // In a checkout nothing called earshot is installed.
    command: process.env['npm_package_name'] === 'earshot' ? 'npm run -s earshot --' : 'earshot',
    ...(flags.failOn && { failOn: flags.failOn }),
    ...(width && { width }),
    ...(flags.maxDiagnostics === undefined ? {} : { maxDiagnostics: flags.maxDiagnostics }),
    ...(flags.quiet ? { quiet: true } : {}),
  });
}

/** Each level takes in those before it: an undetermined answer fails only where that is asked for. */
export function fails(summary: CheckSummary, level: FailOn): boolean {
  if (level === 'never') return false;
  if (summary.errors > 0) return true;
  if (level === 'error') return false;
  return summary.warnings > 0 || (level === 'undetermined' && summary.undetermined > 0);
}
