// Figures side by side in one run; `npm run bench -- SECTION` is one section alone. Never a timed test.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const quick = process.argv.includes('--quick');
/** Langium, with a lockfile of its own. */
function installed() {
  if (!existsSync('bench/node_modules/langium'))
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: 'bench', stdio: 'inherit' });
}
// `npm run bench -- screening`: that section alone.
const screening = () =>
  execFileSync(process.execPath, ['bench/screening.ts', ...process.argv.filter((a) => a === '--show')], { stdio: 'inherit' });
if (process.argv.includes('screening')) {
  screening();
  process.exit(0);
}
// `npm run bench -- editor`: what an edit costs the server. `-- growth`: how the work grows with a spec, at three doubled sizes. `-- decide`: determinations a CPU second.
// `-- alternatives`: the search for sets of alternatives, beside trying every set.
const apart = async (name, args) => {
  const outfile = `out/bench/${name}.mjs`;
  await build({ entryPoints: [`bench/${name}.ts`], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning' });
  execFileSync(process.execPath, [outfile, ...args], { stdio: 'inherit' });
};
for (const name of ['growth', 'decide', 'editor', 'alternatives']) {
  if (process.argv[2] !== name) continue;
  await apart(name, process.argv.slice(3));
  process.exit(0);
}
// `npm run bench -- batch`: a company's specs at once, without a cache and with one, by one thread and by two.
if (process.argv[2] === 'batch') {
  installed();
  const { batch } = await import(join(root, 'bench/batch.mjs'));
  await batch({ quick });
  process.exit(0);
}

// Memory is measured where garbage can be collected on demand.
if (typeof globalThis.gc !== 'function') {
  process.exit(
    spawnSync(process.execPath, ['--expose-gc', '--max-old-space-size=4096', ...process.argv.slice(1)], { stdio: 'inherit' })
      .status ?? 1,
  );
}
installed();
mkdirSync('out/bench', { recursive: true });
await build({
  entryPoints: ['bench/earshot.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: 'out/bench/earshot.mjs',
  logLevel: 'warning',
});
const earshot = await import(join(root, 'out/bench/earshot.mjs'));
const { coldCheck } = await import(join(root, 'bench/cold.mjs'));
const { cost, parseTable, reparseTable } = await import(join(root, 'bench/parse.mjs'));
const { spec } = await import(join(root, 'bench/spec.mjs'));

/** From a text to its findings, and from an edit somewhere in 10,000 lines to its findings, as an editor asks. */
async function checkTable() {
  const { loadRulebook, createProgram, check } = earshot;
  const rulebook = loadRulebook((section) => readFileSync(`dist/rulebook/${section}.json`, 'utf8'));
  const options = { fallbackDate: '2026-08-01' };
  for (const lines of quick ? [1_000, 10_000] : [1_000, 10_000, 100_000]) {
    const { text } = spec(lines);
    const all = await cost(lines > 50_000 ? 1 : 7, quick, () =>
      check(createProgram(['a.earshot'], { readFile: () => text }, rulebook), ['a.earshot'], options),
    );
    console.log(`check of ${lines.toLocaleString('en-US')} lines: ${all.toFixed(1)} ms`);
  }
  let { text } = spec(10_000);
  let program = createProgram(['a.earshot'], { readFile: () => text }, rulebook);
  const times = [];
  const places = [...text.matchAll(/^  value +(\d)/gm)].map((m) => m.index + m[0].length - 1);
  for (let i = 0; i < (quick ? 40 : 200); i++) {
    const at = places[(i * 7919) % places.length];
    text = `${text.slice(0, at)}${1 + (i % 9)}${text.slice(at + 1)}`;
    const t = performance.now();
    program = createProgram(['a.earshot'], { readFile: () => text }, rulebook, program);
    check(program, ['a.earshot'], options);
    if (i >= 10) times.push(performance.now() - t);
  }
  times.sort((a, b) => a - b);
  console.log(
    `an edit in 10,000 lines to its findings: p50 ${times[times.length >> 1].toFixed(1)} ms, p99 ${times[Math.floor(times.length * 0.99)].toFixed(1)} ms\n`,
  );
}

const sections = {
  parse: async () => {
    await parseTable(earshot, quick);
    await reparseTable(earshot, quick);
  },
  cold: () => coldCheck(quick),
  check: checkTable,
  screening,
};
const named = Object.keys(sections).filter((name) => process.argv.slice(2).includes(name));
for (const name of named.length > 0 ? named : Object.keys(sections)) await sections[name]();
