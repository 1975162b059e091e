/** The package as `npm pack` makes it: installed into an empty folder without a network, and run from another one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'earshot-install-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const project = join(folder, 'project');
const specs = join(folder, 'elsewhere/specs');
const installed = join(project, 'node_modules/earshot');
// npm keeps nothing outside the folder of the test, and finds nothing there either.
const env = { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_update_notifier: 'false' };
const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

let packed: { filename: string; files: { path: string }[] };

beforeAll(() => {
  packed = (JSON.parse(npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root)) as [typeof packed])[0];
  mkdirSync(project);
  mkdirSync(specs, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  writeFileSync(
    join(specs, 'meter.earshot'),
    'as-of 2026-03-02\nproduct meter {\n  origin US\n  eccn   3A001.a.2\n  value  2_000 USD\n  destination CN\n}\n',
  );
  npm(['install', '--offline', join(folder, packed.filename)], project);
});

describe('the package', () => {
  it('brings nothing else along, and runs nothing when it is installed', () => {
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['earshot']);
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, object | undefined>;
    expect(manifest['dependencies']).toBeUndefined();
    const scripts = Object.keys(manifest['scripts'] ?? {});
    // `prepare` is of a repository that is installed as one: npm never runs it of a packed package.
    expect(scripts.filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  });

  it('holds the program, its rulebook to read, schemas, pages, samples and licenses; nothing else', () => {
    const allowed =
      /^(dist\/(earshot\.mjs|THIRD_PARTY_NOTICES\.txt|rulebook\/source\/.*|schemas\/.*\.json)|docs\/[\w-]+\.md|docs\/(diagrams|images)\/[\w-]+\.(svg|png)|samples\/.*|(README|CHANGELOG)\.md|LICENSE|package\.json)$/;
    const paths = packed.files.map((f) => f.path);
    // npm adds what `main` names, which is the extension's.
    expect(paths.filter((path) => !allowed.test(path) && path !== 'dist/extension.cjs')).toEqual([]);
    for (const path of ['dist/earshot.mjs', 'LICENSE', 'dist/THIRD_PARTY_NOTICES.txt', 'docs/guide.md', 'docs/ES2001.md'])
      expect(paths).toContain(path);
  });

  it('checks from any folder, by its command and by npx', () => {
    const command = join(project, 'node_modules/.bin/earshot');
    const direct = spawnSync(command, ['check', 'specs', '--format', 'concise'], { cwd: join(specs, '..'), encoding: 'utf8' });
    expect(direct.stdout).toContain('specs/meter.earshot:6:3 ES3001 error CN: license required');
    expect(direct.status).toBe(1);
    const away = spawnSync('npx', ['--offline', '--yes', `--package=${join(folder, packed.filename)}`, 'earshot', '--version'], {
      cwd: specs,
      env,
      encoding: 'utf8',
    });
    expect([away.stdout, away.status]).toEqual(['0.1.0\n', 0]);
  });

  it('verifies the law it holds', () => {
    const run = spawnSync(join(project, 'node_modules/.bin/earshot'), ['rulebook', 'verify'], { cwd: specs, encoding: 'utf8' });
    expect(run.stdout).not.toContain('FAIL');
    expect(run.status).toBe(0);
  });
});

describe('a Node that is too old', () => {
  /** The first on the path, as one that a distribution brings. */
  const old = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((dir) => join(dir, 'node'))
    .filter((path) => existsSync(path))
    .map((path) => ({ path, version: execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim() }))
    .find(({ version }) => Number(version.split('.')[0]) < 22);

  // Where there is none, tests/cli/exit-codes.test.ts tells Node that it is one.
  it.runIf(old)('is refused in one line, whatever it was asked', () => {
    for (const args of [[], ['--no-such-flag'], ['check', 'specs', '--cache']]) {
      const run = spawnSync(old!.path, [join(installed, 'dist/earshot.mjs'), ...args], { cwd: folder, encoding: 'utf8' });
      expect([run.stdout, run.stderr, run.status]).toEqual([
        '',
        `earshot needs Node 22.3 or later; this is ${old!.version}\n`,
        2,
      ]);
    }
  });
});
