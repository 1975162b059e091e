/** What was found before is marked and fails no run; what is new does, whatever became of the old. */
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../server/src/report/schema.ts';
import { earshot, folder } from '../support/run.ts';
import { validator } from '../support/schema.ts';
import { licensed, open } from './specs.ts';

const BASELINE = 'earshot-baseline.json';
const read = (cwd: string, name = BASELINE): string => readFileSync(join(cwd, name), 'utf8');
const marked = (report: Report): string[] => report.diagnostics.filter((d) => d.baselined).map((d) => d.code);

describe('--update-baseline', () => {
  it('writes what is found, which then fails no run; the answers stay', () => {
    const cwd = folder({ 'a.earshot': licensed, 'sub/b.earshot': open });
    expect(earshot(['--update-baseline', '--format', 'concise'], { cwd }).code).toBe(0);
    expect(validator('docs/schemas/baseline.schema.json')(JSON.parse(read(cwd)))).toEqual([]);
    // Lines moved, in a folder that is not the baseline's own, in several formats at once.
    writeFileSync(join(cwd, 'a.earshot'), `\n\n// moved\n${licensed}`);
    const formats = ['json', 'sarif', 'pretty', 'junit', 'github', 'gitlab', 'markdown', 'jsonl'];
    const run = earshot(
      [cwd, '--baseline', join('..', BASELINE), ...formats.flatMap((f) => ['--format', f, '--output', `../${f}`])],
      {
        cwd: join(cwd, 'sub'),
      },
    );
    expect(run).toMatchObject({ code: 0, err: '' });
    const report = JSON.parse(read(cwd, 'json')) as Report;
    expect(report.determinations.map((d) => d.outcome).sort()).toEqual(['license-required', 'undetermined']);
    expect(report.diagnostics.every((d) => d.baselined)).toBe(true);
    expect(report.summary).toMatchObject({ errors: 0, warnings: 0, undetermined: 1 });
    const sarif = JSON.parse(read(cwd, 'sarif')) as { runs: { results: { baselineState: string }[] }[] };
    expect(new Set(sarif.runs[0]!.results.map((r) => r.baselineState))).toEqual(new Set(['unchanged']));
    expect(read(cwd, 'pretty')).toMatch(/ES3001 baselined: /);
    expect(read(cwd, 'pretty')).toMatch(/1 license required, 1 undetermined\.\n0 errors, 0 warnings, \d+ baselined\./);
    expect(read(cwd, 'junit')).toContain('<skipped message="baselined: ES3001');
    expect(read(cwd, 'github')).not.toContain('::error');
    for (const f of ['github', 'gitlab', 'markdown', 'jsonl']) expect(read(cwd, f), f).toContain('baselined');
    // Undetermined is not cleared, whatever is known.
    expect(earshot(['--fail-on', 'undetermined', '--format', 'concise'], { cwd }).code).toBe(1);
    expect(earshot(['--no-baseline', '--format', 'concise'], { cwd }).code).toBe(1);
  });

  it('says what is gone, and removes it; a run of some files leaves the others alone', () => {
    const cwd = folder({ 'a.earshot': licensed, 'b.earshot': licensed.replaceAll('tool', 'other') });
    earshot(['--update-baseline', '--format', 'concise'], { cwd });
    const whole = read(cwd);
    rmSync(join(cwd, 'b.earshot'));
    const run = earshot(['a.earshot', '--format', 'concise'], { cwd });
    expect(run.code).toBe(0);
    expect(run.err).toMatch(/^earshot: earshot-baseline.json has \d+ stale entr/);
    expect(run.err).toContain('stale: ES3001 in b.earshot, other@CN\n');
    writeFileSync(join(cwd, 'b.earshot'), licensed.replaceAll('tool', 'other'));
    expect(earshot(['a.earshot', '--update-baseline', '--format', 'concise'], { cwd }).code).toBe(0);
    expect(read(cwd)).toBe(whole);
    rmSync(join(cwd, 'b.earshot'));
    expect(earshot(['--update-baseline', '--format', 'concise'], { cwd }).err).toMatch(/\d+ stale entr(y|ies) removed\n$/);
    expect(read(cwd)).not.toContain('b.earshot');
    expect(readdirSync(cwd).sort()).toEqual(['a.earshot', BASELINE]);
  });
});

describe('what is new', () => {
  it('is not hidden by one of the same code that went', () => {
    const cwd = folder({ 'a.earshot': licensed });
    earshot(['--update-baseline', '--format', 'concise'], { cwd });
    writeFileSync(join(cwd, 'a.earshot'), licensed.replace('destination CN', 'destination RU'));
    const run = earshot(['--format', 'json'], { cwd });
    expect(run.code).toBe(1);
    expect(marked(JSON.parse(run.out) as Report)).not.toContain('ES3001');
    writeFileSync(join(cwd, 'a.earshot'), licensed.replace('destination CN', 'destination CN, RU'));
    expect(earshot(['--format', 'concise'], { cwd }).code).toBe(1);
  });

  it('may be an error of syntax or names: none is ever known', () => {
    const cwd = folder({ 'a.earshot': licensed.replace('destination CN', 'destination CN, XQ') });
    const run = earshot(['--update-baseline', '--format', 'concise'], { cwd });
    expect(run.code).toBe(1);
    expect(run.err).toContain('1 error of syntax or names cannot be known: mend them first');
  });
});

describe('a baseline', () => {
  it.each([
    [
      'that is none',
      { [BASELINE]: '{"files":{}}' },
      [],
      `${BASELINE} is not a baseline of earshot check; --baseline names another file`,
    ],
    [
      'that is none, and is not written over',
      { [BASELINE]: 'x' },
      ['--update-baseline'],
      `${BASELINE} is not a baseline of earshot check; --baseline names another file`,
    ],
    ['that is not there', {}, ['--baseline', 'b.json'], 'b.json does not exist; --update-baseline makes one'],
    [
      'that is also the report',
      {},
      ['--update-baseline', '--baseline', 'b', '--format', 'json', '--output', './b'],
      'two reports go to b; give each a file of its own',
    ],
    [
      'that is a spec',
      {},
      ['--update-baseline', '--baseline', 'a.earshot'],
      'a.earshot is no place for a report: it is a spec or the configuration',
    ],
  ])('%s is exit 2', (_, files, args, message) => {
    const cwd = folder({ 'a.earshot': licensed, ...files });
    expect(earshot(args, { cwd })).toEqual({ code: 2, signal: null, out: '', err: `earshot: ${message}\n` });
  });

  it('lies beside earshot.json, is written through a link, and is not written where the check is not complete', () => {
    const cwd = folder({
      'earshot.json': '{}',
      'sub/a.earshot': licensed,
      'kept.json': '{ "schema": "earshot.baseline/1", "files": {} }',
    });
    symlinkSync('kept.json', join(cwd, BASELINE));
    symlinkSync('nowhere', join(cwd, 'sub/b.earshot'));
    const run = earshot(['--update-baseline', '--format', 'concise'], { cwd: join(cwd, 'sub') });
    expect(run.code).toBe(2);
    expect(run.err).toContain('../earshot-baseline.json is not written: the check is not complete');
    rmSync(join(cwd, 'sub/b.earshot'));
    expect(earshot(['--update-baseline', '--format', 'concise'], { cwd: join(cwd, 'sub') }).code).toBe(0);
    expect(read(cwd, 'kept.json')).toContain('"sub/a.earshot"');
  });

  it('is the old one or the new one, whenever its writer is killed', () => {
    const die = "process.kill(process.pid, 'SIGKILL')";
    const cwd = folder({
      'a.earshot': licensed,
      'before.cjs': `require('fs').renameSync = () => ${die};`,
      'after.cjs': `const fs = require('fs'); const { renameSync } = fs; fs.renameSync = (...a) => { renameSync(...a); ${die}; };`,
      'half.cjs': `const fs = require('fs'); fs.closeSync = () => ${die};`,
    });
    earshot(['--update-baseline', '--format', 'concise'], { cwd });
    const old = read(cwd);
    writeFileSync(join(cwd, 'a.earshot'), licensed.replace('destination CN', 'destination CN, RU'));
    const killed = (by: string): string => {
      const run = earshot(['--update-baseline', '--format', 'concise'], { cwd, env: { NODE_OPTIONS: `--require ./${by}.cjs` } });
      expect(run.signal).toBe('SIGKILL');
      return read(cwd);
    };
    for (const by of ['half', 'before']) expect(killed(by), by).toBe(old);
    const now = killed('after');
    expect(now).toContain('tool@RU');
    expect(earshot(['--format', 'concise'], { cwd })).toMatchObject({ code: 0, err: '' });
  });
});
