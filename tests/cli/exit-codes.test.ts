/** What each ending means, and that no mistake of the user ends in a stack trace. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../server/src/report/schema.ts';
import { bundle, earshot as ran, folder, oneFile, type Run, type RunOptions } from '../support/run.ts';
import { clear, licensed, open } from './specs.ts';
import { long } from '../support/runs.ts';

/** In a process of its own: its end is what is tested. What many rows of one table say is asked of `ran`, once they have been seen to end so. */
const earshot = (args: readonly string[], options: RunOptions = {}): Run => ran(args, { ...options, apart: true });

function oneLine(run: Run, message: string): void {
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toBe(`earshot: ${message}\n`);
}

describe('--fail-on', () => {
  it.each([
    [clear, 'error', 0],
    [licensed, 'error', 1],
  ])('case %#, to whoever started it', (text, level, code) => {
    expect(earshot(['--fail-on', level], { cwd: folder({ 'a.earshot': text }) }).code).toBe(code);
  });
  it.each([
    [clear, 'undetermined', 0],
    [licensed, 'warning', 1],
    [licensed, 'never', 0],
    [open, 'undetermined', 1],
    [open, 'never', 0],
  ])('case %#', (text, level, code) => {
    expect(ran(['--fail-on', level], { cwd: folder({ 'a.earshot': text }) }).code).toBe(code);
  });
});

describe('wrong usage is exit 2 with one line that says what would do', () => {
  it.each([
    [['check', '--formt', 'json'], "unknown option '--formt' (Did you mean --format?)"],
    [['chek'], 'chek is neither a verb nor an existing file or folder; did you mean check?'],
    [['check', 'nowhere.earshot'], 'nowhere.earshot does not exist'],
    [['check', 'no/*.earshot'], 'no .earshot file matches no/*.earshot'],
    [['check', '--format', 'jsn'], "option '--format <format>' argument 'jsn' is invalid. Did you mean json?"],
    [
      ['check', '--format', 'yaml'],
      "option '--format <format>' argument 'yaml' is invalid. Choose pretty, overview, concise, json, jsonl, sarif, junit, github, gitlab or markdown.",
    ],
    [
      ['check', '--as-of', '2023-02-29'],
      "option '--as-of <date>' argument '2023-02-29' is invalid. Expected a calendar day, such as 2025-01-15.",
    ],
    [['check', '--fail-on', 'warnings'], "option '--fail-on <level>' argument 'warnings' is invalid. Did you mean warning?"],
    [
      ['check', '--max-diagnostics', 'many'],
      "option '--max-diagnostics <count>' argument 'many' is invalid. Expected a whole number, such as 50.",
    ],
    [
      ['check', '--format', 'json', '--format', 'pretty'],
      'only one report can go to standard output; give the others an --output',
    ],
    [['check', '--update-baseline', '--no-baseline'], '--update-baseline takes no --no-baseline'],
    [['check', '--watch', '-'], '--watch takes no --stdin, --fix, --update-baseline, --changed, --shard, --jobs or --cache'],
    [
      ['check', '--shard', '3/2'],
      "option '--shard <part>' argument '3/2' is invalid. Expected I/N, such as 1/4: the first of four.",
    ],
    [['check', '--shard', '1/2', '--stdin'], '--shard takes no --stdin, --fix or --update-baseline'],
    [['merge'], "missing required argument 'reports'"],
    [['check', '--mergeable', '--shard', '1/2'], '--mergeable is for files of your own choice; it takes no --shard'],
    [['check', '--jobs', '0'], "option '--jobs <count>' argument '0' is invalid. Expected a number of threads, from 1 to 99."],
    [['job'], 'job is run by --jobs alone'],
    [['check', '--fix', '--stdin'], '--fix changes files; it takes no --stdin'],
    [['explain'], "missing required argument 'what'"],
    [['explain', 'ES99'], 'nothing is known of ES99; expected a code such as ES2001, or PRODUCT@DESTINATION and a file'],
    [['explain', 'tool@CN'], 'which file is tool@CN in? earshot explain tool@CN FILE'],
    [['server'], 'the language server needs --stdio'],
  ])('%j', (args, message) => {
    oneLine(ran(args, { cwd: folder() }), message);
  });

  it('names the nearest determination', () => {
    const cwd = folder({ 'a.earshot': licensed });
    oneLine(ran(['explain', 'tool@CH', 'a.earshot'], { cwd }), 'no determination tool@CH in a.earshot; did you mean tool@CN?');
  });

  it('says why a report cannot be written', () => {
    const cwd = folder({ 'a.earshot': clear });
    oneLine(
      earshot(['--format', 'json', '--output', 'no/where.json'], { cwd }),
      'cannot write no/where.json: its folder does not exist',
    );
    mkdirSync(join(cwd, 'there'));
    oneLine(ran(['--format', 'json', '--output', 'there'], { cwd }), 'cannot write there: is a folder, not a file');
  });
});

describe('bad input', () => {
  const findings = (text: string | Uint8Array, extra: Record<string, string> = {}): Report['diagnostics'] => {
    const run = ran(['a.earshot', '--format', 'json'], { cwd: folder({ 'a.earshot': text, ...extra }) });
    expect(run.code).toBe(1);
    expect(run.err).toBe('');
    expect(run.out).not.toMatch(/\n\s+at .*:\d+:\d+\)/);
    return (JSON.parse(run.out) as Report).diagnostics.filter((d) => d.severity === 'error');
  };
  const on = (text: string, words: string): { line: number; character: number } => {
    const before = text.slice(0, text.indexOf(words)).split('\n');
    return { line: before.length - 1, character: before.at(-1)!.length };
  };

  it.each([
    ['an unknown country', clear.replace('destination JP', 'destination XQ'), 'XQ', /XQ/],
    [
      'a missing rate',
      `${clear.replace('incorporates none', 'incorporates part').replace('JP', 'CN')}input part { type component origin US eccn 3A001.a.2 value 5 EUR }`,
      'EUR',
      /rate|EUR/,
    ],
    ['a product that contains itself', clear.replace('incorporates none', 'incorporates tool'), 'tool\n', /itself|cycle/],
    ['a value without a currency', clear.replace('1_000 USD', '1_000'), '1_000', /money|currency/],
    ['an ECCN that does not exist on the date', clear.replace('EAR99', '3A999.z').replace('3A999.z', '9Z999'), '9Z999', /9Z999/],
    ['an import outside the workspace', `import "../../secret.earshot"\n${clear}`, '"../../secret', /leaves the workspace/],
    ['an import of a file that is not there', `import "./none.earshot"\n${clear}`, '"./none', /does not exist/],
    ['a NUL byte', clear.replace('EAR99', 'EAR\u000099'), 'EAR\u0000', /character|U\+0000|NUL/i],
  ])('%s', (_what, text, place, message) => {
    const all = findings(text);
    const found = all.find((d) => message.test(d.message));
    expect(found, JSON.stringify(all)).toBeDefined();
    expect(found!.range.start.line).toBe(on(text, place).line);
  });

  it.runIf(long)('a file of 20 MB', () => {
    const found = findings(Buffer.alloc(20 * 1024 * 1024, clear));
    expect(found).toHaveLength(1);
    expect(found[0]!.name).toBe('file-too-large');
  });

  it.runIf(long).each([
    ['blocks nested without end', `product x { ${'destination CN { '.repeat(50_000)}`, 'unclosed-block', 13],
    ['a megabyte on one line', 'a'.repeat(1_000_000), 'unknown-keyword', 1],
    ['a megabyte of braces', `input x { ${'{'.repeat(1_000_000)}`, 'unexpected-text', 11],
    ['a string without end, a megabyte long', `${clear}input x "${'a'.repeat(1_000_000)}`, 'unterminated-string', 9],
  ])('%s', (_, text, name, column) => {
    const run = (name === 'unclosed-block' ? earshot : ran)(['--format', 'json'], { cwd: folder({ 'a.earshot': text }) });
    expect([run.code, run.err]).toEqual([1, '']);
    const found = (JSON.parse(run.out) as Report).diagnostics.find((d) => d.name === name);
    expect(found?.range.start.character).toBe(column - 1);
  });

  it.runIf(long)('a bill of materials hundreds of levels deep is only deep', () => {
    const levels = Array.from(
      { length: 600 },
      (_x, i) => `input a${i} { type component origin DE eccn EAR99 value 1 USD incorporates a${i + 1} }\n`,
    ).join('');
    const text =
      clear.replace('incorporates none', 'incorporates a0') +
      levels +
      'input a600 { type component origin DE eccn EAR99 value 1 USD incorporates none }\n';
    const run = earshot(['--format', 'json'], { cwd: folder({ 'a.earshot': text }) });
    expect([run.code, run.err]).toEqual([0, '']);
    expect((JSON.parse(run.out) as Report).determinations.map((d) => d.outcome)).toEqual(['not-subject']);
  });

  it('a file that is not UTF-8, with the others still checked', () => {
    const cwd = folder({ 'bad.earshot': Buffer.from([0x61, 0xff, 0xfe]), 'good.earshot': clear });
    const run = earshot(['--format', 'json'], { cwd });
    expect(run.code).toBe(2);
    expect(run.err).toBe('earshot: bad.earshot is not UTF-8 text: byte 0xff in line 1, column 2 begins no character\n');
    const report = JSON.parse(run.out) as Report;
    expect(report.determinations.map((d) => d.outcome)).toEqual(['not-subject']);
    expect(report.diagnostics.map((d) => [d.file, d.severity])).toEqual([['bad.earshot', 'error']]);
  });

  it('a file and a folder without permission to read', () => {
    const cwd = folder({ 'a.earshot': clear, 'shut/b.earshot': clear, 'good.earshot': clear });
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, 'a.earshot'), 0);
    chmodSync(join(cwd, 'shut'), 0);
    // Root may read everything, so it asks as somebody else.
    const run = earshot(['--format', 'json'], { cwd, ...(process.getuid?.() === 0 ? { uid: 65534 } : {}) });
    chmodSync(join(cwd, 'shut'), 0o755);
    expect(run.code).toBe(2);
    expect(run.err).toContain('earshot: a.earshot cannot be read: permission denied\n');
    expect(run.err).toContain('earshot: shut cannot be read: permission denied\n');
    expect((JSON.parse(run.out) as Report).determinations.map((d) => d.location.file)).toEqual(['good.earshot']);
  });

  it('a pipe where a file should be', () => {
    const cwd = folder();
    spawnSync('mkfifo', [join(cwd, 'a.earshot')]);
    const run = earshot(['a.earshot', '--format', 'concise', '--quiet'], { cwd });
    expect(run).toMatchObject({ code: 2, err: 'earshot: a.earshot is not a regular file\n' });
  });

  it('links that form a loop', () => {
    const cwd = folder({ 'a/x.earshot': clear });
    symlinkSync('loop.earshot', join(cwd, 'loop.earshot'));
    symlinkSync('..', join(cwd, 'a/up'));
    oneLine(ran(['loop.earshot'], { cwd }), 'loop.earshot cannot be read: its symbolic links form a loop');
    const run = ran(['a', '--format', 'json'], { cwd });
    expect((JSON.parse(run.out) as Report).determinations.map((d) => d.location.file)).toEqual(['a/x.earshot']);
  });

  it('a file of another kind', () => {
    oneLine(ran(['a.txt'], { cwd: folder({ 'a.txt': 'x' }) }), 'a.txt is not a spec file: its name does not end in .earshot');
  });

  it('a name that would speak to the terminal', () => {
    const run = ran(['\u001b[2Jx.earshot'], { cwd: folder() });
    expect(run.err).toBe('earshot: ␛[2Jx.earshot does not exist\n');
  });
});

describe('signals and pipes', () => {
  it('does not complain when its reader goes away', () => {
    const cwd = folder({ 'a.earshot': licensed.replace('destination CN', 'destination worldwide') });
    const r = spawnSync(
      'bash',
      ['-c', `'${process.execPath}' '${bundle}' check --format json | head -c 1; echo " \${PIPESTATUS[0]}"`],
      { cwd, encoding: 'utf8' },
    );
    expect(r.stdout).toBe('{ 1\n');
    expect(r.stderr).toBe('');
  });

  it('is 130 to the shell when interrupted', () => {
    const r = spawnSync(
      'bash',
      // Its input stays open as long as the shell has it.
      [
        '-c',
        `mkfifo in; exec 3<>in; '${process.execPath}' '${bundle}' check --stdin <in & sleep 1; kill -INT $!; wait $!; echo $?`,
      ],
      {
        cwd: folder(),
        encoding: 'utf8',
      },
    );
    expect(r.stdout.trim()).toBe('130');
  });
});

describe('a bug of ours', () => {
  it('is exit 101 with a report to file and no stack trace', () => {
    // A rulebook that is not there is a broken installation.
    const broken = readFileSync(oneFile, 'latin1').replace('"rulebook/core.json"', '"rulebook/lost.json"');
    const cwd = folder({ 'a.earshot': clear, 'earshot.mjs': broken });
    const r = spawnSync(process.execPath, [join(cwd, 'earshot.mjs'), 'a.earshot'], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: cwd },
    });
    expect(r.status).toBe(101);
    expect(r.stderr).toMatch(
      /^earshot: this is a bug in earshot, .* written to \S*earshot-bug-\S+\.txt; read it before you send it\n$/,
    );
  });
});

it('a Node that is too old is told in one line, before any flag is passed on', () => {
  const cwd = folder({
    'old.cjs': "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });",
  });
  for (const started of [bundle, oneFile]) {
    const run = spawnSync(process.execPath, ['-r', './old.cjs', started, '--no-such-flag'], { cwd, encoding: 'utf8' });
    expect([run.status, run.stdout, run.stderr]).toEqual([2, '', 'earshot needs Node 22.3 or later; this is 20.20.2\n']);
  }
});
