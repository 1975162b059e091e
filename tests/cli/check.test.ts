/** The built bundle as a process: reports, their formats and where they go. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../server/src/report/schema.ts';
import { earshot, folder, projectRoot } from '../support/run.ts';
import { reportErrors } from '../support/schema.ts';
import { clear, licensed, open } from './specs.ts';

const report = (text: string): Report => {
  const value = JSON.parse(text) as Report;
  expect(reportErrors(value)).toEqual([]);
  return value;
};

describe('check', () => {
  it('is the default verb and takes the current folder', () => {
    const cwd = folder({
      'a.earshot': clear,
      'deep/er/b.earshot': clear,
      'node_modules/x/c.earshot': clear,
      'dist/d.earshot': clear,
    });
    const run = earshot(['--format', 'json'], { cwd });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(report(run.out).summary.files).toBe(2);
    expect(report(run.out).determinations.map((d) => d.location.file)).toEqual(['a.earshot', 'deep/er/b.earshot']);
  });

  it('takes files, folders and globs together, each file once', () => {
    const cwd = folder({ 'x/a.earshot': clear, 'x/b.earshot': clear, 'y/c.earshot': clear });
    const run = earshot(['check', 'x/a.earshot', 'x', 'y/*.earshot', '--format', 'json'], { cwd });
    expect(report(run.out).summary.files).toBe(3);
  });

  it('names files from the current folder, wherever the workspace begins', () => {
    const cwd = folder({ 'earshot.json': '{}', 'specs/a.earshot': clear, 'other/.keep': '' });
    const run = earshot(['../specs/a.earshot', '--format', 'json'], { cwd: join(cwd, 'other') });
    expect(report(run.out).determinations[0]!.location.file).toBe('../specs/a.earshot');
  });

  it('follows imports inside the workspace', () => {
    const cwd = folder({
      'specs/a.earshot': 'import "../parts/stage.earshot"\n' + clear.replace('incorporates none', 'incorporates stage'),
      'parts/stage.earshot': 'input stage { type component origin US eccn EAR99 value 10 USD }\n',
    });
    const run = earshot(['specs', '--format', 'json'], { cwd });
    expect(report(run.out).determinations[0]!.deMinimis!.content[0]!.input).toBe('stage');
  });

  it('prints one line a finding in the concise format', () => {
    const cwd = folder({ 'a.earshot': licensed });
    const run = earshot(['a.earshot', '--format', 'concise'], { cwd });
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^a\.earshot:\d+:\d+ ES\d{4} error .+$/m);
    expect(run.out).toContain('Law of 2025-01-15.');
  });

  it('prints lines of source, the citation and the table of answers in the pretty format', () => {
    const cwd = folder({ 'a.earshot': licensed });
    const run = earshot(['a.earshot'], { cwd });
    expect(run.out).toMatch(/> +\d+ \|/);
    expect(run.out).toContain('15 CFR');
    expect(run.out).toMatch(/tool +CN +2025-01-15 +license required/);
    expect(run.out).not.toContain('\u001b');
  });

  it('writes several reports in one run', () => {
    const cwd = folder({ 'a.earshot': licensed });
    const run = earshot(
      ['a.earshot', '--format', 'pretty', '--format', 'json', '--output', 'r.json', '--format', 'concise', '--output', 'r.txt'],
      { cwd },
    );
    expect(run.out).toContain('license required');
    expect(report(readFileSync(join(cwd, 'r.json'), 'utf8')).summary.errors).toBeGreaterThan(0);
    expect(readFileSync(join(cwd, 'r.txt'), 'utf8')).toMatch(/^a\.earshot:/);
  });

  it('gives the same bytes for the same input, in whatever order files are named', () => {
    const cwd = folder({ 'a.earshot': licensed, 'b.earshot': open });
    const one = earshot(['a.earshot', 'b.earshot', '--format', 'json'], { cwd });
    const two = earshot(['b.earshot', 'a.earshot', '--format', 'json'], { cwd });
    expect(two.out).toBe(one.out);
  });

  it('obeys --max-diagnostics and --quiet', () => {
    const cwd = folder({ 'a.earshot': licensed.replace('destination CN', 'destination CN, RU, KP') });
    const all = report(earshot(['--format', 'json', '--max-diagnostics', '1'], { cwd }).out).diagnostics.length;
    expect(all).toBeGreaterThan(1);
    const run = earshot(['--format', 'concise', '--max-diagnostics', '1', '--quiet'], { cwd });
    expect(run.out.trimEnd().split('\n')).toHaveLength(2);
    expect(run.out).toContain(`and ${all - 1} more, not shown`);
  });

  it('prints counts and times to standard error with --stats', () => {
    const run = earshot(['--stats', '--format', 'json'], { cwd: folder({ 'a.earshot': clear }) });
    expect(run.err).toMatch(/1 files .* 1 products, 1 determinations/);
    report(run.out);
  });

  it('carries the proof in JSON with --explain', () => {
    const cwd = folder({ 'a.earshot': licensed });
    expect(report(earshot(['--format', 'json'], { cwd }).out).determinations[0]).not.toHaveProperty('proof');
    expect(
      report(earshot(['--format', 'json', '--explain'], { cwd }).out).determinations[0]!.proof!.children!.length,
    ).toBeGreaterThan(0);
  });
});

describe('the day whose law applies', () => {
  const undated = clear.replace(/^as-of.*\n/, '');
  const asOf = (args: string[], cwd: string): string =>
    report(earshot([...args, '--format', 'json'], { cwd }).out).determinations[0]!.asOf;

  it("is the destination's, then the file's, then --as-of, then the configuration's, then today", () => {
    const config = JSON.stringify({ 'as-of': '2021-01-01' });
    const onDestination = clear.replace('destination JP', 'destination JP { on 2025-03-03 }');
    expect(asOf(['--as-of', '2020-01-01'], folder({ 'a.earshot': onDestination }))).toBe('2025-03-03');
    expect(asOf(['--as-of', '2020-01-01'], folder({ 'a.earshot': clear }))).toBe('2025-01-15');
    expect(asOf(['--as-of', '2020-01-01'], folder({ 'a.earshot': undated, 'earshot.json': config }))).toBe('2020-01-01');
    expect(asOf([], folder({ 'a.earshot': undated, 'earshot.json': config }))).toBe('2021-01-01');
    const before = new Date();
    const today = asOf([], folder({ 'a.earshot': undated }));
    expect([local(before), local(new Date())]).toContain(today);
  });

  const local = (d: Date): string => d.toLocaleDateString('sv-SE');
});

describe('standard input', () => {
  it('is checked as the file it is named', () => {
    const cwd = folder({ 'specs/stage.earshot': 'input stage { type component origin US eccn EAR99 value 10 USD }\n' });
    const text = 'import "./stage.earshot"\n' + clear.replace('incorporates none', 'incorporates stage');
    const run = earshot(['--stdin', '--stdin-filename', 'specs/unsaved.earshot', '--format', 'json'], { cwd, input: text });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(report(run.out).determinations[0]!.location.file).toBe('specs/unsaved.earshot');
  });

  it('takes no files besides, and needs --stdin for its name', () => {
    expect(earshot(['--stdin', 'a.earshot'])).toMatchObject({ code: 2, out: '' });
    expect(earshot(['--stdin-filename', 'a.earshot'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('colors', () => {
  it('are off when piped, on with --color always, and --color beats NO_COLOR', () => {
    const cwd = folder({ 'a.earshot': licensed });
    const colored = (args: string[], env = {}): boolean => earshot(args, { cwd, env }).out.includes('\u001b[');
    expect(colored([])).toBe(false);
    expect(colored(['--color', 'always'])).toBe(true);
    expect(colored(['--color', 'always'], { NO_COLOR: '1' })).toBe(true);
    expect(colored(['--color', 'never'])).toBe(false);
  });
});

describe('the configuration', () => {
  it('is the nearest earshot.json at or above the first file', () => {
    const cwd = folder({
      'earshot.json': '{"fail-on":"never"}',
      'in/earshot.json': '{"fail-on":"error"}',
      'in/a.earshot': licensed,
      'b.earshot': licensed,
    });
    expect(earshot(['in/a.earshot'], { cwd }).code).toBe(1);
    expect(earshot(['b.earshot'], { cwd }).code).toBe(0);
    expect(earshot(['b.earshot', '--fail-on', 'error'], { cwd }).code).toBe(1);
  });

  it.each([
    ['{"as-off":"2025-01-15"}', 'earshot.json:1:2: unknown key as-off; did you mean as-of?'],
    ['{\n  "as-of": "2025-02-30"\n}', 'earshot.json:2:3: as-of: expected a calendar day'],
    ['{"fail-on":"sometimes"}', 'fail-on: expected "error", "warning", "undetermined" or "never"'],
    ['[]', 'expected an object'],
    ['{"strict": tru}', 'not valid JSON: unexpected }'],
    ['{"strict": tru\n}', 'not valid JSON: unexpected end of a word or line'],
    ['{"strict":', 'not valid JSON: it ends too early'],
  ])('%s is refused', (config, message) => {
    const run = earshot([], { cwd: folder({ 'earshot.json': config, 'a.earshot': clear }) });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(message);
  });
});

it('checks the samples', () => {
  const run = earshot(['check', 'samples', '--format', 'json', '--fail-on', 'never'], { cwd: projectRoot });
  expect(run).toMatchObject({ code: 0, err: '' });
  expect(report(run.out).determinations.length).toBeGreaterThanOrEqual(20);
});

it('says when a folder has no spec', () => {
  const cwd = folder();
  mkdirSync(join(cwd, 'x.earshot'));
  expect(earshot([], { cwd })).toMatchObject({ code: 2, err: 'earshot: no .earshot file in .\n' });
  expect(earshot(['x.earshot'], { cwd })).toMatchObject({ code: 2, err: 'earshot: no .earshot file in x.earshot\n' });
});
