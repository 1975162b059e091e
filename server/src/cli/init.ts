/** `earshot init`: its options. */
import { type Command, Option } from 'commander';
import { oneOf } from './arguments.ts';
import { EXIT } from './failure.ts';
import type { Ci } from './init-run.ts';

export function addInit(program: Command, done: (code: number) => void): void {
  program
    .command('init')
    .summary('a first spec and a configuration, or a job of a CI system')
    .description(
      'Write earshot.json and a first spec that can be checked at once, or with --ci a job that checks every spec. What is there already stays as it is.',
    )
    .argument('[folder]', 'where to', '.')
    .addOption(
      new Option('--ci <system>', 'a workflow of github or a job of gitlab instead').argParser(oneOf<Ci>(['github', 'gitlab'])),
    )
    .action(async (folder: string, { ci }: { ci?: Ci }) => {
      const { init } = await import('./init-run.ts');
      init(folder, ci);
      done(EXIT.clean);
    });
}
