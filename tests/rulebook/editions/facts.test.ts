/** `earshot rulebook audit --facts`: a copy in which the facts to be read again are marked, and what then tells of it. tests/long has the rest. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { earshot, folder } from '../../support/run.ts';
import { audit, outcomes, project, REFUSED, refused, small } from './copies.ts';
import { BEFORE } from './texts.ts';

describe('the copy', () => {
  it('is not written where nothing has to be read again', () => {
    const cwd = folder({ 'before.xml': BEFORE, 'after.xml': BEFORE });
    const run = audit(cwd, '--facts', 'again');
    expect([run.code, run.err]).toEqual([
      0,
      'earshot: no fact of the regulation has to be read again, so again is not written\n',
    ]);
    expect(existsSync(join(cwd, 'again'))).toBe(false);
  });
});

describe('a project that names the copy', () => {
  it('what rests on no such fact is answered with strict dates as ever', () => {
    const cwd = project(small().files);
    expect(outcomes(cwd, '--strict-dates')).toEqual({
      'chip@IN': 'no-license-required',
      'chip@DE': 'no-license-required',
      'etcher@IN': 'undetermined',
    });
    expect(outcomes(cwd)['etcher@IN']).toBe('not-subject');
    expect(earshot(['explain', 'etcher@IN', 'a.earshot'], { cwd }).out).toMatch(
      /\[734\.4\(a\)\(3\) carried from eCFR 2026-09-24/,
    );
  });

  it('changes nothing but what was read: any other difference is refused, with its line', () => {
    const cwd = project(small().files);
    const path = join(cwd, 'again/de-minimis.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('percent: 25', 'percent: 30'));
    const run = earshot(['check', 'a.earshot'], { cwd });
    expect(run.code).toBe(2);
    expect(run.err).toMatch(
      /again\/de-minimis\.yaml:\d+: differs from the regulation as it is built in \(levels\) in more than `verified`: a rulebook of your own cannot change it/,
    );
  });
});

describe('what is there already', () => {
  it('a folder with something in it, a file and a link are left alone', () => {
    expect(refused((cwd) => (mkdirSync(join(cwd, 'again')), writeFileSync(join(cwd, 'again/mine'), 'x')))).toBe(
      'earshot: --facts again is there already, and not empty; name a folder that is not there yet\n',
    );
    expect(refused((cwd) => writeFileSync(join(cwd, 'again'), 'x'))).toMatch(/is a file, not a folder; name/);
    const link = refused((cwd) => (mkdirSync(join(cwd, 'other')), symlinkSync('other', join(cwd, 'again'))));
    expect(link).toMatch(/--facts again is a link; name/);
    expect(refused((cwd) => symlinkSync('nowhere', join(cwd, 'again')))).toMatch(REFUSED);
    expect(refused((cwd) => writeFileSync(join(cwd, 'file'), 'x'), 'file/again')).toMatch(REFUSED);
  });
});
