/**
 * Determinations a CPU second, what is kept of each, and the most memory there ever was: in process through the check that the
 * command line and the editor share, and through the built command line. `npm run bench -- decide [PRODUCTS …]`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { day } from '../grammar/src/text/date.ts';
import { determineFile } from '../server/src/determine/index.ts';
import type { Determination } from '../server/src/determine/result.ts';
import { loadRulebook } from '../server/src/rulebook/load/index.ts';
import { check } from '../server/src/workspace/check.ts';
import { createProgram } from '../server/src/workspace/program.ts';
import { decideSpec } from './decide/specs.ts';

const FILE = 'a.earshot';
/** Runs of a small size, of which the quickest counts: in the others the machine still compiles, or was disturbed. */
const RUNS = 5;
const MANY = 500;
const options = { fallbackDate: day('2026-08-01') };

interface Measured {
  readonly determinations: number;
  /** CPU seconds: deciding alone, and the whole check with its findings. */
  readonly deciding: number;
  readonly check: number;
  /** Bytes in use because of the result, once garbage is collected. */
  readonly kept: number;
  /** MB, of the process that decided and checked. */
  readonly peak: number;
  /** Places that no product tells apart. */
  readonly classes: number;
  readonly decisions: number;
}

const [, , ...args] = process.argv;
if (args[0] === '--one') console.log(JSON.stringify(measure(Number(args[1]))));
else all(args.includes('--quick') ? [20] : args.some((a) => /^\d+$/.test(a)) ? args.map(Number) : [80, 2_000]);

function decided({ files, rulebook }: ReturnType<typeof createProgram>): number {
  return cpu(() => void determineFile(files.get(FILE)!.model, rulebook, options));
}

/** In a process of its own, so that its memory is its own. */
function measure(products: number): Measured {
  const rulebook = loadRulebook((section) => readFileSync(`dist/rulebook/${section}.json`, 'utf8'));
  const read = (text: string) => createProgram([FILE], { readFile: () => text }, rulebook);
  // What is compiled for the day, and for the machine, is not counted.
  for (let i = 0; i < 2; i++) check(read(decideSpec(20)), [FILE], options);
  const often = products < MANY ? RUNS : 1;
  const deciding = Math.min(...times(often, () => decided(read(decideSpec(products)))));
  // Read anew: what was determined is kept with what it was determined of.
  const program = read(decideSpec(products));
  const before = inUse();
  let found: ReturnType<typeof check> | undefined;
  const first = cpu(() => void (found = check(program, [FILE], options)));
  const peak = process.resourceUsage().maxRSS / 1024;
  const kept = inUse() - before;
  const { determinations } = found!;
  const again = times(often - 1, () => {
    const anew = read(decideSpec(products));
    return cpu(() => void check(anew, [FILE], options));
  });
  const checking = Math.min(first, ...again);
  return { determinations: determinations.length, deciding, check: checking, kept, peak, ...shared(determinations) };
}

function shared(all: readonly Determination[]): Pick<Measured, 'classes' | 'decisions'> {
  const decisions = new Map<object, number>();
  const byPlace = new Map<string, number[]>();
  for (const d of all) {
    // One object a decision.
    if (!decisions.has(d.classification)) decisions.set(d.classification, decisions.size);
    const own = byPlace.get(d.destination);
    if (own) own.push(decisions.get(d.classification)!);
    else byPlace.set(d.destination, [decisions.get(d.classification)!]);
  }
  return { classes: new Set([...byPlace.values()].map(String)).size, decisions: decisions.size };
}

function times(n: number, run: () => number): number[] {
  return Array.from({ length: n }, run);
}

function cpu(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function inUse(): number {
  globalThis.gc!();
  globalThis.gc!();
  return process.memoryUsage().heapUsed;
}

function all(sizes: readonly number[]): void {
  const own = fileURLToPath(import.meta.url);
  for (const products of sizes) {
    const r = spawnSync(process.execPath, ['--expose-gc', own, '--one', String(products)], { encoding: 'utf8' });
    if (r.status !== 0) throw new Error(r.stderr);
    const m = JSON.parse(r.stdout) as Measured;
    const n = m.determinations;
    const each = (seconds: number): string => `${seconds.toFixed(2)} s CPU, ${Math.round(n / seconds)} a second`;
    console.log(`${products} products to every country, ten parts each: ${n} determinations`);
    console.log(`  decided:          ${each(m.deciding)}`);
    console.log(`  checked:          ${each(m.check)}, findings included`);
    console.log(
      `  kept of each:     ${(m.kept / n / 1024).toFixed(2)} KB, findings included; most memory ${m.peak.toFixed(0)} MB`,
    );
    console.log(`  distinct:         ${m.decisions} decisions, ${m.classes} classes of countries`);
    console.log(`  check --format json:  ${cli(products, n)}`);
  }
}

/** The built command line, as a process: start, reading and report included. */
function cli(products: number, n: number): string {
  const file = `out/bench/decide-${products}.earshot`;
  const report = `out/bench/decide-${products}.json`;
  writeFileSync(file, decideSpec(products));
  const flags = ['--fail-on', 'never', '--format', 'json', '--output', report];
  const args = ['--import', './bench/decide/usage.mjs', 'dist/earshot.cjs', 'check', file, ...flags];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const used = /^used (.*)$/m.exec(stderr)?.[1];
  rmSync(report, { force: true });
  if (status !== 0 || used === undefined) return `ended with ${status}: ${stderr.trim().split('\n').at(-1)}`;
  const { cpu, peak } = JSON.parse(used) as { cpu: number; peak: number };
  return `${cpu.toFixed(2)} s CPU, ${Math.round(n / cpu)} a second, most memory ${peak.toFixed(0)} MB`;
}
