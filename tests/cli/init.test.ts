/** What `init` writes checks at once and runs; what is there stays. The action and the hook of this repository run as they stand. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bundle, earshot, folder, projectRoot } from '../support/run.ts';
import { runSteps, type Step } from '../support/steps.ts';
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

  it('writes jobs of GitHub and GitLab that run here as they run there', () => {
    const cwd = folder({ 'package.json': '{ "private": true }', 'a.earshot': open });
    expect(earshot(['init', '--ci', 'github'], { cwd }).out).toBe('.github/workflows/earshot.yml\n');
    expect(earshot(['init', '--ci', 'gitlab'], { cwd }).out).toBe('.gitlab/earshot.yml\n.gitlab-ci.yml\n');
    const again = earshot(['init', '--ci', 'gitlab'], { cwd });
    expect(again).toMatchObject({ code: 0, out: '' });
    expect(again.err).toContain('add to it: include: { local: .gitlab/earshot.yml }');
    execFileSync('npm', ['install', '--save-dev', '--offline', '--no-audit', '--no-fund', projectRoot], { cwd, stdio: 'ignore' });

    const { jobs } = yaml<{ jobs: { earshot: { steps: Step[] } } }>(join(cwd, '.github/workflows/earshot.yml'));
    const failing = runSteps(jobs.earshot.steps, { cwd });
    expect(failing.code).toBe(1);
    expect(failing.out).toContain('::warning file=a.earshot');
    expect(failing.summary).toContain('1 undetermined: not cleared');
    expect(readFileSync(join(cwd, 'earshot.sarif'), 'utf8')).toContain('"version": "2.1.0"');

    const gitlab = yaml<{ earshot: { script: string[]; artifacts: { reports: Record<string, string> } } }>(
      join(cwd, '.gitlab/earshot.yml'),
    );
    writeFileSync(join(cwd, 'a.earshot'), clear);
    const passing = runSteps(
      gitlab.earshot.script.map((run): Step => ({ run })),
      { cwd },
    );
    expect(passing).toMatchObject({ code: 0 });
    for (const report of Object.values(gitlab.earshot.artifacts.reports)) expect(readdirSync(cwd)).toContain(report);
  }, 120_000);
});

describe('the action', () => {
  const action = yaml<{ inputs: Record<string, { default: string }>; runs: { using: string; steps: Step[] } }>(
    join(projectRoot, 'action.yml'),
  );
  const act = (cwd: string, inputs: Readonly<Record<string, string>> = {}): ReturnType<typeof runSteps> =>
    runSteps(action.runs.steps, {
      cwd,
      path: dirname(process.execPath),
      values: {
        'github.action_path': projectRoot,
        ...Object.fromEntries(
          Object.entries(action.inputs).map(([name, input]) => [`inputs.${name}`, inputs[name] ?? input.default]),
        ),
      },
    });

  it('fails on what is not cleared, says so in the summary, and takes its inputs as they are', () => {
    const cwd = folder({ 'specs/a b.earshot': open, 'specs/c.earshot': clear });
    const run = act(cwd, { sarif: 'out.sarif' });
    expect(run.code).toBe(1);
    expect(run.out).toContain('::warning file=specs/a b.earshot');
    expect(run.summary).toContain('**1 undetermined: not cleared.**');
    expect(readdirSync(cwd).sort()).toEqual(['out.sarif', 'specs']);
    expect(act(cwd, { paths: 'c.earshot\n\n', 'working-directory': 'specs', 'as-of': '2026-01-15' })).toMatchObject({ code: 0 });
    expect(act(cwd, { 'fail-on': 'error' }).code).toBe(0);
    const hostile = act(cwd, { paths: '--fail-on=never\n$(touch x)\n', 'fail-on': 'never"; touch x; "' });
    expect(hostile.code).toBe(1);
    expect(act(cwd, { paths: '--fail-on=never' }).out).toContain('--fail-on=never does not exist');
    expect(readdirSync(cwd)).not.toContain('x');
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
