/** `npm run executable`: a file that runs where there is no Node. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { earshot } from '../support/run.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'earshot-executable-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.runIf(process.platform === 'linux')('answers as the one file does, without a Node on the path', () => {
  const file = join(folder, 'earshot');
  execFileSync(process.execPath, [join(root, 'scripts/executable.mjs'), file], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (const name of ['meter', 'gauge'])
    writeFileSync(
      join(folder, `${name}.earshot`),
      `as-of 2026-03-02\nproduct ${name} {\n  origin US\n  eccn   3A001.a.2\n  value  2_000 USD\n  destination CN\n}\n`,
    );
  for (const args of [
    ['check', '--format', 'json'],
    ['explain', 'meter@CN', 'meter.earshot'],
    ['rulebook', 'show', '3A001'],
    ['check', '--jobs', '2', '--format', 'concise'],
    ['check', '--no-such-flag'],
  ]) {
    const { code, out, err } = earshot(args, { cwd: folder });
    const run = spawnSync(file, args, { cwd: folder, encoding: 'utf8', env: { PATH: '/nowhere' } });
    expect([run.status, run.stdout, run.stderr]).toEqual([code, out, err]);
  }
  expect(readdirSync(folder).sort()).toEqual(['earshot', 'gauge.earshot', 'meter.earshot']);
});
