import type { Completed, CompletedOption } from './table.ts';

export function fishScript(all: readonly Completed[]): string {
  const [whole, ...rest] = all;
  const lines = [
    '# Completion of earshot for fish: earshot completion fish | source',
    'complete -c earshot -f',
    ...whole!.verbs.map((v) => `complete -c earshot -n __fish_use_subcommand -a ${v.name} -d ${quoted(v.what)}`),
    ...whole!.options.map((o) => `complete -c earshot -n __fish_use_subcommand ${option(o)}`),
  ];
  for (const { path, verbs, options, words } of rest) {
    const names = path.split(' ').slice(1);
    const seen = names.map((name) => `__fish_seen_subcommand_from ${name}`).join('; and ');
    const among = verbs.length > 0 ? `; and not __fish_seen_subcommand_from ${verbs.map((v) => v.name).join(' ')}` : '';
    for (const v of verbs) lines.push(`complete -c earshot -n ${quoted(seen + among)} -a ${v.name} -d ${quoted(v.what)}`);
    for (const word of words) lines.push(`complete -c earshot -n ${quoted(seen)} -a ${word}`);
    for (const o of options) lines.push(`complete -c earshot -n ${quoted(seen)} ${option(o)}`);
  }
  lines.push("complete -c earshot -k -a '(__fish_complete_suffix .earshot)'");
  return `${lines.join('\n')}\n`;
}

function option({ name, what, value }: CompletedOption): string {
  const takes =
    value === undefined
      ? ''
      : value === 'file'
        ? ' -r -F'
        : value === 'folder'
          ? " -x -a '(__fish_complete_directories)'"
          : value === 'text'
            ? ' -x'
            : ` -x -a ${quoted(value.join(' '))}`;
  return `-l ${name.slice(2)}${takes} -d ${quoted(what)}`;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
