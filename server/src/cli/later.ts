/** What the contract of the command line names and this version does not do: refused by name, never accepted in silence. */
import { type Command, Option } from 'commander';
import { UsageError } from './failure.ts';

const OPTIONS = ['--cache', '--jobs <count>'];

const LATER_VERBS = ['report'];

export function laterOptions(command: Command): void {
  for (const flags of OPTIONS) {
    const option = new Option(flags).hideHelp();
    command.addOption(option);
    command.on(`option:${option.name()}`, () => refuse(`--${option.name()}`));
  }
}

export function addLaterVerbs(program: Command): void {
  for (const verb of LATER_VERBS) {
    program
      .command(verb, { hidden: true })
      .argument('[rest...]')
      .allowUnknownOption()
      .helpOption(false)
      .action(() => refuse(`the verb ${verb}`));
  }
}

function refuse(what: string): never {
  throw new UsageError(`${what} is not available in this version`);
}
