// Cold start: CPU time of whole processes.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spec } from './spec.mjs';

function cpuOf(args, runs) {
  const all = [];
  for (let i = 0; i < runs; i++) {
    const t = spawnSync('/bin/bash', ['-c', 'TIMEFORMAT="%U %S"; time "$0" "$@" > /dev/null 2>&1', process.execPath, ...args], {
      encoding: 'utf8',
    });
    const [u, k] = t.stderr.trim().split('\n').at(-1).split(' ').map(Number);
    all.push(u + k);
  }
  return all.sort((a, b) => a - b)[all.length >> 1] * 1000;
}

/** Names of companies open the index of the party lists, which a spec of goods and figures alone does without. */
export function coldCheck(quick) {
  const runs = quick ? 5 : 11;
  const bare = cpuOf(['-e', '0'], runs);
  const { text } = spec(1_000);
  for (const [what, spelled] of [
    ['', text.replaceAll(/^  supplier .*$/gm, '  // supplier withheld')],
    [', with makers to screen', text],
  ]) {
    const path = join(tmpdir(), `earshot-bench-${process.pid}.earshot`);
    writeFileSync(path, spelled);
    const cold = cpuOf(['dist/earshot.cjs', 'check', path, '--fail-on', 'never', '--format', 'concise'], runs);
    rmSync(path);
    console.log(
      `cold check of 1,000 lines${what}: ${cold.toFixed(0)} ms CPU, bare node -e 0: ${bare.toFixed(0)} ms, ratio ${(cold / bare).toFixed(2)}`,
    );
  }
  console.log('wanted: a ratio of at most 4.5\n');
}
