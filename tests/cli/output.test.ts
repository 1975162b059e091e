/** Reports to files: several in one run, whole or not at all, never over what was read. */
import { spawnSync } from 'node:child_process';
import { existsSync, openSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle, earshot, folder } from '../support/run.ts';
import { licensed } from './specs.ts';
import { few } from '../support/runs.ts';

const each = (dir: string) =>
  ['json', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'pretty', 'concise'].flatMap((f) => [
    '--format',
    f,
    '--output',
    join(dir, `report.${f}`),
  ]);

describe('reports', () => {
  it('go each to its file, in one run, with nothing left beside them', () => {
    const cwd = folder({ 'a.earshot': licensed, 'out/report.json': 'old' });
    const run = earshot(['check', 'a.earshot', ...each('out')], { cwd });
    expect(run).toMatchObject({ code: 1, out: '', err: '' });
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(
      ['concise', 'github', 'gitlab', 'json', 'jsonl', 'junit', 'markdown', 'pretty', 'sarif'].map((f) => `report.${f}`),
    );
    for (const f of readdirSync(join(cwd, 'out'))) expect(readFileSync(join(cwd, 'out', f), 'utf8'), f).toContain('a.earshot');
  });
  it('clear away what killed runs have left beside them, and nothing that another run is still writing', () => {
    const host = hostname()
      .replaceAll(/[^A-Za-z0-9]/g, '_')
      .slice(0, 40);
    const by = (who: string, file = 'r.json'): string => `.${file}.${who}0b1f6f2e-1111-4222-8333-0123456789ab.tmp`;
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const left = [by(`${host}-${gone}.`)];
    const stay = [
      by(`${host}-${process.pid}.`),
      by('elsewhere-7.'),
      by(''),
      by(`${host}-${gone}.`, 'other.json'),
      '.r.json.notes.tmp',
    ];
    const cwd = folder({ 'a.earshot': licensed, ...Object.fromEntries([...left, ...stay].map((name) => [name, 'half'])) });
    earshot(['a.earshot', '--format', 'json', '--output', 'r.json'], { cwd });
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual(stay.toSorted());
  });
  it('replace what a link leads to, and keep the link', () => {
    const cwd = folder({ 'a.earshot': licensed, 'real.json': 'old' });
    symlinkSync('real.json', join(cwd, 'link.json'));
    earshot(['a.earshot', '--format', 'json', '--output', 'link.json'], { cwd });
    expect(readFileSync(join(cwd, 'real.json'), 'utf8')).toContain('earshot.report/1');
  });
  it('leave the old file where they cannot be written', () => {
    const cwd = folder({ 'a.earshot': licensed });
    expect(earshot(['a.earshot', '--format', 'json', '--output', 'no/where.json'], { cwd })).toMatchObject({
      code: 2,
      err: 'earshot: cannot write no/where.json: its folder does not exist\n',
    });
  });
  it('go to a device, and say in one line that it is full', () => {
    const cwd = folder({ 'a.earshot': licensed });
    expect(earshot(['a.earshot', '--format', 'json', '--output', '/dev/null'], { cwd }).code).toBe(1);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(earshot(['a.earshot', '--format', 'json', '--output', '/dev/full'], { cwd })).toMatchObject({
      code: 2,
      err: 'earshot: cannot write /dev/full: no space is left\n',
    });
    const full = spawnSync(process.execPath, [bundle, 'a.earshot'], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    expect([full.status, full.stderr]).toEqual([2, 'earshot: cannot write to standard output: no space is left\n']);
  });
});

it('a full standard output is exit 2 with one line, whatever is printed', () => {
  const cwd = folder({ 'a.earshot': licensed });
  const all = ['--help', 'matrix tool', '--version', 'explain tool@CN a.earshot', 'rulebook show 3B001', 'completion bash'];
  for (const args of few(all, 2)) {
    const run = spawnSync(process.execPath, [bundle, ...args.split(' ')], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    expect([args, run.status, run.stderr]).toEqual([args, 2, 'earshot: cannot write to standard output: no space is left\n']);
  }
});

describe('a report is refused', () => {
  const cases: readonly (readonly [string, string[], RegExp])[] = [
    ['over a spec', ['--format', 'json', '--output', 'a.earshot'], /a\.earshot is no place for a report/],
    ['over the configuration', ['--format', 'json', '--output', 'earshot.json'], /is no place for a report/],
    [
      'over another of the same run',
      ['--format', 'json', '--output', 'r', '--format', 'sarif', '--output', './r'],
      /two reports go to \.\/r/,
    ],
    ['over what was read, by another name', ['--format', 'json', '--output', 'link'], /is a file this run has read/],
  ];
  it.each(cases)('%s', (_name, args, why) => {
    const cwd = folder({ 'a.earshot': licensed, 'earshot.json': '{}' });
    symlinkSync('a.earshot', join(cwd, 'link'));
    const run = earshot(['check', 'a.earshot', ...args], { cwd });
    expect(run.code).toBe(2);
    expect(run.err).toMatch(why);
    expect(readFileSync(join(cwd, 'a.earshot'), 'utf8')).toBe(licensed);
    expect(existsSync(join(cwd, 'r'))).toBe(false);
  });
});
