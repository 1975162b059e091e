// Figures side by side in one run: Earshot, JSON.parse of equivalent data, and Langium on an equivalent grammar. Never a timed test.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const quick = process.argv.includes('--quick');
// `npm run bench -- screening`: that section alone.
const screening = () =>
  execFileSync(process.execPath, ['bench/screening.ts', ...process.argv.filter((a) => a === '--show')], { stdio: 'inherit' });
if (process.argv.includes('screening')) {
  screening();
  process.exit(0);
}
// `npm run bench -- growth`: how the work grows with a spec, at three doubled sizes. `-- decide`: determinations a CPU second.
const apart = async (name, args) => {
  const outfile = `out/bench/${name}.mjs`;
  await build({ entryPoints: [`bench/${name}.ts`], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning' });
  execFileSync(process.execPath, [outfile, ...args], { stdio: 'inherit' });
};
for (const name of ['growth', 'decide']) {
  if (process.argv[2] !== name) continue;
  await apart(name, process.argv.slice(3));
  process.exit(0);
}

// Memory is measured where garbage can be collected on demand.
if (typeof globalThis.gc !== 'function') {
  process.exit(
    spawnSync(process.execPath, ['--expose-gc', '--max-old-space-size=4096', ...process.argv.slice(1)], { stdio: 'inherit' })
      .status ?? 1,
  );
}
if (!existsSync('bench/node_modules/langium'))
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: 'bench', stdio: 'inherit' });
mkdirSync('out/bench', { recursive: true });
await build({
  entryPoints: ['bench/earshot.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: 'out/bench/earshot.mjs',
  logLevel: 'warning',
});
const { parse, loadRulebook, createProgram, check } = await import(join(root, 'out/bench/earshot.mjs'));
const { langium } = await import(join(root, 'bench/langium.mjs'));
const { lex } = await import(join(root, 'bench/chevrotain.mjs'));
const rulebook = loadRulebook((section) => readFileSync(`dist/rulebook/${section}.json`, 'utf8'));
const baseline = await langium();

const PARTS = [
  'Motion stage, six axes',
  'Vacuum chamber, stainless',
  'Controller board, sealed',
  'Optical encoder, 5 nm',
  'Power supply, 48 V',
];
const MAKERS = [
  'Blue Kite Instruments K.K.',
  'Nordlicht Präzision GmbH',
  'Harbor Ridge Components Inc.',
  'Hanbit Precision Co., Ltd.',
];

/**
 * Deterministic: groups of ten inputs and one product that uses them, about 33 bytes a line, with the documentation,
 * labels, makers and part numbers that real bills of materials have. `json` says the same, comments apart.
 */
function spec(lines) {
  let seed = 12345;
  const pick = (list) => list[((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % list.length];
  const out = ['as-of 2026-08-01'];
  const data = [];
  for (let group = 0; out.length < lines; group++) {
    const parts = [];
    for (let i = 0; i < 10; i++) {
      const part = {
        kind: 'input',
        doc: `Drawing ${1000 + group}-${i}, quoted by the maker for lots of a hundred; see the binder of tool ${group}.`,
        name: `motion-part-${group}-${i}`,
        label: `${pick(PARTS)}, no. ${i} of tool ${group}`,
        type: 'component',
        origin: pick(['US', 'US', 'JP', 'DE', 'KR']),
        eccn: pick(['3A991', 'EAR99', '3A001.a.2', '4A994']),
        value: 100 + (seed % 900),
        currency: 'USD',
        supplier: pick(MAKERS),
        partNumber: `BK-${1000 + group}-${i}-AX`,
      };
      parts.push(part);
      out.push(
        `/// ${part.doc}`,
        `input ${part.name} "${part.label}" {`,
        `  type        ${part.type}`,
        `  origin      ${part.origin}`,
        `  eccn        ${part.eccn}`,
        `  value       ${part.value} ${part.currency}`,
        `  supplier    "${part.supplier}"`,
        `  part-number "${part.partNumber}"`,
        '}',
        '',
      );
    }
    out.push(
      `// Tool ${group}, reviewed by the trade compliance desk`,
      `product deposition-tool-${group} "Deposition tool, model ${group}, for 300 mm wafers" {`,
      '  type        equipment',
      '  origin      KR',
      '  eccn        3B991.b',
      '  value       20_000 USD',
    );
    for (const p of parts) out.push(`  incorporates 2 ${p.name}`);
    out.push('  direct-product-of none', '  plant direct-product-of none', '  destination CN, TW', '}', '');
    data.push(...parts, {
      kind: 'product',
      name: `deposition-tool-${group}`,
      label: `Deposition tool, model ${group}, for 300 mm wafers`,
      type: 'equipment',
      origin: 'KR',
      eccn: '3B991.b',
      value: 20000,
      currency: 'USD',
      incorporates: parts.map((p) => ({ quantity: 2, part: p.name })),
      directProductOf: 'none',
      plantDirectProductOf: 'none',
      destinations: ['CN', 'TW'],
    });
  }
  return { text: `${out.join('\n')}\n`, json: JSON.stringify(data), lines: out.length };
}

/** Each candidate begins without the garbage of the one before, and is timed after a warm-up long enough for V8 to settle. */
async function median(runs, f) {
  globalThis.gc();
  for (let i = 0, t = performance.now(); i < 3 || (i < 100 && performance.now() - t < (quick ? 1_000 : 2_000)); i++) await f();
  const times = [];
  for (let i = 0; i < runs; i++) {
    const t = performance.now();
    await f();
    times.push(performance.now() - t);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

/** Megabytes that stay in use for each of `count`, those outside of the JavaScript heap included. */
function retained(make, count) {
  const used = () => {
    for (let i = 0; i < 3; i++) globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  make();
  const before = used();
  const kept = Array.from({ length: count }, make);
  const after = used();
  return (after - before) / 1e6 / kept.length;
}

const ms = (x) => `${x.toFixed(2)} ms`.padStart(12);
const times = (a, b) => `${(a / b).toFixed(1)}×`.padStart(8);
const runCheck = (text) =>
  check(createProgram(['a.earshot'], { readFile: () => text }, rulebook), ['a.earshot'], { fallbackDate: '2026-08-01' });

console.log(
  'lines      bytes        JSON.parse   parse        Langium parse  Langium/ours  ours/JSON   Chevrotain lexer alone  check        Langium link  memory per MB',
);
for (const lines of quick ? [1_000, 10_000] : [1_000, 10_000, 100_000]) {
  const s = spec(lines);
  const errors = parse(s.text).errors.length;
  if (errors > 0) throw new Error(`the generated spec has ${errors} errors: ${parse(s.text).errors[0].message}`);
  const runs = lines > 50_000 ? 5 : quick ? 21 : 41;
  const json = await median(runs, () => JSON.parse(s.json));
  const ours = await median(runs, () => parse(s.text));
  const theirs = await median(lines > 50_000 ? 1 : Math.min(runs, 21), () => baseline.parse(s.text));
  const lexed = await median(runs, () => lex(s.text));
  const checked = await median(lines > 50_000 ? 1 : Math.min(runs, 7), () => runCheck(s.text));
  const linked = await median(lines > 50_000 ? 1 : Math.min(runs, 7), () => baseline.link(s.text));
  const memory = retained(() => parse(s.text), Math.ceil(4e6 / s.text.length)) / (s.text.length / 1e6);
  console.log(
    `${String(s.lines).padEnd(10)} ${String(s.text.length).padEnd(10)} ${ms(json)} ${ms(ours)} ${ms(theirs)}  ${times(theirs, ours)}     ${times(ours, json)}  ${ms(lexed)}           ${ms(checked)} ${ms(linked)}   ${memory.toFixed(1)} MB`,
  );
}

// From an edit to its findings, as an editor asks: a figure changes somewhere in 10,000 lines.
{
  let { text } = spec(10_000);
  let program = createProgram(['a.earshot'], { readFile: () => text }, rulebook);
  const times = [];
  const places = [...text.matchAll(/^  value +(\d)/gm)].map((m) => m.index + m[0].length - 1);
  for (let i = 0; i < (quick ? 40 : 200); i++) {
    const at = places[(i * 7919) % places.length];
    text = `${text.slice(0, at)}${1 + (i % 9)}${text.slice(at + 1)}`;
    const t = performance.now();
    program = createProgram(['a.earshot'], { readFile: () => text }, rulebook, program);
    check(program, ['a.earshot'], { fallbackDate: '2026-08-01' });
    if (i >= 10) times.push(performance.now() - t);
  }
  times.sort((a, b) => a - b);
  console.log(
    `\nan edit in 10,000 lines to its findings: p50 ${times[times.length >> 1].toFixed(1)} ms, p99 ${times[Math.floor(times.length * 0.99)].toFixed(1)} ms`,
  );
}

// Cold start: CPU time of whole processes.
const file = (text) => {
  const path = join(tmpdir(), `earshot-bench-${process.pid}-${text.length}.earshot`);
  writeFileSync(path, text);
  return path;
};
const cpu = (args) => {
  const all = [];
  for (let i = 0; i < (quick ? 5 : 11); i++) {
    const t = spawnSync('/bin/bash', ['-c', 'TIMEFORMAT="%U %S"; time "$0" "$@" > /dev/null 2>&1', process.execPath, ...args], {
      encoding: 'utf8',
    });
    const [u, k] = t.stderr.trim().split('\n').at(-1).split(' ').map(Number);
    all.push(u + k);
  }
  return all.sort((a, b) => a - b)[all.length >> 1] * 1000;
};
const bare = cpu(['-e', '0']);
const { text } = spec(1_000);
// Names of companies open the index of the party lists, which a spec of goods and figures alone does without.
for (const [what, path] of [
  ['', file(text.replaceAll(/^  supplier .*$/gm, '  // supplier withheld'))],
  [', with makers to screen', file(text)],
]) {
  const cold = cpu(['dist/earshot.cjs', 'check', path, '--fail-on', 'never', '--format', 'concise']);
  console.log(
    `cold check of 1,000 lines${what}: ${cold.toFixed(0)} ms CPU, bare node -e 0: ${bare.toFixed(0)} ms, ratio ${(cold / bare).toFixed(2)}`,
  );
}

await apart('decide', quick ? ['--quick'] : []);
screening();
