import type { Completed } from './table.ts';

/** Works from bash 3.2 on, which macOS has. */
export function bashScript(all: readonly Completed[]): string {
  const values = all.flatMap(({ path, options }) =>
    options.flatMap(({ name, value }) => {
      if (value === undefined) return [];
      if (value === 'file' || value === 'folder')
        return [
          `    ${quoted(`${path} ${name}`)}) compopt -o filenames 2>/dev/null; words=$(compgen -${value === 'file' ? 'f' : 'd'} -- "$cur") ;;`,
        ];
      return [
        `    ${quoted(`${path} ${name}`)}) words=$(compgen -W ${quoted(value === 'text' ? '' : value.join(' '))} -- "$cur") ;;`,
      ];
    }),
  );
  const verbs = all.slice(1).map(({ path }) => `      ${quoted(path)}) at=${quoted(path)} ;;`);
  const options = all.map(
    ({ path, options: own }) => `      ${quoted(path)}) words=${quoted(own.map((o) => o.name).join(' '))} ;;`,
  );
  const places = all.map(
    ({ path, verbs: own, words }) => `      ${quoted(path)}) words=${quoted([...own.map((v) => v.name), ...words].join(' '))} ;;`,
  );
  return `# Completion of earshot for bash: source <(earshot completion bash)
_earshot() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} at=earshot words= i
  # bash takes --format=json for three words.
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in
${verbs.join('\n')}
    esac
  done
  COMPREPLY=()
  case "$at $prev" in
${values.join('\n')}
    *) words=- ;;
  esac
  local IFS=$'\\n'
  if [[ $words != - ]]; then COMPREPLY=($words); return; fi
  if [[ $cur == -* ]]; then
    case "$at" in
${options.join('\n')}
    esac
    COMPREPLY=($(IFS=' '; compgen -W "$words" -- "$cur"))
    return
  fi
  case "$at" in
${places.join('\n')}
  esac
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(IFS=' '; compgen -W "$words" -- "$cur") $(compgen -d -- "$cur") $(compgen -f -X '!*.earshot' -- "$cur"))
}
complete -F _earshot earshot
`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
