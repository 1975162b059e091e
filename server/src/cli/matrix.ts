/** `earshot matrix PRODUCT`: one product and every country, on one page. */
import { type Command, Option } from 'commander';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { determineEverywhere } from '../determine/sale/everywhere.ts';
import { isUnmade } from '../determine/unmade.ts';
import { type FreshReport, sourcesOf } from '../report/input.ts';
import { jsonText } from '../report/json-text.ts';
import { list } from '../rules/text.ts';
import { oneOf } from './arguments.ts';
import { type ColorMode, isTerminal, note, print, wantsColor } from './console.ts';
import { EXIT, UsageError } from './failure.ts';
import { version } from '../project/installed.ts';
import { addLawOptions, colorOption, lawOf, type LawFlags } from './law.ts';
import { openProgram, type Opened } from './open-program.ts';

interface Flags extends LawFlags {
  readonly format: 'pretty' | 'json';
  readonly color: ColorMode;
}

export function addMatrix(program: Command, done: (code: number) => void): void {
  addLawOptions(
    program
      .command('matrix')
      .summary('one product and every country, on one page')
      .description(
        'Determine one product for every country, for an unlisted civil buyer, whatever destinations its spec names. Without paths: the current folder.',
      )
      .argument('<product>', 'the name of a product')
      .argument('[paths...]', 'files, folders or globs')
      .addOption(
        new Option('--format <format>', 'pretty or json').default('pretty').argParser(oneOf(['pretty', 'json'] as const)),
      ),
  )
    .addOption(colorOption())
    .action(async (product: string, paths: string[], flags: Flags) => {
      done(await matrix(product, paths, flags));
    });
}

async function matrix(name: string, paths: readonly string[], flags: Flags): Promise<number> {
  const opened = await openProgram({
    paths: paths.length > 0 ? paths : ['.'],
    ...lawOf(flags),
    showProgress: isTerminal('stderr'),
  });
  opened.progress.clear();
  const { model, product } = find(name, opened);
  const determinations = determineEverywhere(model, product, opened.program.rulebook, opened.options);
  const incomplete = determinations.some(isUnmade);
  const report: FreshReport = {
    tool: { name: 'earshot', version },
    rulebook: opened.program.rulebook,
    determinations,
    diagnostics: [],
    summary: {
      files: 1,
      products: 1,
      determinations: determinations.length,
      errors: 0,
      warnings: 0,
      undetermined: determinations.filter((d) => d.outcome === 'undetermined').length,
    },
    source: sourcesOf(opened.program.files),
    shown: opened.shown,
  };
  if (flags.format === 'json') print(jsonText(report));
  else {
    const { printMatrix } = await import('../report/matrix.ts');
    print(printMatrix(report, { color: wantsColor(flags.color, isTerminal('stdout')) }));
  }
  if (incomplete)
    note(
      `${name} has ${determinations.length} countries, over max-determinations: none is determined; raise "max-determinations" in earshot.json`,
    );
  for (const problem of opened.problems) note(problem);
  if (opened.problems.length > 0) return EXIT.usage;
  return incomplete ? EXIT.findings : EXIT.clean;
}

function find(name: string, { program, names, shown }: Opened) {
  const all = names.flatMap((file) => {
    const model = program.files.get(file)?.model;
    return model ? model.products.map((product) => ({ file, model, product })) : [];
  });
  const found = all.filter((p) => p.product.name === name);
  if (found.length > 1)
    throw new UsageError(`${name} is a product of ${list(found.map((f) => shown(f.file)))}; name one of the files`);
  const [one] = found;
  if (!one) {
    const products = [...new Set(all.map((p) => p.product.name))];
    const near = suggest(name, products);
    const hint = near
      ? `did you mean ${near}?`
      : products.length > 0
        ? `there ${products.length === 1 ? 'is' : 'are'} ${products.slice(0, 8).join(', ')}${products.length > 8 ? ' …' : ''}`
        : 'no product is declared there';
    throw new UsageError(`no product is called ${name}; ${hint}`);
  }
  return one;
}
