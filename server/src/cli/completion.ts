/** `earshot completion`: a script for a shell, from the table of verbs and options. */
import { Argument, type Command } from 'commander';
import { oneOf } from './arguments.ts';
import type { Shell } from './completion/script.ts';
import { print } from './console.ts';
import { EXIT } from './failure.ts';

export function addCompletion(program: Command, done: (code: number) => void): void {
  program
    .command('completion')
    .summary('a script that makes a shell complete verbs, options and values')
    .description('Print a script of completions: source <(earshot completion bash), or earshot completion fish | source.')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').argParser(oneOf<Shell>(['bash', 'zsh', 'fish'])))
    .action(async (shell: Shell) => {
      const { scriptFor } = await import('./completion/script.ts');
      print(scriptFor(shell, program));
      done(EXIT.clean);
    });
}
