// Tests the extension in real VS Code: as a folder in development, as the packaged .vsix, and through its user interface.
// usage: node scripts/vscode/run.mjs [--only dev|vsix|ui]... [--scene WORDS] [--backend electron|code-server] [--lanes N]
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { packageVsix } from './vsix.mjs';

const root = resolve(import.meta.dirname, '../..');
const out = join(root, 'out');
const shots = join(out, 'screenshots');
const TIMEOUT = Number(process.env.VSCODE_TEST_TIMEOUT ?? 900_000);
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    scene: { type: 'string' },
    backend: { type: 'string' },
    lanes: { type: 'string' },
  },
});
const wanted = (name) => !options.only || options.only.includes(name);

mkdirSync(shots, { recursive: true });
const suite = join(out, 'vscode-suite', 'index.cjs');
await build({
  entryPoints: { index: join(root, 'tests/vscode/index.ts') },
  outdir: join(out, 'vscode-suite'),
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  external: ['vscode', 'mocha'],
  sourcemap: 'inline',
  logLevel: 'warning',
});

const totals = { passed: 0, failed: 0 };
const count = (results) => {
  for (const r of results) totals[r.state === 'passed' ? 'passed' : 'failed']++;
};

/** An empty extension: VS Code wants one in development even where the one under test is installed. */
function stubExtension(tmp) {
  const stub = join(tmp, 'stub');
  mkdirSync(stub);
  writeFileSync(
    join(stub, 'package.json'),
    JSON.stringify({ name: 'test-stub', publisher: 'test', version: '0.0.0', engines: { vscode: '*' } }),
  );
  return stub;
}

async function viaElectron(job) {
  const { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } = await import('@vscode/test-electron');
  let vscodeExecutablePath = process.env.VSCODE_EXECUTABLE;
  if (!vscodeExecutablePath) {
    try {
      vscodeExecutablePath = await downloadAndUnzipVSCode({ version: 'stable', reporter: { report() {}, error() {} } });
    } catch (error) {
      if (options.backend === 'electron') throw error;
      return undefined;
    }
  }
  const directories = ['--user-data-dir', join(job.tmp, 'user'), '--extensions-dir', job.extensionsDir];
  if (job.vsix) {
    const [cli] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath);
    execFileSync(cli, [...directories, '--install-extension', job.vsix], {
      stdio: 'ignore',
      shell: process.platform === 'win32',
    });
  }
  const launchArgs = [job.workspace, ...directories, '--disable-workspace-trust'];
  const { extensionDevelopmentPath } = job;
  return runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath,
    extensionTestsPath: suite,
    extensionTestsEnv: job.env,
    launchArgs,
  }).catch((error) => {
    console.error(error.message);
    return 1;
  });
}

async function viaCodeServer(job) {
  const { setupCodeServer } = await import('./setup.mjs');
  const { installExtension, runSuite, startCodeServer } = await import('./code-server.mjs');
  const setup = setupCodeServer();
  if (job.vsix) installExtension({ ...setup, vsix: job.vsix, extensionsDir: job.extensionsDir });
  const server = await startCodeServer({ ...setup, extensionsDir: job.extensionsDir, env: job.env });
  try {
    const { name, extensionDevelopmentPath, workspace } = job;
    const screenshot = join(shots, `timeout-${name}.png`);
    return await runSuite({
      server,
      extensionDevelopmentPath,
      extensionTestsPath: suite,
      workspace,
      timeout: TIMEOUT,
      screenshot,
      say: (line) => console.log(`${name}: ${line}`),
    });
  } finally {
    await server.stop();
  }
}

async function runJob(name, vsix) {
  const tmp = realpathSync(mkdtempSync(join(tmpdir(), 'earshot-vscode-')));
  const workspace = join(tmp, 'workspace');
  const extensionsDir = join(tmp, 'extensions');
  const resultsFile = join(tmp, 'results.json');
  // The suite writes to them.
  cpSync(join(root, 'tests/vscode/workspace'), workspace, { recursive: true });
  cpSync(join(root, 'tests/vscode/second'), join(tmp, 'second'), { recursive: true });
  const folders = join(tmp, 'two.code-workspace');
  writeFileSync(folders, JSON.stringify({ folders: [{ path: 'workspace' }, { path: 'second' }] }));
  mkdirSync(extensionsDir);
  const env = { TEST_RESULTS: resultsFile, EXPECTED_EXTENSION_PARENT: vsix ? extensionsDir : resolve(root, '..') };
  const job = {
    name,
    tmp,
    workspace: folders,
    extensionsDir,
    vsix,
    env,
    extensionDevelopmentPath: vsix ? stubExtension(tmp) : root,
  };
  try {
    let code = options.backend === 'code-server' ? undefined : await viaElectron(job);
    code ??= await viaCodeServer(job);
    const results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : [];
    count(results);
    if (!results.some((r) => r.state === 'passed')) {
      console.error(`${name}: no test passed (exit ${code})`);
      totals.failed++;
    } else if (code !== 0 && results.every((r) => r.state === 'passed')) {
      console.error(`${name}: the suite ended with ${code}`);
      totals.failed++;
    }
  } finally {
    rmSync(tmp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

const jobs = [];
if (wanted('dev')) jobs.push({ name: 'dev', run: () => runJob('dev') });
if (wanted('vsix')) {
  const vsix = packageVsix(join(out, 'earshot.vsix'));
  jobs.push({ name: 'vsix', run: () => runJob('vsix', vsix) });
}
if (wanted('ui')) {
  const { scenes } = await import('./ui.mjs');
  const all = scenes({ shots, only: options.scene });
  jobs.push(...all.map(({ name, run }) => ({ name, run: async () => count(await run()) })));
}

// One workbench keeps two processors busy.
const lanes = Number(options.lanes ?? Math.max(1, Math.floor(availableParallelism() / 2)));
const waiting = jobs.values();
const lane = async () => {
  for (const job of waiting) {
    const started = Date.now();
    try {
      await job.run();
    } catch (error) {
      console.error(`FAIL ${job.name}\n${error.stack}`);
      totals.failed++;
    }
    console.log(`--   ${job.name}: ${Math.round((Date.now() - started) / 1000)} s`);
  }
};
await Promise.all(Array.from({ length: lanes }, lane));

console.log(`\nvscode: ${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
