/** The tests ask one process again and again (tests/support/runner.ts): what it answers is what a process of its own does, whatever it was asked before. */
import { expect, it } from 'vitest';
import { earshot, folder } from '../support/run.ts';
import { few } from '../support/runs.ts';
import { clear, licensed } from './specs.ts';

it('answers as a process of its own, in another folder, with another configuration and environment', () => {
  const plain = { cwd: folder({ 'a.earshot': licensed }) };
  const strict = {
    cwd: folder({ 'earshot.json': '{ "strict": true, "as-of": "2021-01-15" }', 'a.earshot': clear, 'b.earshot': licensed }),
    env: { NO_COLOR: '1', XDG_CACHE_HOME: folder() },
  };
  const all = [
    [['check', '--cache', '--color', 'always'], strict],
    [['check', '--format', 'sarif', '--as-of', '2026-03-02'], plain],
    [['explain', 'tool@JP', 'a.earshot'], strict],
    [['check', '--format', 'json'], plain],
    [['rulebook', 'show', '3B001'], plain],
    [['chek'], plain],
    [['--help'], strict],
  ] as const;
  const asked = few(all, 3);
  const alone = asked.map(([args, options]) => earshot(args, { ...options, apart: true }));
  expect(asked.map(([args, options]) => earshot(args, options))).toEqual(alone);
  expect(asked.toReversed().map(([args, options]) => earshot(args, options))).toEqual(alone.toReversed());
});
