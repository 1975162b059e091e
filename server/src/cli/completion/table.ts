/** The verbs and options of the command line as a shell needs them, from the one table that reads and explains them. */
import type { Command, Option } from 'commander';
import type { Choices } from '../arguments.ts';

export interface Completed {
  /** `earshot import bom` */
  readonly path: string;
  readonly verbs: readonly { readonly name: string; readonly what: string }[];
  readonly options: readonly CompletedOption[];
  /** What may stand there besides; files where it is none of a few words. */
  readonly words: readonly string[];
}

export interface CompletedOption {
  readonly name: string;
  readonly what: string;
  /** Absent where it takes none. */
  readonly value?: Value;
}

type Value = 'file' | 'folder' | 'text' | readonly string[];

/** Each verb with its own, the whole first. */
export function completed(program: Command): Completed[] {
  const all: Completed[] = [];
  const add = (command: Command, path: string): void => {
    const verbs = help(command)
      .visibleCommands(command)
      .filter((c) => c.name() !== 'help');
    all.push({
      path,
      verbs: verbs.map((c) => ({ name: c.name(), what: c.summary() || c.description() })),
      options: optionsOf(command),
      words: command.registeredArguments.flatMap((a) => (a.parseArg as Partial<Choices> | undefined)?.choices ?? []),
    });
    for (const c of verbs) add(c, `${path} ${c.name()}`);
  };
  add(program, program.name());
  const [whole, ...rest] = all;
  // `check` is the verb where none is named.
  const check = rest.find((c) => c.path === `${program.name()} check`)!;
  return [
    { ...whole!, options: [...whole!.options, ...check.options.filter((o) => !whole!.options.some((w) => w.name === o.name))] },
    ...rest,
  ];
}

const help = (command: Command) => command.createHelp();

const optionsOf = (command: Command): CompletedOption[] =>
  help(command)
    .visibleOptions(command)
    .flatMap((o) => (o.long ? { name: o.long, what: o.description, ...valueOf(o) } : []));

function valueOf(option: Option): { value?: Value } {
  if (!option.required && !option.optional) return {};
  const { choices } = (option.parseArg ?? {}) as Partial<Choices>;
  if (choices) return { value: choices };
  const [, place] = /<([\w-]+)>/.exec(option.flags) ?? [];
  if (place === 'file' || place === 'report') return { value: 'file' };
  return { value: place === 'folder' ? 'folder' : 'text' };
}
