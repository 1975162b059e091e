/** `earshot format`: specs printed anew, in place. */
import { dirname, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { format } from '../../../grammar/src/printer/index.ts';
import { parse, type Vocabulary } from '../../../grammar/src/index.ts';
import { loadConfig } from './load-config.ts';
import { note, print } from './console.ts';
import { EXIT, UsageError } from './failure.ts';
import { findSpecs } from './files.ts';
import { projectRulebook } from './open-program.ts';
import { writeWhole } from './output.ts';
import { readMarked } from './rewrite.ts';
import { readStdin } from './stdin.ts';
import { slashed } from '../project/paths.ts';

interface FormatFlags {
  readonly check?: boolean;
  readonly stdinFilename?: string;
}

export function addFormat(program: Command, done: (code: number) => void): void {
  program
    .command('format')
    .summary('print specs anew: aligned values, one blank line at most, comments kept')
    .description(
      'Format spec files in place and list those that changed. Only white space changes. Lines with a mistake of syntax stay as they are.',
    )
    .argument('[paths...]', 'files, folders or globs (default: the current folder); - for standard input')
    .option('--check', 'write nothing; list the files that would change, and exit 1 if there are any')
    .option('--stdin-filename <file>', 'with -: the file that text belongs to')
    .action(async (paths: string[], flags: FormatFlags) => {
      if (!paths.includes('-')) {
        if (flags.stdinFilename !== undefined) throw new UsageError('--stdin-filename needs -');
        return done(await formatFiles(paths.length > 0 ? paths : ['.'], flags.check === true));
      }
      if (paths.length > 1) throw new UsageError('- takes no other files');
      done(await formatStdin(flags.stdinFilename ?? 'stdin.earshot', flags.check === true));
    });
}

async function formatStdin(name: string, check: boolean): Promise<number> {
  const cwd = process.cwd();
  const text = await readStdin();
  const after = format(text, await vocabularyFor(resolve(cwd, name), cwd));
  if (!check) print(after);
  else if (after !== text) print(`${name}\n`);
  return check && after !== text ? EXIT.findings : EXIT.clean;
}

async function formatFiles(paths: readonly string[], check: boolean): Promise<number> {
  const cwd = process.cwd();
  const { files, problems } = await findSpecs(paths, cwd);
  for (const problem of problems) note(problem);
  let failed = problems.length > 0;
  let changed = 0;
  const vocabulary = await vocabularyFor(files[0], cwd);
  for (const file of files) {
    const name = slashed(relative(cwd, file));
    const read = readMarked(file);
    if ('problem' in read) {
      note(`${name} ${read.problem}`);
      failed = true;
      continue;
    }
    const after = format(read.text, vocabulary);
    if (parse(read.text, vocabulary).errors.length > 0)
      note(`${name} has mistakes of syntax; the declarations they touch stay as they are`);
    if (after === read.text) continue;
    changed++;
    if (!check) writeWhole(file, name, after);
    print(`${name}\n`);
  }
  const count = (n: number): string => `${n} file${n === 1 ? '' : 's'}`;
  note(`${count(changed)} ${check ? 'would change' : 'changed'}, ${files.length - changed} left as they are`);
  if (failed) return EXIT.usage;
  return check && changed > 0 ? EXIT.findings : EXIT.clean;
}

async function vocabularyFor(file: string | undefined, cwd: string): Promise<Vocabulary> {
  const { config, folder } = await loadConfig(file === undefined ? cwd : dirname(file), cwd);
  const { parameters } = projectRulebook(config.rulebooks ?? [], folder, cwd);
  return { isParameter: (name) => parameters.has(name) };
}
