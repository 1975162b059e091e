/** File by file, in threads, from a cache: the bytes are those of one check, and no answer is an old one. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runPool } from '../../server/src/cli/scale/pool.ts';
import { earshot, folder, type Run } from '../support/run.ts';
import { long } from '../support/runs.ts';
import { clear, licensed, open } from './specs.ts';

const policy = (name: string): string => `requirements:
  - { id: board-1, rule: Board order 1, kind: policy, reason: company-policy, title: No such sales, when: { partyNamed: [${name}] },
      countsForDeMinimis: false, cite: Board order 1, source: board, verified: board }
`;
const list = (name: string): string =>
  `cite: 744 supp. 4\nsource: CSL\nverified: CSL\nlist: entity-list\nsnapshot: 2026-02-01\nparties:\n  - { name: ${name}, countries: [RU] }\n`;

const files = (): Record<string, string> => ({
  'earshot.json': '{ "rulebooks": ["./policy"] }',
  'policy/requirements/policy.yaml': policy('Shell'),
  'shared/parts.earshot':
    '// earshot-ignore-file ES1001: known\nimport "./more.earshot"\ninput lens { type component origin US value 40 USD }\n',
  'shared/more.earshot': 'input bolt { type component origin US eccn EAR99 value 1 USD }\n',
  'a.earshot': `import "./shared/parts.earshot"\n${licensed.replace('destination CN', 'incorporates lens, bolt\n  destination CN, RU { end-user buyer }')}party buyer "Buyer" { country RU }\n`,
  'b.earshot': `import "./shared/parts.earshot"\nimport "./none.earshot"\n${open.replace('destination CN', 'incorporates lens\n  destination JP')}`,
  'c.earshot': clear,
  'd.earshot': '',
});

const FORMATS = ['json', 'pretty', 'concise', 'sarif', 'junit'];
const into = (cwd: string, prefix: string): string[] =>
  FORMATS.flatMap((f) => ['--format', f, '--output', join(cwd, `${prefix}.${f}`)]);
const told = (cwd: string, prefix: string): string[] => FORMATS.map((f) => readFileSync(join(cwd, `${prefix}.${f}`), 'utf8'));
const day = ['--as-of', '2026-03-02'];
const entries = (cache: string): string[] =>
  readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .map((name) => join(cache, name))
    .filter((path) => statSync(path).isFile());

describe('the bytes of one check', () => {
  it('with --jobs, with a cache that is empty, full or damaged, and with both', () => {
    const cwd = folder(files());
    const out = folder();
    const cache = join(folder(), 'cache');
    const run = (prefix: string, ...more: string[]): Run => earshot([...day, ...more, ...into(out, prefix)], { cwd });
    const whole = run('whole');
    for (const [name, ...more] of [
      ...(long ? [['jobs', '--jobs', '3'] as const] : []),
      ['cold', '--cache-folder', cache],
      ['warm', '--cache-folder', cache, '--jobs', '2'],
    ] as const) {
      expect(run(name, ...more)).toEqual(whole);
      expect(told(out, name)).toEqual(told(out, 'whole'));
    }
    // Cut, emptied, bent in an answer, bent in a key, and of no length that there is.
    const damages = [
      (text: string) => text.slice(0, -3),
      () => '',
      (text: string) => text.replaceAll('"severity":"error"', '"severity":"alarm"'),
      (text: string) => text.replace(/(?<=,\[")./, (c) => (c === '0' ? '1' : '0')),
      (text: string) => text.replace(/(?<=^earshot cache 1 ).{10}/, '9'.repeat(10)),
    ];
    for (const damage of long ? damages : damages.slice(2, 3)) {
      const before = entries(cache).map((path) => [path, readFileSync(path, 'utf8')] as const);
      expect(before.some(([, text]) => damage(text) !== text)).toBe(true);
      for (const [path, text] of before) writeFileSync(path, damage(text));
      expect(run('damaged', '--cache-folder', cache)).toEqual(whole);
      expect(told(out, 'damaged')).toEqual(told(out, 'whole'));
    }
  });

  it('by default below $XDG_CACHE_HOME, and without a cache where none can be written', () => {
    const cwd = folder({ 'c.earshot': clear });
    const xdg = folder();
    const args = [...day, '--format', 'concise', '--cache'];
    const run = earshot(args, { cwd, env: { XDG_CACHE_HOME: xdg } });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(entries(join(xdg, 'earshot')).length).toBeGreaterThan(0);
    const file = join(xdg, 'file');
    writeFileSync(file, '');
    const without = earshot([...args, '--cache-folder', join(file, 'below')], { cwd });
    expect(without).toMatchObject({ code: 0, out: run.out });
    expect(without.err).toMatch(/^earshot: the cache .*below cannot be written: /);
  });
});

it('many runs leave few files, and what they found is still found', () => {
  const cwd = folder({ 'a.earshot': licensed });
  const cache = join(folder(), 'cache');
  const run = (n: number): Run => {
    writeFileSync(join(cwd, 'b.earshot'), clear.replace('1_000 USD', `${n}_000 USD`));
    return earshot([...day, '--cache-folder', cache, '--format', 'concise'], { cwd });
  };
  const first = run(1);
  // As if 70 runs had been: each has written what it found, under the hash of what it was.
  const [pack] = entries(cache).filter((path) => path.endsWith('.pack'));
  const text = readFileSync(pack!, 'utf8');
  for (let n = 0; n < 70; n++) writeFileSync(pack!.replace(/\w{2}\.pack$/, `${n + 10}.pack`), text);
  expect(run(2)).toMatchObject({ code: first.code });
  expect(entries(cache).filter((path) => path.endsWith('.pack'))).toHaveLength(1);
  expect(run(1)).toEqual(first);
  expect(entries(cache).filter((path) => path.endsWith('.pack'))).toHaveLength(1);
});

describe('no answer is an old one', () => {
  /** Whatever a check rests on: text, imports, imports of imports, what was not there, policy, lists, configuration. */
  const edits: readonly ((cwd: string) => void)[] = [
    (cwd) => change(cwd, 'shared/more.earshot', (t) => t.replace(/value \d+/, (v) => `${v}0`)),
    (cwd) => change(cwd, 'shared/parts.earshot', (t) => (t.includes('RU') ? t : `${t}party rus "Shell" { country RU }\n`)),
    (cwd) => change(cwd, 'a.earshot', (t) => t.replace('destination CN', 'destination HK, CN').replace('Buyer', 'Shell')),
    (cwd) => writeFileSync(join(cwd, 'none.earshot'), 'input late { type component origin US eccn 3A001.a.2 value 9 USD }\n'),
    (cwd) => rmSync(join(cwd, 'none.earshot'), { force: true }),
    (cwd) => change(cwd, 'policy/requirements/policy.yaml', (t) => policy(t.includes('[Shell]') ? 'Buyer' : 'Shell')),
    (cwd) => change(cwd, 'earshot.json', (t) => (t.includes('strict') ? '{}' : '{ "rulebooks": ["./policy"], "strict": true }')),
    (cwd) => change(cwd, 'earshot.json', () => '{ "rulebooks": ["./policy"], "as-of": "2021-01-15", "margin": 40 }'),
    (cwd) => {
      mkdirSync(join(cwd, 'policy/lists'), { recursive: true });
      writeFileSync(join(cwd, 'policy/lists/entity-list.yaml'), list('Buyer'));
    },
    (cwd) => rmSync(join(cwd, 'policy/lists'), { recursive: true, force: true }),
    (cwd) => change(cwd, 'd.earshot', (t) => (t === '' ? clear.replace('tool', 'late') : '')),
    (cwd) =>
      change(cwd, 'shared/parts.earshot', (t) =>
        t.replace(/\/\/ earshot-ignore-file.*\n|^(?!\/\/)/, (m) => (m ? '' : '// earshot-ignore-file ES1001, ES0104: known\n')),
      ),
  ];
  const change = (cwd: string, file: string, to: (text: string) => string): void =>
    writeFileSync(join(cwd, file), to(readFileSync(join(cwd, file), 'utf8')));

  it('after any of the edits, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...edits.keys()], { minLength: 3, maxLength: long ? edits.length : 4 }), (order) => {
        const cwd = folder(files());
        const cache = join(folder(), 'cache');
        for (const n of order) {
          edits[n]!(cwd);
          const args = ['.', '--format', 'json', '--as-of', '2026-03-02'].slice(0, n % 2 ? 3 : 5);
          const cached = earshot([...args, '--cache-folder', cache], { cwd });
          expect(cached).toEqual(earshot(args, { cwd }));
          expect(cached.code).not.toBe(2);
        }
      }),
      { numRuns: long ? 12 : 2, seed: 734 },
    );
  });
});

describe('a thread that dies', () => {
  const pool = (code: string, tasks: readonly number[], done: (n: number) => void): Promise<void> =>
    runPool<number, number>({ jobs: 2, start: () => new Worker(code, { eval: true }), tasks, done });
  const answer = 'const { parentPort } = require("node:worker_threads"); parentPort.on("message", (n) => ';

  it('ends the run with the reason; nothing is left running', async () => {
    await expect(
      pool(`${answer} n === 3 ? process.exit(7) : parentPort.postMessage(n))`, [1, 2, 3, 4], () => undefined),
    ).rejects.toThrow(/^job \d ended before it was done \(exit code 7\), so there is no report$/);
    await expect(pool(`${answer} { throw new Error("of ours"); })`, [1], () => undefined)).rejects.toThrow('of ours');
  });

  it('is none where each does its tasks: every task is done once', async () => {
    const seen: number[] = [];
    await pool(`${answer} parentPort.postMessage(n * 2))`, [1, 2, 3, 4, 5], (n) => seen.push(n));
    expect(seen.sort((a, b) => a - b)).toEqual([2, 4, 6, 8, 10]);
  });
});
