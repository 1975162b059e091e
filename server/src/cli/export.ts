/** `earshot export`: what it writes. */
import type { Command } from 'commander';
import type { Item } from '../model/model.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { note, print } from './console.ts';
import { EXIT, UsageError } from './failure.ts';
import { openProgram } from './open-program.ts';
import { checkNotRead, checkOutputs, writeWhole } from './output.ts';

interface Flags {
  readonly product?: string;
  readonly output?: string;
}

export function addExport(program: Command, done: (code: number) => void): void {
  program
    .command('export')
    .summary('the bill of materials as CSV')
    .description('Write what a spec says for other programs: earshot export bom.')
    .argument('[what]')
    .usage('bom [paths...]')
    .allowExcessArguments()
    .action((what: string | undefined) => {
      throw new UsageError(
        `${what === undefined ? 'say what to export' : `there is no earshot export ${what}`}: earshot export bom`,
      );
    })
    .command('bom')
    .summary('products, their parts and alternates, as CSV')
    .description(
      'Write the bills of materials as CSV, which earshot import bom reads back. Cells that a spreadsheet would run as a formula begin with an apostrophe. Without paths: the current folder.',
    )
    .argument('[paths...]', 'files, folders or globs')
    .option('--product <name>', 'this product and those that it incorporates (default: all)')
    .option('--output <file>', 'write to a file (default: standard output)')
    .action(async (paths: string[], flags: Flags) => done(await exportBom(paths.length > 0 ? paths : ['.'], flags)));
}

async function exportBom(paths: readonly string[], { product, output }: Flags): Promise<number> {
  const outputs = [{ file: output }];
  checkOutputs(outputs);
  const opened = await openProgram({ paths, showProgress: false });
  opened.progress.clear();
  const { program, problems, names } = opened;
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  checkNotRead(
    outputs,
    [...program.files.keys()].map((file) => opened.path(file)),
  );
  const models = names.flatMap((file) => program.files.get(file)?.model ?? []);
  const products = chosen(
    models.flatMap((m) => m.products),
    product,
  );
  const { billOf } = await import('../report/bill-of-materials.ts');
  const bill = billOf(products, [...new Set([...program.files.values()].flatMap((f) => f.model.alternatives))]);
  if (bill.flawed)
    throw new UsageError(
      `${bill.flawed.name} in ${opened.shown(bill.flawed.at.file)} has an error: mend it first; earshot check names it`,
    );
  for (const text of bill.leftOut) note(text);
  if (output === undefined) print(bill.text);
  // Without the mark, a spreadsheet takes letters beyond ASCII for those of its own country.
  else writeWhole(output, output, /^[\x00-\x7f]*$/.test(bill.text) ? bill.text : `\ufeff${bill.text}`);
  return EXIT.clean;
}

function chosen(products: readonly Item[], name: string | undefined): readonly Item[] {
  const found = name === undefined ? products : products.filter((p) => p.name === name);
  if (found.length > 0) return found;
  if (name === undefined) throw new UsageError('no product is declared there');
  const near = suggest(
    name,
    products.map((p) => p.name),
  );
  throw new UsageError(`no product is called ${name}${near ? `; did you mean ${near}?` : ''}`);
}
