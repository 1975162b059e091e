/** `earshot import`: what it reads. The work is in a bundle of its own; a check never loads it. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { currencyCodes } from '../../../grammar/src/text/currencies.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { FIELD_NAMES } from '../bom/fields.ts';
import { oneOf } from './arguments.ts';
import { UsageError } from './failure.ts';
import type { ImportBomFlags, ImportEtoFlags } from './import-flags.ts';

export function addImport(program: Command, done: (code: number) => void): void {
  const verb = program
    .command('import')
    .summary('a spec from a bill of materials; alternatives from supply data')
    .description('Read what people have into a spec: earshot import bom FILE, earshot import eto DIR.')
    .argument('[what]')
    .usage('bom FILE | eto DIR')
    .allowExcessArguments()
    .action((what: string | undefined) => {
      throw new UsageError(
        `${what === undefined ? 'say what to import' : `there is no earshot import ${what}`}: earshot import bom FILE`,
      );
    });
  verb
    .command('bom')
    .summary('CSV, Excel, CycloneDX, SPDX, or the JSON of a distributor')
    .description(
      'Write a spec from a bill of materials. Columns are found by their names; the mapping, and every row that is no part, go to standard error. A spec that is there is brought up to date, and keeps what people wrote.',
    )
    .argument('<file>', 'the bill of materials')
    .option('--output <file>', 'the spec (default: beside the file, under its name)')
    .addOption(
      new Option(
        '--map <field=column>',
        `take a field from a column, by name or number; repeatable: ${FIELD_NAMES.join(', ')}`,
      ).argParser(addMapping),
    )
    .option('--sheet <name>', 'of a workbook with several')
    .addOption(new Option('--currency <code>', 'where the file says none').argParser(readCurrency))
    .addOption(
      new Option('--decimal <sign>', 'what stands before the fraction, where it cannot be told: point or comma').argParser(
        oneOf(['point', 'comma'] as const),
      ),
    )
    .option('--product <name>', 'the product (default: the name of the file)')
    .option('--save-profile', 'keep the mapping, sheet, currency and decimal sign in earshot.json, for the next file')
    .option('--dry-run', 'print the spec, write nothing')
    .action(async (file: string, flags: ImportBomFlags) => done(await (await import('./import-bom.ts')).importBom(file, flags)));
  verb
    .command('eto')
    .summary('candidates for alternatives, from the supply chain explorer of ETO')
    .description(
      'Write alternatives (provider, its country, its share) from inputs.csv, providers.csv and provision.csv of the supply chain explorer, which you have downloaded. Its license is CC BY-NC 4.0.',
    )
    .argument('<folder>', 'the folder with the CSV files')
    .addOption(
      new Option(
        '--for <name=input>',
        'alternatives to this input of a spec from this one of the data, by name or id; repeatable (default: all)',
      ).argParser(addPair),
    )
    .option('--spec <file>', 'the spec that declares those inputs; it is imported')
    .option('--output <file>', 'write to a file (default: standard output)')
    .action(async (folder: string, flags: ImportEtoFlags) =>
      done(await (await import('./import-eto.ts')).importEto(folder, flags)),
    );
}

function addPair(text: string, before: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  if (at < 1 || text.slice(at + 1).trim() === '') throw new InvalidArgumentError('Expected NAME=INPUT, such as resist=N43.');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1).trim() };
}

function addMapping(text: string, before: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  const field = text.slice(0, at).trim();
  if (at < 1) throw new InvalidArgumentError('Expected FIELD=COLUMN, such as part=Bezeichnung.');
  if (!FIELD_NAMES.some((f) => f === field)) {
    const near = suggest(field, FIELD_NAMES);
    throw new InvalidArgumentError(
      `There is no field ${field}; ${near ? `did you mean ${near}?` : `choose ${FIELD_NAMES.join(', ')}.`}`,
    );
  }
  return { ...before, [field]: text.slice(at + 1).trim() };
}

function readCurrency(text: string): string {
  const code = text.toUpperCase();
  if (!currencyCodes.includes(code)) throw new InvalidArgumentError('Expected a currency code, such as EUR.');
  return code;
}
