/** Runs of the command line that are killed: at a step to the disk, or at a moment. What they leave must be whole. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clear, licensed, open } from '../cli/specs.ts';
import { bundle, lasting } from './run.ts';

const hook = fileURLToPath(new URL('kill-at.cjs', import.meta.url));

export interface Scenario {
  readonly name: string;
  readonly args: readonly string[];
  /** What is written over what is there. Beside it may lie what was begun. */
  readonly targets: readonly string[];
  /** The targets before; nothing where they are not there. */
  readonly before?: string;
}

const day = ['--as-of', '2026-03-02', '--fail-on', 'never'];

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a report',
    args: ['specs', ...day, '--format', 'json', '--output', 'report.json'],
    targets: ['report.json'],
    before: 'of yesterday',
  },
  {
    name: 'a baseline',
    args: ['specs', ...day, '--update-baseline', '--format', 'concise'],
    targets: ['earshot-baseline.json'],
    before: '{"schema":"earshot.baseline/1","files":{}}',
  },
  { name: 'a cache', args: ['specs', ...day, '--cache-folder', 'cache', '--format', 'concise'], targets: [] },
  { name: 'an imported bill', args: ['import', 'bom', 'bill.csv', '--output', 'bill.earshot'], targets: ['bill.earshot'] },
];

const files: Record<string, string> = {
  'earshot.json': '{}',
  'specs/shared.earshot': 'input lens { type component origin US value 40 USD }\n',
  'specs/a.earshot': `import "./shared.earshot"\n${licensed}`,
  'specs/b.earshot': `import "./shared.earshot"\n${open}`,
  'specs/c.earshot': clear,
  'bill.csv':
    'Part,Manufacturer,ECCN,Origin,Qty,Unit price\nlens,Lens AG,EAR99,DE,2,12.50 USD\nstage,Stage KK,3A991,JP,1,900 USD\n',
};

const run = (cwd: string, args: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [...(env['EARSHOT_KILL_AT'] ? ['--require', hook] : []), bundle, ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });

export class Tried {
  private readonly scenario: Scenario;
  private readonly fresh = lasting(files);
  /** The bytes that each target has after a run that comes to its end. */
  private readonly after = new Map<string, string>();
  private readonly out: string;
  /** How often a whole run touches the disk. */
  readonly steps: number;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    const cwd = this.folder();
    const log = join(cwd, 'steps.log');
    const whole = run(cwd, scenario.args, { EARSHOT_KILL_AT: '1000000', EARSHOT_KILL_LOG: log });
    if (whole.status !== 0) throw new Error(`${scenario.name}: ${whole.stderr}`);
    this.out = whole.stdout;
    this.steps = Number(readFileSync(log, 'utf8'));
    for (const target of scenario.targets) this.after.set(target, readFileSync(join(cwd, target), 'utf8'));
    rmSync(cwd, { recursive: true });
  }

  private folder(): string {
    const cwd = lasting();
    cpSync(this.fresh, cwd, { recursive: true });
    const { before, targets } = this.scenario;
    if (before !== undefined) for (const target of targets) writeFileSync(join(cwd, target), before);
    return cwd;
  }

  /** @returns what is not whole; nothing where all is well */
  atStep(n: number): string[] {
    const cwd = this.folder();
    const { signal } = run(cwd, this.scenario.args, { EARSHOT_KILL_AT: String(n) });
    return this.judged(cwd, signal === 'SIGKILL' ? [] : [`was not killed at step ${n}`], true);
  }

  /** @param again runs it once more, to its end */
  async afterMs(ms: number, again: boolean): Promise<string[]> {
    const cwd = this.folder();
    const child = spawn(process.execPath, [bundle, ...this.scenario.args], { cwd, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    await ended;
    clearTimeout(timer);
    return this.judged(cwd, [], again);
  }

  private judged(cwd: string, wrong: string[], again: boolean): string[] {
    for (const [target, text] of this.after) {
      const path = join(cwd, target);
      const now = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      if (now !== text && now !== this.scenario.before) wrong.push(`${target} is neither as it was nor as it will be`);
    }
    for (const [name, text] of Object.entries(files))
      if (readFileSync(join(cwd, name), 'utf8') !== text) wrong.push(`${name} is another`);
    if (again) {
      const { status, stdout, stderr } = run(cwd, this.scenario.args);
      if (status !== 0) wrong.push(`run again: exit ${status} ${stderr}`);
      if (stdout !== this.out) wrong.push('run again: another report');
      for (const [target, text] of this.after)
        if (readFileSync(join(cwd, target), 'utf8') !== text) wrong.push(`run again: ${target} is another`);
      for (const name of readdirSync(cwd)) if (name.endsWith('.tmp')) wrong.push(`run again: ${name} is left`);
    }
    rmSync(cwd, { recursive: true });
    return wrong.map((w) => `${this.scenario.name}: ${w}`);
  }

  done(): void {
    rmSync(this.fresh, { recursive: true });
  }
}
