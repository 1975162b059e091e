/** What is passed over: by the configuration, by an option, by a negated glob; and what is named is checked all the same. */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { earshot, folder, type Run } from '../support/run.ts';
import { clear, licensed } from './specs.ts';

const tree = (exclude: readonly string[] = []): string =>
  folder({
    'earshot.json': JSON.stringify({ exclude }),
    'a.earshot': clear,
    'old/b.earshot': licensed,
    'sub/old/c.earshot': licensed,
    'sub/d.earshot': clear,
  });

const checked = (run: Run): string[] =>
  (JSON.parse(run.out) as { determinations: { location: { file: string } }[] }).determinations.map((d) => d.location.file);
const check = (cwd: string, ...args: string[]): string[] => checked(earshot(['check', '--format', 'json', ...args], { cwd }));

describe('"exclude" in earshot.json', () => {
  it.each([
    [['old'], ['a.earshot', 'sub/d.earshot', 'sub/old/c.earshot']],
    [['old/**'], ['a.earshot', 'sub/d.earshot', 'sub/old/c.earshot']],
    [['**/old/'], ['a.earshot', 'sub/d.earshot']],
    [['**/[bc].earshot', './sub/d.*'], ['a.earshot']],
  ])('%j', (exclude, left) => {
    const cwd = tree(exclude);
    expect(check(cwd)).toEqual(left);
  });

  it('counts from its own folder, for globs too, and not for what is named', () => {
    const cwd = tree(['**/old', 'sub/d.earshot']);
    expect(check(join(cwd, 'sub'), '../a.earshot', '../old', 'd.earshot')).toEqual([
      '../a.earshot',
      '../old/b.earshot',
      'd.earshot',
    ]);
    expect(check(cwd, '**/*.earshot')).toEqual(['a.earshot']);
  });

  it('is refused with a negation', () => {
    expect(earshot([], { cwd: tree(['!old']) }).err).toBe(
      'earshot: earshot.json:1:2: exclude: expected a list of globs without !, such as ["generated/**"]\n',
    );
  });

  it('keeps a run away from what it may not read', () => {
    const cwd = tree(['old']);
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, 'old'), 0);
    const run = earshot(['--format', 'concise', '!sub/old'], { cwd, ...(process.getuid?.() === 0 ? { uid: 65534 } : {}) });
    chmodSync(join(cwd, 'old'), 0o755);
    expect(run).toMatchObject({ code: 0, err: '' });
  });
});

it('--exclude and negated globs count from the current folder, and add to each other', () => {
  const cwd = tree();
  expect(check(cwd, '--exclude', '**/old/**')).toEqual(['a.earshot', 'sub/d.earshot']);
  expect(check(cwd, '--exclude', 'old', '--exclude', 'a.*', 'sub', '.', '!sub/old')).toEqual(['sub/d.earshot']);
  expect(check(cwd, '!sub/**', `!${cwd}/old`)).toEqual(['a.earshot']);
  expect(check(join(cwd, 'sub'), '../**/*.earshot', '!old', '!../old')).toEqual(['../a.earshot', 'd.earshot']);
  expect(earshot(['!**'], { cwd })).toMatchObject({ code: 2, err: 'earshot: no .earshot file in .\n' });
  expect(earshot(['--exclude', '!old'], { cwd }).err).toContain('Expected a glob of what to pass over, without !.');
});

it('- is standard input, as if it stood in a file', () => {
  const cwd = folder({ 'parts/p.earshot': 'input lens { type component origin DE eccn EAR99 value 1 USD incorporates none }\n' });
  mkdirSync(join(cwd, 'specs'));
  const input = `import "../parts/p.earshot"\n${clear.replace('incorporates none', 'incorporates lens')}`;
  const run = earshot(['-', '--stdin-filename', 'specs/a.earshot', '--format', 'json'], { cwd, input });
  expect(run).toMatchObject({ code: 0, err: '' });
  expect(checked(run)).toEqual(['specs/a.earshot']);
  expect(earshot(['check', '-', 'a.earshot'], { cwd, input })).toMatchObject({
    code: 2,
    err: 'earshot: - takes no other files\n',
  });
});
