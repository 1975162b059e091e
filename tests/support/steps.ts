/** Runs the steps of a GitHub job or action on this machine, as its runner does: what they run, not what they fetch. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

export interface Ran {
  /** 1 where a step failed. */
  readonly code: number;
  /** All that the steps printed. */
  readonly out: string;
  readonly summary: string;
  /** Actions that a runner would have fetched. */
  readonly fetched: readonly string[];
}

/** Actions that leave nothing to do here: what they bring is there. */
const AT_HAND = ['actions/checkout', 'actions/setup-node', 'actions/upload-artifact'];

export function runSteps(
  steps: readonly Step[],
  { cwd, values = {}, path = '' }: { cwd: string; values?: Readonly<Record<string, string>>; path?: string },
): Ran {
  const temp = mkdtempSync(join(tmpdir(), 'earshot-steps-'));
  const summary = join(temp, 'summary.md');
  writeFileSync(summary, '');
  const fetched: string[] = [];
  let out = '';
  let failed = false;
  const filled = (text: string): string =>
    text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => {
      if (values[name] === undefined) throw new Error(`the steps ask for ${name}`);
      return values[name];
    });
  for (const step of steps) {
    if (step.if !== undefined && step.if !== 'always()')
      throw new Error(`a condition that this runner does not know: ${step.if}`);
    if (failed && step.if === undefined) continue;
    if (step.uses !== undefined) {
      if (!AT_HAND.includes(step.uses.split('@')[0]!)) throw new Error(`an action that is not at hand: ${step.uses}`);
      fetched.push(step.uses);
      continue;
    }
    const script = join(temp, 'step.sh');
    // Nothing that a user gives may become part of the script.
    if (/\$\{\{/.test(step.run!)) throw new Error(`an expression in a script: ${step.run}`);
    writeFileSync(script, step.run!);
    const r = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: join(cwd, filled(step['working-directory'] ?? '.')),
      encoding: 'utf8',
      env: {
        ...process.env,
        ...(path && { PATH: `${path}:${process.env['PATH']}` }),
        RUNNER_TEMP: temp,
        GITHUB_STEP_SUMMARY: summary,
        ...Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, filled(value)])),
      },
    });
    out += r.stdout + r.stderr;
    failed ||= r.status !== 0;
  }
  return { code: failed ? 1 : 0, out, summary: readFileSync(summary, 'utf8'), fetched };
}
