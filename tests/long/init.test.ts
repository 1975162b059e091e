/** The jobs that `init` writes, and the action of this repository, run here as they run at GitHub and GitLab. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { clear, open } from '../cli/specs.ts';
import { earshot, folder, projectRoot } from '../support/run.ts';
import { runSteps, type Step } from '../support/steps.ts';

const yaml = <T>(path: string): T => parse(readFileSync(path, 'utf8')) as T;

it('the jobs of GitHub and GitLab', () => {
  const cwd = folder({ 'package.json': '{ "private": true }', 'a.earshot': open });
  for (const provider of ['github', 'gitlab']) expect(earshot(['init', '--ci', provider], { cwd }).code).toBe(0);
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
