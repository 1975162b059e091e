/** Completion in bash, by its own script; zsh and fish read theirs where they are installed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { earshot, folder } from '../support/run.ts';

/** What bash offers for the last of the words, line by line. */
const ASK = `source earshot.bash
while IFS= read -r line; do
  IFS=$'\t' read -r -a COMP_WORDS <<< "$line"
  [[ $line == *$'\t' ]] && COMP_WORDS+=("")
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _earshot
  (IFS=,; echo "\${COMPREPLY[*]}")
done
`;

it('offers verbs, options, values, folders and specs', () => {
  const cwd = folder({ 'a b.earshot': '', 'notes.txt': '', 'report.json': '' });
  mkdirSync(join(cwd, 'specs'));
  writeFileSync(join(cwd, 'earshot.bash'), earshot(['completion', 'bash']).out);
  writeFileSync(join(cwd, 'ask.bash'), ASK);
  const offered = (...lines: string[][]): string[][] => {
    const r = spawnSync('bash', ['--noprofile', '--norc', 'ask.bash'], {
      cwd,
      encoding: 'utf8',
      input: lines.map((words) => `${words.join('\t')}\n`).join(''),
    });
    expect(r.stderr).toBe('');
    return r.stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => (line === '' ? [] : line.split(',')));
  };
  const [verbs, options, byDefault, formats, split, level, nested, shells, files, outputs, day, specs] = offered(
    ['earshot', 'ch'],
    ['earshot', 'check', '--ba'],
    ['earshot', '--fail'],
    ['earshot', 'check', '--format', 'j'],
    ['earshot', 'check', '--format', '=', 'sa'],
    ['earshot', 'diff', '--fail-on', ''],
    ['earshot', 'rulebook', 'sh'],
    ['earshot', 'completion', ''],
    ['earshot', 'check', 'a'],
    ['earshot', 'check', '--output', 'rep'],
    ['earshot', 'check', '--as-of', ''],
    ['earshot', 'format', 's'],
  );
  expect(verbs).toEqual(['check']);
  expect(options).toEqual(['--baseline']);
  expect(byDefault).toEqual(['--fail-on']);
  expect(formats).toEqual(['json', 'jsonl', 'junit']);
  expect(split).toEqual(['sarif']);
  expect(level).toEqual(['flip', 'change', 'never']);
  expect(nested).toEqual(['show']);
  expect(shells?.slice(0, 3)).toEqual(['bash', 'zsh', 'fish']);
  expect(files).toEqual(['a b.earshot']);
  expect(outputs).toEqual(['report.json']);
  expect(day).toEqual([]);
  expect(specs).toEqual(['specs']);
});

/** Every option that the help lists, and no other, is offered. */
it.each(['bash', 'zsh', 'fish'])('%s has every option of check', (shell) => {
  const { out } = earshot(['completion', shell]);
  const options = [...earshot(['check', '--help']).out.matchAll(/^ {2}--([\w-]+)/gm)].map((m) => m[1]!);
  expect(options.length).toBeGreaterThan(15);
  for (const o of options) expect(out, o).toMatch(new RegExp(`(--|-l )${o}\\b`));
  const there = spawnSync(shell, ['--version']).error === undefined;
  // What is not installed is not asked; bash is everywhere.
  const cwd = folder({ script: out });
  if (there) expect(spawnSync(shell, ['-n', 'script'], { cwd, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  expect(there || shell !== 'bash').toBe(true);
});

it('is refused for a shell of which nothing is known', () => {
  expect(earshot(['completion', 'fsh'])).toMatchObject({ code: 2, out: '' });
});
