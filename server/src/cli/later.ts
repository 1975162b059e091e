/** What the contract of the command line names and this version does not do: refused by name, never accepted in silence. */
import type { Command } from 'commander';
import { UsageError } from './failure.ts';

const LATER_VERBS = ['report'];

export function addLaterVerbs(program: Command): void {
  for (const verb of LATER_VERBS) {
    program
      .command(verb, { hidden: true })
      .argument('[rest...]')
      .allowUnknownOption()
      .helpOption(false)
      .action(() => {
        throw new UsageError(`the verb ${verb} is not available in this version`);
      });
  }
}
