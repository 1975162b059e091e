// Makes dist/earshot-linux-ARCH: Node with the command line inside, in Node's own way (single executable applications). Whoever hands it on
// adds the license of Node, which is not among the notices of the bundles.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { heading } from '../server/src/project/bundle-text.ts';
import { digest, pieces } from './build/launchers.mjs';

if (process.platform !== 'linux') {
  console.error('npm run executable makes one for Linux, on Linux; elsewhere run earshot.mjs');
  process.exit(2);
}
const root = resolve(import.meta.dirname, '..');
process.chdir(root);
const tool = join(root, 'tools/executable');
const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
const injector = join(tool, 'node_modules/postject/dist/api.js');
if (!existsSync(injector)) run('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], tool);

const all = pieces();
const folder = mkdtempSync(join(tmpdir(), 'earshot-executable-'));
try {
  const main = join(folder, 'main.cjs');
  await build({
    entryPoints: ['server/src/cli/launch/executable.ts'],
    outfile: main,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const name = digest(all);
  const compiled = readFileSync('dist/main.cache');
  const head = heading(name);
  if (compiled.toString('latin1', 0, head.length) !== head) throw new Error('dist/ is not of one build; npm run build');
  const cache = join(folder, 'main.cache');
  writeFileSync(cache, compiled.subarray(head.length));
  const named = join(folder, 'build');
  writeFileSync(named, name);
  const config = {
    main,
    output: join(folder, 'blob'),
    disableExperimentalSEAWarning: true,
    assets: {
      ...Object.fromEntries([...all.keys()].map((piece) => [piece, join(root, 'dist', piece)])),
      'main.cache': cache,
      build: named,
    },
  };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  run(process.execPath, ['--experimental-sea-config', join(folder, 'config.json')], folder);
  const made = join(folder, 'earshot');
  copyFileSync(process.execPath, made);
  chmodSync(made, 0o755);
  const { inject } = (await import(injector)).default;
  await inject(made, 'NODE_SEA_BLOB', readFileSync(config.output), {
    sentinelFuse: 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
  });
  const file = process.argv[2] ?? join(root, `dist/earshot-linux-${process.arch}`);
  copyFileSync(made, file);
  console.log(file);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
