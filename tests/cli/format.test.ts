/** `earshot format` on files: what is written, what is listed, and which exit code says so. */
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { earshot, folder } from '../support/run.ts';

const UNTIDY = 'product x {type computer\norigin  US }\n';
const TIDY = 'product x {\n  type   computer\n  origin US\n}\n';
const MISTAKEN = 'party   b {\n colour red\n}\n';

describe('format', () => {
  it('writes what changes, lists it, and changes nothing the second time', () => {
    const cwd = folder({ 'a.earshot': UNTIDY, 'sub/b.earshot': TIDY });
    expect(earshot(['format'], { cwd })).toMatchObject({
      code: 0,
      out: 'a.earshot\n',
      err: 'earshot: 1 file changed, 1 left as they are\n',
    });
    expect(readFileSync(join(cwd, 'a.earshot'), 'utf8')).toBe(TIDY);
    expect(earshot(['format'], { cwd })).toMatchObject({ code: 0, out: '' });
    expect(readdirSync(cwd).sort()).toEqual(['a.earshot', 'sub']);
  });

  it('--check writes nothing and ends 1', () => {
    const cwd = folder({ 'a.earshot': UNTIDY });
    expect(earshot(['format', '--check'], { cwd })).toMatchObject({ code: 1, out: 'a.earshot\n' });
    expect(readFileSync(join(cwd, 'a.earshot'), 'utf8')).toBe(UNTIDY);
    earshot(['format'], { cwd });
    expect(earshot(['format', '--check', 'a.earshot'], { cwd })).toMatchObject({ code: 0, out: '' });
  });

  it('- takes standard input', () => {
    const cwd = folder({});
    expect(earshot(['format', '-'], { cwd, input: UNTIDY })).toMatchObject({ code: 0, out: TIDY, err: '' });
    expect(earshot(['format', '-', '--check', '--stdin-filename', 'a.earshot'], { cwd, input: UNTIDY })).toMatchObject({
      code: 1,
      out: 'a.earshot\n',
    });
    expect(earshot(['format', '-', '--check'], { cwd, input: TIDY })).toMatchObject({ code: 0, out: '' });
    expect(earshot(['format', '-', 'a.earshot'], { cwd, input: TIDY })).toMatchObject({ code: 2 });
    expect(earshot(['format', '--stdin-filename', 'a.earshot'], { cwd })).toMatchObject({ code: 2 });
  });

  it('leaves what has a mistake of syntax and says so', () => {
    const cwd = folder({ 'a.earshot': `${MISTAKEN}\n\n\n${UNTIDY}` });
    const run = earshot(['format'], { cwd });
    expect(run).toMatchObject({ code: 0, out: 'a.earshot\n' });
    expect(run.err).toContain('a.earshot has mistakes of syntax');
    expect(readFileSync(join(cwd, 'a.earshot'), 'utf8')).toBe(`${MISTAKEN}\n${TIDY}`);
  });

  it('keeps the permissions, the byte order mark, and a link a link', () => {
    const cwd = folder({ 'real/a.txt': `\ufeff${UNTIDY}` });
    const file = join(cwd, 'real/a.txt');
    chmodSync(file, 0o640);
    symlinkSync('real/a.txt', join(cwd, 'a.earshot'));
    expect(earshot(['format', 'a.earshot'], { cwd })).toMatchObject({ code: 0, out: 'a.earshot\n' });
    expect(readFileSync(file, 'utf8')).toBe(`\ufeff${TIDY}`);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(cwd, 'a.earshot')).isSymbolicLink()).toBe(true);
  });

  it('goes on past a file that cannot be read, and ends 2', () => {
    const cwd = folder({ 'b.earshot': UNTIDY });
    writeFileSync(join(cwd, 'a.earshot'), Buffer.from([0x70, 0xff, 0xfe]));
    const run = earshot(['format'], { cwd });
    expect(run).toMatchObject({ code: 2, out: 'b.earshot\n' });
    expect(run.err).toContain('a.earshot is not UTF-8 text');
  });
});
