/**
 * What git says has changed. The one place of the command line that starts a program, in a bundle of its own: nothing else can.
 * Git is given no text of a spec, runs no hook, pager or filter of a difference, and reaches no network.
 */
import { execFileSync } from 'node:child_process';

export interface Repository {
  /** Its top folder, absolute, links followed. */
  readonly top: string;
  /** Paths below it that differ between the commit and the disk, both names of what was renamed among them. */
  readonly changed: ReadonlySet<string>;
  /** Paths below it that git keeps. Of any other it cannot say that it has not changed. */
  readonly tracked: ReadonlySet<string>;
}

/** @returns the reason, in words, where git cannot say */
export function changedSince(ref: string, folder: string): Repository | string {
  if (ref === '' || ref.startsWith('-')) return `${ref || 'nothing'} is no name of a commit`;
  const top = git(folder, ['rev-parse', '--show-toplevel']);
  if (typeof top !== 'string')
    return top.text.includes('not a git repository') ? 'this folder is in no git repository' : top.text;
  const root = top.replace(/\r?\n$/, '');
  const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (typeof commit !== 'string') {
    // Before the first commit all is new.
    if (ref === 'HEAD' && git(root, ['rev-list', '-n', '1', '--all']) === '')
      return { top: root, changed: new Set(), tracked: new Set() };
    const shallow = git(root, ['rev-parse', '--is-shallow-repository']);
    return shallow === 'true\n'
      ? `the clone is shallow and has no commit ${ref}; fetch it, in full or by name`
      : `${ref} is no commit of this repository`;
  }
  const changed = git(root, [
    'diff',
    '--name-only',
    '-z',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--no-relative',
    commit.trim(),
    '--',
  ]);
  if (typeof changed !== 'string') return changed.text;
  const tracked = git(root, ['ls-files', '-z', '--full-name']);
  if (typeof tracked !== 'string') return tracked.text;
  return { top: root, changed: names(changed), tracked: names(tracked) };
}

const names = (text: string): Set<string> => new Set(text.split('\0').filter((name) => name !== ''));

const MOST_BYTES = 1 << 30;

/** Its output, or in words why there is none. */
function git(folder: string, args: readonly string[]): string | { readonly text: string } {
  try {
    return execFileSync('git', ['-c', 'core.fsmonitor=false', '-C', folder, ...args], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
      maxBuffer: MOST_BYTES,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    if (code === 'ENOENT') return { text: 'git is not installed' };
    const [first] = (stderr ?? '').split('\n');
    return { text: first ? `git says: ${first.replace(/^fatal: /, '')}` : `git ended without a word (${code ?? 'no code'})` };
  }
}
