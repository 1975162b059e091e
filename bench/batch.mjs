// A company's specs at once: 1,000,000 lines in 10,000 files by the built command line, without a cache, with an empty and with a full one, by
// one thread and by two; and Langium on as many of the same texts as it reads in the time.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spec } from './spec.mjs';

const LINES = 100;

/** Files of a hundred lines, no two the same, each with what all of them share. */
function write(folder, files) {
  writeFileSync(join(folder, 'earshot.json'), '{}\n');
  writeFileSync(join(folder, 'shared.earshot'), 'input bolt-m4 "Bolt, M4" { type component origin DE eccn EAR99 value 1 USD }\n');
  const lines = spec(LINES - 2)
    .text.split('\n')
    .slice(0, LINES - 2);
  const end = lines.lastIndexOf('}');
  const text = lines.slice(0, end + 1).join('\n');
  for (let i = 0; i < files; i++) {
    const below = join(folder, `d${String(i % 100).padStart(2, '0')}`);
    mkdirSync(below, { recursive: true });
    const own = text
      .replaceAll(/(?<=value {7})(\d+)/g, (n) => String(Number(n) + (i % 89)))
      .replaceAll('motion-part', `part-${i}`);
    writeFileSync(join(below, `bill-${i}.earshot`), `import "../shared.earshot"\n// Bill ${i}\n${own}\n`);
  }
}

/** @returns seconds, CPU seconds and most memory in MB of one run */
function measured(folder, args) {
  const started = performance.now();
  const run = spawnSync(
    process.execPath,
    [
      '--import',
      join(import.meta.dirname, 'decide/usage.mjs'),
      'dist/earshot.cjs',
      folder,
      '--as-of',
      '2026-08-01',
      '--fail-on',
      'never',
      ...args,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const seconds = (performance.now() - started) / 1000;
  if (run.status !== 0) throw new Error(`exit ${run.status}: ${run.stderr.slice(0, 500)}`);
  const { cpu, peak } = JSON.parse(/^used (.*)$/m.exec(run.stderr)[1]);
  return { seconds, cpu, peak };
}

/** Langium, its scope lookup a map, parses, links and validates text by text, as many as it does in the seconds. */
async function besides(folder, files, seconds) {
  const { langium } = await import('./langium.mjs');
  const { link } = await langium();
  const started = performance.now();
  const before = process.cpuUsage();
  let read = 0;
  for (let i = 0; i < files && performance.now() - started < seconds * 1000; i++, read++) {
    const text = readFileSync(join(folder, `d${String(i % 100).padStart(2, '0')}`, `bill-${i}.earshot`), 'utf8');
    await link(text.slice(text.indexOf('\n') + 1));
  }
  const { user, system } = process.cpuUsage(before);
  const took = (performance.now() - started) / 1000;
  return [`Langium, ${read * LINES} lines`, { lines: read * LINES, seconds: took, cpu: (user + system) / 1e6, peak: NaN }];
}

export async function batch({ quick }) {
  const files = quick ? 300 : 10_000;
  const folder = mkdtempSync(join(tmpdir(), 'earshot-batch-'));
  try {
    write(folder, files);
    const lines = files * LINES;
    console.log(`${lines.toLocaleString('en-US')} lines in ${files.toLocaleString('en-US')} files, --format concise\n`);
    const row = (cells) => console.log(cells.map((c, i) => (i === 0 ? String(c).padEnd(24) : String(c).padStart(12))).join(''));
    row(['', 'lines/s', 'seconds', 'CPU s', 'peak MB']);
    const report = join(folder, 'report.txt');
    const tell = (name, m) =>
      row([
        name,
        Math.round((m.lines ?? lines) / m.seconds).toLocaleString('en-US'),
        m.seconds.toFixed(1),
        m.cpu.toFixed(1),
        m.peak ? m.peak.toFixed(0) : '',
      ]);
    for (const jobs of [1, 2]) {
      const cache = join(folder, `cache-${jobs}`);
      const args = ['--jobs', String(jobs), '--format', 'concise', '--output', report];
      const none = measured(folder, args);
      tell(`no cache, jobs ${jobs}`, none);
      const plain = readFileSync(report, 'utf8');
      const cold = measured(folder, [...args, '--cache-folder', cache]);
      tell(`cold, jobs ${jobs}`, cold);
      const warm = measured(folder, [...args, '--cache-folder', cache]);
      tell(`warm, jobs ${jobs}`, warm);
      if (readFileSync(report, 'utf8') !== plain) throw new Error('a cached report is another one');
      console.log(`warm is ${(cold.seconds / warm.seconds).toFixed(1)} × cold\n`);
    }
    tell(...(await besides(folder, files, quick ? 3 : 30)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
