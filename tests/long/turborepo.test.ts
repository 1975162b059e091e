/**
 * An engine from the registry over a monorepo of specs: packages are checked side by side, only what changed and what imports it is checked
 * again, and the reports merge to that of one check. As docs/scale.md says it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle, earshot, lasting, projectRoot } from '../support/run.ts';

const tool = join(projectRoot, 'tools/turborepo');
const PACKAGES = 40;
const SHARED = 4;
const names = Array.from({ length: PACKAGES }, (_, i) => (i < SHARED ? `shared-${i}` : `tool-${i}`));
const sharedBy = (i: number): string => `shared-${i % SHARED}`;

const turbo = JSON.stringify({
  globalDependencies: ['earshot.json'],
  tasks: { check: { dependsOn: ['^check'], inputs: ['**/*.earshot', 'package.json'], outputs: ['report.json'] } },
});

function files(): Record<string, string> {
  const out: Record<string, string> = {
    'package.json': JSON.stringify({ name: 'specs', private: true, packageManager: 'npm@10.9.0', workspaces: ['packages/*'] }),
    'turbo.json': turbo,
    'earshot.json': '{ "as-of": "2026-03-02" }',
  };
  names.forEach((name, i) => {
    const isShared = i < SHARED;
    const check = `${JSON.stringify(process.execPath)} ${JSON.stringify(bundle)} packages/${name} --mergeable --fail-on never`;
    out[`packages/${name}/package.json`] = JSON.stringify({
      name,
      version: '1.0.0',
      scripts: { check: `cd ../.. && ${check} --format json --output packages/${name}/report.json` },
      dependencies: isShared ? {} : { [sharedBy(i)]: '1.0.0' },
    });
    out[`packages/${name}/${name}.earshot`] = isShared
      ? `input lens-${i} { type component origin US eccn EAR99 value ${40 + i} USD }\n`
      : `import "../${sharedBy(i)}/${sharedBy(i)}.earshot"
product ${name} {
  type equipment
  origin JP
  eccn 3B991
  value ${1000 + i} USD
  incorporates ${i} lens-${i % SHARED}
  direct-product-of none
  plant direct-product-of none
  destination CN, RU
}
`;
  });
  return out;
}

let cwd: string;
beforeAll(() => {
  if (!existsSync(join(tool, 'node_modules/turbo')))
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: tool, stdio: 'inherit' });
  cwd = lasting();
  for (const [name, text] of Object.entries(files())) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** @returns the packages that were checked, and those that were cached */
function run(): { checked: string[]; cached: string[] } {
  const runs = join(cwd, '.turbo/runs');
  rmSync(runs, { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(tool, 'node_modules/turbo/bin/turbo'), 'run', 'check', '--summarize', '--no-daemon', '--output-logs=errors-only'],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1', CI: '1' },
    },
  );
  expect(`${status} ${status === 0 ? '' : stdout + stderr}`).toBe('0 ');
  const [summary] = readdirSync(runs);
  const { tasks } = JSON.parse(readFileSync(join(runs, summary!), 'utf8')) as {
    tasks: { package: string; cache: { status: 'HIT' | 'MISS' } }[];
  };
  const of = (wanted: string): string[] =>
    tasks
      .filter((t) => t.cache.status === wanted)
      .map((t) => t.package)
      .sort();
  return { checked: of('MISS'), cached: of('HIT') };
}

const merged = (): string => {
  const reports = names.map((name) => `packages/${name}/report.json`);
  const { out, err, code } = earshot(['merge', ...reports, '--covers', 'packages', '--format', 'json', '--fail-on', 'never'], {
    cwd,
  });
  expect({ err, code }).toEqual({ err: '', code: 0 });
  return out;
};
const whole = (): string => earshot(['packages', '--format', 'json', '--fail-on', 'never'], { cwd }).out;

it('first checks all; then nothing; then what an edit reaches', () => {
  expect(run()).toEqual({ checked: [...names].sort(), cached: [] });
  const first = merged();
  expect(first).toBe(whole());
  expect(run()).toEqual({ checked: [], cached: [...names].sort() });

  const shared = join(cwd, 'packages/shared-1/shared-1.earshot');
  writeFileSync(shared, readFileSync(shared, 'utf8').replace('value 41', 'value 4100'));
  const stale = earshot(['merge', ...names.map((n) => `packages/${n}/report.json`), '--covers', 'packages'], { cwd });
  expect(stale).toMatchObject({ code: 2, out: '' });
  expect(stale.err).toMatch(/is of another packages\/shared-1\/shared-1\.earshot than there is now: check again/);
  const reached = names.filter((name, i) => name === 'shared-1' || (i >= SHARED && sharedBy(i) === 'shared-1'));
  expect(run()).toEqual({ checked: [...reached].sort(), cached: names.filter((n) => !reached.includes(n)).sort() });
  const second = merged();
  expect(second).toBe(whole());
  expect(second).not.toBe(first);
});
