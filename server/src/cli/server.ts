/** `earshot server --stdio`: the language server for any editor, the same bundle the VS Code extension starts. */
import type { Command } from 'commander';
import { UsageError } from './failure.ts';
import { laterBundle } from '../project/installed.ts';

export function addServer(program: Command): void {
  program
    .command('server')
    .summary('the language server, for other editors')
    .description('Start the language server on standard input and output.')
    .option('--stdio', 'speak on standard input and output (the only way there is)')
    .option('--clientProcessId <id>', 'end when this process ends')
    .action((flags: { stdio?: true }) => {
      if (!flags.stdio) throw new UsageError('the language server needs --stdio');
      // The server reads its own options from the command line and ends the process itself.
      laterBundle('language-server');
    });
}
