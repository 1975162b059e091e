/** What lies on a disk besides plain files: it is said and ends 2, and nothing of it is quoted or waited for. */
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { earshot, folder } from '../support/run.ts';

const SPEC = 'product x { origin DE  eccn EAR99  destination CN }\n';
const SECRET = 'root:x:0:0\n';
const told = (err: string): string[] =>
  err
    .split('\n')
    .slice(0, -1)
    .map((l) => l.replace('earshot: ', ''))
    .sort();

describe('a folder', () => {
  it('with pipes, sockets, devices and links that lead nowhere, in a circle or to a pipe', async () => {
    const cwd = folder({ 'a.earshot': SPEC, 'sub/b.earshot': SPEC.replace('x', 'y') });
    spawnSync('mkfifo', [join(cwd, 'pipe.earshot')]);
    const socket = createServer().listen(join(cwd, 'sub/socket.earshot'));
    symlinkSync('nowhere', join(cwd, 'sub/gone.earshot'));
    symlinkSync('nowhere', join(cwd, 'specs'));
    symlinkSync('loop.earshot', join(cwd, 'loop.earshot'));
    symlinkSync('../pipe.earshot', join(cwd, 'sub/far.earshot'));
    symlinkSync('/dev/zero', join(cwd, 'zero.earshot'));
    symlinkSync('nowhere', join(cwd, 'README.md'));
    // What Emacs keeps beside a file that is being edited.
    symlinkSync('me@host.4711:1', join(cwd, '.#loop.earshot'));
    const run = earshot(['check', '--format', 'json'], { cwd });
    await new Promise((done) => socket.close(done));
    expect(run.code).toBe(2);
    expect((JSON.parse(run.out) as { determinations: { id: string }[] }).determinations).toHaveLength(2);
    expect(told(run.err)).toEqual([
      'loop.earshot cannot be read: its symbolic links form a loop',
      'pipe.earshot is not a regular file',
      'specs does not exist',
      'sub/far.earshot is not a regular file',
      'sub/gone.earshot does not exist',
      'sub/socket.earshot is not a regular file',
      'zero.earshot is not a regular file',
    ]);
  });
  it('with a link to what is no spec and lies elsewhere quotes nothing of it, as an import of it does not', () => {
    const outside = folder({ passwd: SECRET, 'other.earshot': SPEC.replace('x', 'z'), 'parts/p.earshot': SECRET });
    const cwd = folder({
      'earshot.json': '{}',
      'in/a.earshot': `import "../out/p.earshot"\nimport "../secret.earshot"\n${SPEC}`,
    });
    symlinkSync(join(outside, 'passwd'), join(cwd, 'secret.earshot'));
    const whole = earshot(['check', '--format', 'concise'], { cwd });
    expect(whole.code).toBe(2);
    expect(told(whole.err)).toContain('secret.earshot leads to passwd, which is no spec and outside this folder');
    symlinkSync(join(outside, 'parts'), join(cwd, 'out'));
    const one = earshot(['check', 'in/a.earshot', '--format', 'concise'], { cwd });
    expect(one.code).toBe(2);
    expect(told(one.err)).toEqual([
      'out/p.earshot leaves the workspace by a link; it is not read',
      'secret.earshot leaves the workspace by a link; it is not read',
    ]);
    expect(whole.out + one.out).not.toContain('root');
    expect(one.out.match(/ES0105/g)).toHaveLength(2);
  });
});

describe('a rulebook of one’s own', () => {
  it.each([
    [
      'nested without end',
      '['.repeat(50_000) + ']'.repeat(50_000),
      'is nested too deeply, or repeats itself too often, to be read',
    ],
    [
      'of aliases that multiply',
      [
        'a: &a [x, x, x, x, x, x, x, x, x, x]',
        ...[...'bcdefgh'].map((c, i) => `${c}: &${c} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
      ].join('\n'),
      'is nested too deeply, or repeats itself too often, to be read',
    ],
    ['of one long word', `${'x'.repeat(1000)}: ${'y'.repeat(2_000_000)}\n`, 'Unrecognized key: "xxx'],
  ])('%s is told in a line', (_, text, message) => {
    const cwd = folder({ 'earshot.json': '{ "rulebooks": ["./own"] }', 'own/requirements/a.yaml': text, 'a.earshot': SPEC });
    const run = earshot(['check'], { cwd });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(`earshot: own/requirements/a.yaml:1: ${message}`);
    expect(run.err.length).toBeLessThan(1200);
  });
});

describe('what cannot be seen', () => {
  it('is seen in every report', () => {
    const hidden = ['\u202e', '\u200b', '\u2066', '\u{e0041}', '\ufe0f', '\u{e0100}', '\u00ad', '\u3164', '\u2800', '\u0007'];
    const cwd = folder({
      'a.earshot': `product x "A${hidden.join('')}B" { origin DE  eccn EAR99  destination CN { end-use "e${hidden.join('')}f" } }\nproduct x { }\n`,
    });
    const formats = ['pretty', 'concise', 'markdown', 'github', 'gitlab', 'junit', 'sarif', 'overview'];
    const run = earshot(['check', ...formats.flatMap((f) => ['--format', f, '--output', `r.${f}`])], { cwd });
    expect(run.code).toBe(1);
    for (const format of formats) {
      const text = readFileSync(join(cwd, `r.${format}`), 'utf8');
      expect([format, /\p{Cf}|\p{DI}|(?![\n\t])\p{Cc}|\u2800/u.exec(text)?.[0]]).toEqual([format, undefined]);
      if (format !== 'overview') expect(text).toMatch(/[Ae]\ufffd/);
    }
  });
});
