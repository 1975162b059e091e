/** The workspace root, and the names files have below it and in reports. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export const SPEC_ENDING = '.earshot';

/**
 * The nearest folder at or above `from` with an `earshot.json` or `.git`; where there is none, or where a file lies
 * outside it, the folder all files share. Imports never leave it.
 */
export function workspaceRoot(files: readonly string[], cwd: string): string {
  const first = files[0] === undefined ? cwd : dirname(files[0]);
  const marked = nearest(first, (folder) => existsSync(join(folder, 'earshot.json')) || existsSync(join(folder, '.git')));
  if (marked !== undefined && files.every((f) => within(marked, f))) return marked;
  const shared = files.map(dirname).reduce(common, first);
  // A file given from inside the current folder may import its neighbors there.
  return files.every((f) => within(cwd, f)) ? cwd : shared;
}

export function nearest(from: string, has: (folder: string) => boolean): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (has(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

export function within(folder: string, path: string): boolean {
  const rest = relative(folder, path);
  return rest === '' || (rest !== '..' && !rest.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(rest));
}

/** Do the links on the way to a file of this folder lead out of it? */
export function leavesByLink(folder: string, path: string): boolean {
  try {
    return !within(realpathSync(folder), realpathSync(path));
  } catch {
    return false;
  }
}

export const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** The same glob without `./` and `../` at its beginning, and the folder that it then counts from. */
export function globFrom(glob: string, base: string): { readonly base: string; readonly glob: string } {
  if (glob.startsWith('./')) return globFrom(glob.slice(2), base);
  return glob.startsWith('../') ? globFrom(glob.slice(3), dirname(base)) : { base, glob };
}

/** Each file once, under the first of the names that lead to it. */
export function once(files: readonly string[]): string[] {
  const seen = new Set<string>();
  return files.filter((file) => {
    const real = realpathSync(file);
    return !seen.has(real) && seen.add(real);
  });
}

function common(a: string, b: string): string {
  return nearest(a, (folder) => within(folder, b)) ?? a;
}
