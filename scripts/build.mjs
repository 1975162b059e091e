// Builds dist/: the compiled rulebook, the generated grammar and pages (checked, not written), the bundles,
// the JSON Schemas and the notices of the libraries inside. `--write` renews what is generated into the tree.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { toAscii } from './build/ascii.mjs';
import { without } from './build/no-network.mjs';
import { launchers } from './build/launchers.mjs';
import { protocolOnce } from './build/protocol-once.mjs';
import { UpToDate } from './build/up-to-date.mjs';
import { notices } from './notices.mjs';
import { WRAPPER } from '../server/src/project/bundle-text.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const write = process.argv.includes('--write');

const upToDate = new UpToDate();
if (!write && upToDate.holds) process.exit(0);
upToDate.begin();
mkdirSync('dist/rulebook', { recursive: true });

// Each writes what is stale with --write, and otherwise fails where the tree is stale.
const generate = (name) => run(`scripts/generate-${name}.ts`, ...(write ? [] : ['--check']));
const grammar = generate('grammar');
// All others are made of it.
if (write) await grammar;
const [shared] = await Promise.all([
  bundles(),
  grammar,
  run('scripts/rulebook.ts').then(() => generate('reference')),
  ...['docs', 'schemas', 'tools'].map(generate),
]);
cpSync('docs/schemas', 'dist/schemas', { recursive: true });
await launchers(shared);
await Promise.all([run('scripts/warm.mjs'), run('scripts/warm-server.mjs')]);
rmSync('dist/.warm');
// What it wrote into the tree is not what it began with.
if (!write) upToDate.done();

function run(...args) {
  return new Promise((done) => {
    spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }).on('close', (status) => {
      if (status === 0) return done();
      console.error(
        `${args.join(' ')} failed${args.includes('--check') ? '; npm run build -- --write renews generated files' : ''}`,
      );
      process.exit(1);
    });
  });
}

/**
 * One file an entry. What the command line seldom needs (pretty reports, the configuration's schema, bug reports)
 * is a bundle of its own, loaded when it is needed: start-up is most of the time of a small check.
 */
async function bundles() {
  const lazy = {
    './pretty.ts': 'pretty',
    './further-formats.ts': 'formats',
    '../report/proof-tree.ts': 'proof',
    '../report/expectations.ts': 'expectations',
    '../report/alternatives.ts': 'alternatives',
    '../report/matrix.ts': 'matrix',
    '../report/diff/index.ts': 'diff',
    '../report/exposure/index.ts': 'exposure',
    '../report/page/index.ts': 'report',
    '../project/config.ts': 'config',
    '../project/walk.ts': 'walk',
    './bug.ts': 'bug',
    './rulebook/verbs.ts': 'rulebook',
    './import-bom.ts': 'import-bom',
    './import-eto.ts': 'import-eto',
    '../project/baseline.ts': 'baseline',
    './git.ts': 'git',
    './completion/script.ts': 'completion',
    '../report/since.ts': 'since',
    './init-run.ts': 'init',
    '../report/bill-of-materials.ts': 'bill-of-materials',
    './merge-run.ts': 'merge',
    './mcp/serve.ts': 'mcp',
  };
  const common = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    outExtension: { '.js': '.cjs' },
    outdir: 'dist',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    define: { EARSHOT_VERSION: JSON.stringify(version) },
    // `import()` becomes `require()`: the module loader of Node costs more to start than the whole bundle.
    supported: { 'dynamic-import': false },
  };
  // A library's own createRequire(import.meta.url) has to work in a CommonJS bundle too.
  const withUrl = {
    ...common,
    define: { ...common.define, 'import.meta.url': 'import_meta_url' },
    banner: { js: 'const import_meta_url = require("node:url").pathToFileURL(__filename).href;' },
  };
  const apart = {
    name: 'bundles-apart',
    setup(b) {
      b.onResolve({ filter: /^\./ }, ({ path, kind }) => {
        if (kind !== 'dynamic-import') return undefined;
        if (!lazy[path]) return { errors: [{ text: `${path} is loaded late but is no bundle of its own` }] };
        return { path: `./${lazy[path]}.cjs`, external: true };
      });
    },
  };
  const inside = {
    ...common,
    alias: { 'node:child_process': './server/src/cli/child-process.ts' },
    plugins: [apart],
  };
  const results = await Promise.all([
    build({
      ...inside,
      entryPoints: { main: 'server/src/cli/main.ts' },
      banner: { js: WRAPPER[0] },
      footer: { js: WRAPPER[1] },
    }),
    build({
      ...inside,
      entryPoints: {
        pretty: 'server/src/report/pretty.ts',
        formats: 'server/src/report/further-formats.ts',
        proof: 'server/src/report/proof-tree.ts',
        expectations: 'server/src/report/expectations.ts',
        alternatives: 'server/src/report/alternatives.ts',
        matrix: 'server/src/report/matrix.ts',
        diff: 'server/src/report/diff/index.ts',
        exposure: 'server/src/report/exposure/index.ts',
        report: 'server/src/report/page/index.ts',
        config: 'server/src/project/config.ts',
        bug: 'server/src/cli/bug.ts',
        compiler: 'server/src/rulebook/compile/bundle.ts',
        rulebook: 'server/src/cli/rulebook/verbs.ts',
        'import-bom': 'server/src/cli/import-bom.ts',
        'import-eto': 'server/src/cli/import-eto.ts',
        baseline: 'server/src/project/baseline.ts',
        completion: 'server/src/cli/completion/script.ts',
        since: 'server/src/report/since.ts',
        init: 'server/src/cli/init-run.ts',
        'bill-of-materials': 'server/src/report/bill-of-materials.ts',
        merge: 'server/src/cli/merge-run.ts',
      },
    }),
    build({
      ...withUrl,
      entryPoints: { walk: 'server/src/project/walk.ts' },
      plugins: [without('net', 'child_process')],
    }),
    build({
      ...withUrl,
      entryPoints: { 'language-server': 'server/src/main.ts' },
      banner: { js: `${WRAPPER[0]}${withUrl.banner.js}` },
      footer: { js: WRAPPER[1] },
      plugins: [protocolOnce(root), without('net', 'child_process')],
    }),
    // Answers for assistants: the protocol's own library, of which standard input and output alone are taken.
    build({
      ...common,
      entryPoints: { mcp: 'server/src/cli/mcp/serve.ts' },
      alias: {
        'node:child_process': './server/src/cli/child-process.ts',
        '@modelcontextprotocol/server/_shims': './scripts/build/mcp-shims.mjs',
      },
      plugins: [apart],
    }),
    // The command line starts one program, git, where --changed asks for it.
    build({ ...common, entryPoints: { git: 'server/src/cli/git.ts' } }),
    // The extension starts one program: its own language server.
    build({ ...withUrl, entryPoints: { extension: 'client/src/extension.ts' }, external: ['vscode'], plugins: [without('net')] }),
    // The pages of the views, in the editor's own browser.
    build({
      bundle: true,
      platform: 'browser',
      format: 'iife',
      target: 'chrome122',
      outdir: 'dist/views',
      minify: true,
      legalComments: 'none',
      logLevel: 'warning',
      metafile: true,
      entryPoints: Object.fromEntries(
        ['proof.ts', 'bill.ts', 'matrix.ts', 'changes.ts', 'views.css'].map((file) => [
          file.split('.')[0],
          `client/webview/${file}`,
        ]),
      ),
    }),
  ]);
  for (const { metafile } of results) for (const file of Object.keys(metafile.outputs)) if (file.endsWith('.cjs')) toAscii(file);
  writeFileSync('dist/THIRD_PARTY_NOTICES.txt', notices(results.flatMap((r) => Object.keys(r.metafile.inputs))));
  return common;
}
