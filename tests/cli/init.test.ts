/** What `init` writes checks at once and runs; what is there stays. The hook of this repository runs as it stands. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bundle, earshot, folder, projectRoot } from '../support/run.ts';
import { clear, licensed, open } from './specs.ts';

const yaml = <T>(path: string): T => parse(readFileSync(path, 'utf8')) as T;

describe('init', () => {
  it('writes a spec and a configuration that check at once, and says what comes next', () => {
    const cwd = folder();
    expect(earshot(['init', 'new/one'], { cwd })).toEqual({
      code: 0,
      signal: null,
      out: 'new/one/earshot.json\nnew/one/first.earshot\n',
      err: 'earshot: next: earshot check new/one/first.earshot\n',
    });
    const run = earshot(['check', '--format', 'concise'], { cwd: join(cwd, 'new/one') });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('2 not subject to the EAR');
    // The comment in it says what happens at 150.
    const spec = join(cwd, 'new/one/first.earshot');
    writeFileSync(spec, readFileSync(spec, 'utf8').replace('60 USD', '150 USD'));
    expect(earshot([spec, '--format', 'concise'], { cwd }).out).toContain('1 not subject to the EAR, 1 no license required');
  });

  it('leaves alone what is there, links among it', () => {
    const cwd = folder({ 'earshot.json': '{}', 'sub/a.earshot': clear, 'other/x': '' });
    symlinkSync('nowhere', join(cwd, 'other/first.earshot'));
    expect(earshot(['init', 'sub'], { cwd })).toMatchObject({
      code: 0,
      out: '',
      err: 'earshot: earshot.json is there already, and holds here\nearshot: a.earshot is there already: no first spec is needed\nearshot: next: earshot check sub/a.earshot\n',
    });
    earshot(['init', 'other'], { cwd });
    expect(readdirSync(join(cwd, 'other')).sort()).toEqual(['first.earshot', 'x']);
    expect(readdirSync(cwd).sort()).toEqual(['earshot.json', 'other', 'sub']);
    expect(earshot(['init', 'sub/a.earshot'], { cwd })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^earshot: cannot write sub\/a.earshot: [^\n]+\n$/),
    });
    expect(earshot(['init', '--ci', 'gitlb'], { cwd }).err).toContain('Did you mean gitlab?');
  });

  it('writes jobs of GitHub and GitLab, once', () => {
    const cwd = folder({ 'a.earshot': open });
    expect(earshot(['init', '--ci', 'github'], { cwd }).out).toBe('.github/workflows/earshot.yml\n');
    expect(earshot(['init', '--ci', 'gitlab'], { cwd }).out).toBe('.gitlab/earshot.yml\n.gitlab-ci.yml\n');
    const again = earshot(['init', '--ci', 'gitlab'], { cwd });
    expect(again).toMatchObject({ code: 0, out: '' });
    expect(again.err).toContain('add to it: include: { local: .gitlab/earshot.yml }');
  });
});

it('the hook of pre-commit checks what is committed, with what imports it', () => {
  const [hook] = yaml<{ entry: string; pass_filenames: boolean; always_run: boolean }[]>(
    join(projectRoot, '.pre-commit-hooks.yaml'),
  );
  expect(hook).toMatchObject({ pass_filenames: false, always_run: true });
  const cwd = folder({ 'a.earshot': clear, 'bin/earshot': `#!/bin/sh\nexec '${process.execPath}' '${bundle}' "$@"\n` });
  execFileSync('chmod', ['+x', 'bin/earshot'], { cwd });
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd, encoding: 'utf8' });
  const commit = (): [number | null, string] => {
    git('add', '.');
    const r = spawnSync('sh', ['-c', hook!.entry], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${cwd}/bin:${process.env['PATH']}` },
    });
    return [r.status, r.stderr];
  };
  git('init', '-q');
  expect(commit()).toEqual([0, 'earshot: 1 of 1 specs changed since HEAD\n']);
  git('commit', '-qm', 'first');
  writeFileSync(join(cwd, 'b.earshot'), licensed);
  expect(commit()).toEqual([1, 'earshot: 1 of 2 specs changed since HEAD\n']);
  renameSync(join(cwd, 'b.earshot'), join(cwd, 'bin/b.txt'));
  expect(commit()).toEqual([0, 'earshot: 0 of 1 specs changed since HEAD\n']);
});
