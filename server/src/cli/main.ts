/** The command line's entry: verbs, and what each ending means for the exit code. */
import { Command, CommanderError } from 'commander';
import { addAlternatives } from './alternatives.ts';
import { addCheck } from './check.ts';
import { addCompletion } from './completion.ts';
import { note, print } from './console.ts';
import { addDiff } from './diff.ts';
import { addExplain } from './explain.ts';
import { addExposure } from './exposure.ts';
import { addExport } from './export.ts';
import { EXIT } from './failure.ts';
import { addFormat } from './format.ts';
import { version } from '../project/installed.ts';
import { addImport } from './import.ts';
import { addInit } from './init.ts';
import { addJob } from './job.ts';
import { addMatrix } from './matrix.ts';
import { addMcp } from './mcp.ts';
import { addMerge } from './merge.ts';
import { addReport } from './report.ts';
import { addRulebook } from './rulebook.ts';
import { addServer } from './server.ts';
import { addTest } from './test-verb.ts';

const EXAMPLES = `
Examples:
  earshot                                    check the current folder
  earshot check specs --as-of 2025-01-15     under the law of that day
  earshot check a.earshot --format json      for a program
  earshot check specs --format pretty --format json --output report.json
  earshot explain ES2001                     what a finding means
  earshot explain bonder@CN a.earshot        why the answer is what it is
  earshot alternatives a.earshot             what would change it, cheapest first
  earshot matrix bonder a.earshot            every country on one page
  earshot report specs                       one page to hand on
  earshot exposure specs                     what is at stake, by supplier and rule
  earshot diff --from 2022-10-06 specs       what the law changed since
  earshot test specs                         the answers pinned with expect
  earshot merge shard-*.json                 one report of the shards' of --shard I/N
  earshot format specs                       align values, in place
  earshot import bom parts.xlsx              a spec from a bill of materials
  earshot init                               a first spec and earshot.json; --ci github, a workflow
  earshot export bom a.earshot               the bill of materials as CSV
  earshot completion bash                    completion for a shell: bash, zsh or fish
  earshot mcp specs                          the same answers for an assistant, over stdio
  earshot rulebook show 3B001                what the law as data says, and where it was read

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or configuration, 101 a bug in earshot, 130 interrupted.
Not legal advice. The official text governs.`;

/** @returns the exit code; none where the verb goes on by itself */
export async function main(argv: readonly string[]): Promise<number | undefined> {
  let code: number | undefined;
  const done = (c: number): void => {
    code = c;
  };
  const program = new Command('earshot')
    .description(
      'Is this product within reach of the U.S. Export Administration Regulations, for this destination, on this date?',
    )
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => undefined })
    .addHelpText('after', EXAMPLES);
  addCheck(program, done);
  addExplain(program, done);
  addAlternatives(program, done);
  addMatrix(program, done);
  addExposure(program, done);
  addReport(program, done);
  addDiff(program, done);
  addTest(program, done);
  addMerge(program, done);
  addFormat(program, done);
  addImport(program, done);
  addInit(program, done);
  addCompletion(program, done);
  addExport(program, done);
  addRulebook(program, done);
  addServer(program);
  addMcp(program);
  addJob(program);
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    return await ending(error);
  }
}

async function ending(error: unknown): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.clean;
    note(error.message.replace(/^error: /, '').replace(/\s+/g, (run) => (run.includes('\n') ? ' ' : run)));
    return EXIT.usage;
  }
  if (error instanceof Error && error.name === 'UsageError') {
    for (const line of error.message.split('\n')) note(line);
    return EXIT.usage;
  }
  const { reportBug } = await import('./bug.ts');
  reportBug(error);
  return EXIT.bug;
}
