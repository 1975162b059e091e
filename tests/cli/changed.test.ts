/** --changed: what git says has changed, with all that rests on it; what git cannot say is no reason to pass over. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { earshot, folder, type Run } from '../support/run.ts';
import { clear } from './specs.ts';

const git = (cwd: string, ...args: string[]): string =>
  execFileSync(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'init.defaultBranch=main', '-c', 'protocol.file.allow=always', ...args],
    {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );

const spec = (imports = '', part = 'none'): string => `${imports}${clear.replace('incorporates none', `incorporates ${part}`)}`;
const part = (name: string): string => `input ${name} { type component origin DE eccn EAR99 value 1 USD incorporates none }\n`;

function repository(): string {
  const cwd = folder({
    'earshot.json': '{ "rulebooks": ["./policy"] }',
    'policy/edition.yaml': 'version: "1"\nfrom: "2020-01-01"\nthrough: "2026-01-01"\n',
    'a.earshot': spec('import "./parts/lens.earshot"\n', 'lens'),
    'b.earshot': spec('import "./parts/all.earshot"\n', 'motor'),
    'parts/all.earshot': 'import "./motor.earshot"\n',
    'parts/motor.earshot': part('motor'),
    'parts/lens.earshot': part('lens'),
    'ü c.earshot': spec(),
    '.gitignore': 'ignored.earshot\n',
  });
  git(cwd, 'init', '-q');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-qm', 'first');
  return cwd;
}

const run = (cwd: string, ...args: string[]): Run =>
  earshot(['check', '--format', 'json', '--changed', 'HEAD', ...args], { cwd });
function checked(cwd: string, ...args: string[]): string[] {
  const { out, err, code } = run(cwd, ...args);
  expect(code, err).not.toBe(2);
  return (JSON.parse(out) as { determinations: { location: { file: string } }[] }).determinations.map((d) => d.location.file);
}

describe('--changed', () => {
  it('takes what differs, at any depth of its imports, on disk and in the index', () => {
    const cwd = repository();
    expect(run(cwd)).toMatchObject({ code: 0, err: 'earshot: 0 of 6 specs changed since HEAD\n' });
    writeFileSync(join(cwd, 'parts/motor.earshot'), `${part('motor')}// changed\n`);
    expect(checked(cwd)).toEqual(['b.earshot']);
    expect(checked(join(cwd, 'parts'), '..')).toEqual(['../b.earshot']);
    git(cwd, 'add', '.');
    renameSync(join(cwd, 'ü c.earshot'), join(cwd, 'd.earshot'));
    expect(checked(cwd)).toEqual(['b.earshot', 'd.earshot']);
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-qm', 'second');
    expect(checked(cwd, '--changed', 'HEAD~1')).toEqual(['b.earshot', 'd.earshot']);
    rmSync(join(cwd, 'parts/lens.earshot'));
    expect(checked(cwd)).toEqual(['a.earshot']);
    git(cwd, 'rm', '-q', '--cached', 'parts/lens.earshot');
    expect(checked(cwd)).toEqual(['a.earshot']);
  });

  it('takes what git does not keep, and what a link now leads to', () => {
    const cwd = repository();
    symlinkSync('parts', join(cwd, 'linked'));
    writeFileSync(join(cwd, 'e.earshot'), spec('import "./linked/lens.earshot"\n', 'lens'));
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-qm', 'linked');
    expect(checked(cwd)).toEqual([]);
    writeFileSync(join(cwd, 'ignored.earshot'), spec());
    writeFileSync(join(cwd, 'new.earshot'), spec());
    expect(checked(cwd)).toEqual(['ignored.earshot', 'new.earshot']);
    mkdirSync(join(cwd, 'other'));
    writeFileSync(join(cwd, 'other/lens.earshot'), part('lens'));
    git(cwd, 'add', 'other');
    git(cwd, 'commit', '-qm', 'other');
    rmSync(join(cwd, 'linked'));
    symlinkSync('other', join(cwd, 'linked'));
    expect(checked(cwd, '!new*', '!ignored*')).toEqual(['e.earshot']);
  });

  it.each([
    ['the configuration', 'earshot.json', '{ "rulebooks": ["./policy"], "margin": 1 }'],
    ['a rulebook', 'policy/edition.yaml', 'version: "2"\nfrom: "2020-01-01"\nthrough: "2026-01-01"\n'],
    ['a baseline', 'earshot-baseline.json', '{ "schema": "earshot.baseline/1", "files": {} }\n'],
  ])('takes every spec where %s has changed', (_, file, text) => {
    const cwd = repository();
    writeFileSync(join(cwd, file), text);
    expect(run(cwd).err).toBe('earshot: 6 of 6 specs changed since HEAD\n');
  });

  it('is exit 2 where git cannot say', () => {
    const cwd = repository();
    const says = (args: readonly string[], env: Record<string, string> = {}, at = cwd): string => {
      const { code, out, err } = earshot(['check', ...args], { cwd: at, env });
      expect([code, out]).toEqual([2, '']);
      return err;
    };
    expect(says(['--changed', 'nowhere'])).toBe('earshot: --changed: nowhere is no commit of this repository\n');
    expect(says(['--changed=--output=x'])).toBe('earshot: --changed: --output=x is no name of a commit\n');
    expect(says(['--changed', 'HEAD:a.earshot'])).toBe('earshot: --changed: HEAD:a.earshot is no commit of this repository\n');
    expect(says(['--changed', '$(touch x); `touch x`'])).toContain('is no commit of this repository');
    expect(existsSync(join(cwd, 'x'))).toBe(false);
    expect(says(['--changed', 'HEAD'], { PATH: '/nowhere' })).toBe('earshot: --changed: git is not installed\n');
    expect(says(['--changed', 'HEAD', '-'])).toBe('earshot: --changed looks at files; it takes no --stdin\n');
    git(cwd, 'commit', '-qm', 'second', '--allow-empty');
    const clone = folder();
    git(clone, 'clone', '-q', '--depth', '1', `file://${cwd}`, '.');
    expect(says(['--changed', 'HEAD~1'], {}, clone)).toBe(
      'earshot: --changed: the clone is shallow and has no commit HEAD~1; fetch it, in full or by name\n',
    );
    expect(says(['--changed', 'HEAD'], {}, folder({ 'a.earshot': clear }))).toBe(
      'earshot: --changed: this folder is in no git repository\n',
    );
  });
});
