/** `earshot mcp`: the same answers for assistants, over standard input and output. The work is in a bundle of its own. */
import type { Command } from 'commander';
import { reason } from '../project/read.ts';
import { UsageError } from './failure.ts';

export function addMcp(program: Command): void {
  program
    .command('mcp')
    .summary('the same answers for assistants, over stdio, read-only')
    .description(
      'Serve check, explain, alternatives, diff and rulebook to an assistant by the Model Context Protocol on standard input and output. ' +
        'Needs "assistant": true in earshot.json. Nothing is written and nothing outside the folder is read; what the assistant reads, its provider sees.',
    )
    .argument('[folder]', 'the folder it may read (default: the current folder)')
    .action(async (folder: string | undefined) => {
      if (folder !== undefined) enter(folder);
      const { serve } = await import('./mcp/serve.ts');
      await serve();
    });
}

function enter(folder: string): void {
  try {
    process.chdir(folder);
  } catch (error) {
    throw new UsageError(`${folder} ${reason(error)}`);
  }
}
