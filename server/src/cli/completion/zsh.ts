import type { Completed } from './table.ts';

/** For `eval`, and as a file `_earshot` in a folder of `$fpath`. */
export function zshScript(all: readonly Completed[]): string {
  const values = all.flatMap(({ path, options }) =>
    options.flatMap(({ name, value }) => {
      if (value === undefined) return [];
      const offer =
        value === 'file'
          ? '_files'
          : value === 'folder'
            ? '_files -/'
            : value === 'text'
              ? '_message value'
              : `compadd -- ${value.map(quoted).join(' ')}`;
      return [`    ${quoted(`${path} ${name}`)}) ${offer}; return ;;`];
    }),
  );
  const verbs = all.slice(1).map(({ path }) => `      ${quoted(path)}) at=${quoted(path)} ;;`);
  const listed = (pairs: readonly { name: string; what: string }[]): string =>
    pairs.map((p) => quoted(`${p.name}:${p.what.replaceAll(':', '\\:')}`)).join(' ');
  const options = all.map(({ path, options: own }) => `      ${quoted(path)}) offered=(${listed(own)}) ;;`);
  const places = all.map(
    ({ path, verbs: own, words }) =>
      `    ${quoted(path)}) offered=(${listed([...own, ...words.map((name) => ({ name, what: name }))])}) ;;`,
  );
  return `#compdef earshot
# Completion of earshot for zsh: source <(earshot completion zsh), after compinit
_earshot() {
  local at=earshot i
  local -a offered
  for ((i = 2; i < CURRENT; i++)); do
    case "$at \${words[i]}" in
${verbs.join('\n')}
    esac
  done
  case "$at \${words[CURRENT - 1]}" in
${values.join('\n')}
  esac
  if [[ \${words[CURRENT]} == -* ]]; then
    case "$at" in
${options.join('\n')}
    esac
    _describe -o option offered
    return
  fi
  case "$at" in
${places.join('\n')}
  esac
  (( \${#offered} )) && _describe verb offered
  _files -g '*.earshot'
}
if [[ $funcstack[1] == _earshot ]]; then _earshot "$@"; else compdef _earshot earshot; fi
`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
