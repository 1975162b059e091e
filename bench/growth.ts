/**
 * How the work grows with a spec: each shape at three doubled sizes, CPU seconds of the check, and the ratio of each doubling.
 * A ratio of 2 is linear, of 4 quadratic; above 2.5 is marked. `npm run bench -- growth [SHAPE …]`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { day } from '../grammar/src/text/date.ts';
import { loadRulebook } from '../server/src/rulebook/load/index.ts';
import { check } from '../server/src/workspace/check.ts';
import { createProgram } from '../server/src/workspace/program.ts';
import { shapes } from './growth/shapes.ts';

const here = fileURLToPath(import.meta.url);
const WORST = 2.5;
/** Runs of each size, of which the quickest counts: the others were disturbed. */
const RUNS = 3;
/** A process is given up after so many milliseconds, so that one shape does not keep the others waiting. */
const PATIENCE = Number(process.env.GROWTH_PATIENCE ?? 300_000);

const [, , ...args] = process.argv;
if (args[0] === '--one') measure(args[1]!, Number(args[2]));
else all(args.filter((a) => a in shapes));

/** In a process of its own, so that what one shape leaves behind does not slow the next. */
function measure(name: string, n: number): void {
  const shape = shapes[name]!;
  const rulebook = loadRulebook((section) => readFileSync(`dist/rulebook/${section}.json`, 'utf8'));
  const run = (size: number): number => {
    const files = shape.files(size);
    const roots = [...(shape.roots?.(size) ?? ['a.earshot'])];
    const before = process.cpuUsage();
    const program = createProgram(roots, { readFile: (f) => files[f] }, rulebook);
    check(program, roots, { fallbackDate: day('2026-08-01') });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  // What is compiled for the day is not counted.
  for (let i = 0; i < 3; i++) run(Math.min(n, 20));
  let best = run(n);
  for (let i = 1; i < RUNS && best < 10; i++) best = Math.min(best, run(n));
  console.log(best);
}

function all(chosen: readonly string[]): void {
  console.log(
    'shape                   what there are n of                                     n: CPU seconds            ratio a doubling',
  );
  let worst = 0;
  for (const name of chosen.length > 0 ? chosen : Object.keys(shapes)) {
    const { size, what } = shapes[name]!;
    const sizes = [size, 2 * size, 4 * size];
    const seconds = sizes.map((n) => {
      const r = spawnSync(process.execPath, [here, '--one', name, String(n)], { encoding: 'utf8', timeout: PATIENCE });
      return r.status === 0 ? Number(r.stdout) : (/\b(\w*Error: .*)/.exec(r.stderr)?.[1] ?? 'given up');
    });
    const ratios = seconds.slice(1).map((s, i) => Number(s) / Number(seconds[i]));
    worst = Math.max(worst, ...ratios.map((r) => (Number.isNaN(r) ? Infinity : r)));
    const said = ratios.map((r) => `${Number.isNaN(r) ? 'none' : r.toFixed(2)}${r <= WORST ? '' : ' !'}`).join(', ');
    const spent = sizes.map((n, i) => `${n}: ${typeof seconds[i] === 'number' ? seconds[i].toFixed(3) : seconds[i]}`).join(', ');
    console.log(`${name.padEnd(23)} ${what.padEnd(52)}  ${spent.padEnd(44)}  ${said}`);
  }
  console.log(`worst ratio a doubling: ${worst.toFixed(2)}${worst > WORST ? ', above 2.5' : ''}`);
}
