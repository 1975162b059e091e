/** How far imports reach, and the names files have in reports. */
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

export const SPEC_ENDING = '.earshot';

/** What imports of a file never leave: the nearest folder at or above it with an `earshot.json` or `.git`, for an editor as well. */
export const projectFolder = (from: string): string | undefined =>
  nearest(from, (folder) => existsSync(join(folder, 'earshot.json')) || existsSync(join(folder, '.git')));

/** By file; `unmarked` stands for it where nothing marks a folder. */
export function projectOf(unmarked: string | undefined): (file: string) => string {
  const found = new Map<string, string | undefined>();
  return (file) => {
    const folder = dirname(file);
    if (!found.has(folder)) found.set(folder, projectFolder(folder) ?? unmarked);
    return found.get(folder) ?? '';
  };
}

/**
 * `base` holds what imports of any of the files may reach: they have their names from here. `unmarked` is the current folder, where nothing
 * marks the folder of a file, or what such files outside of it share.
 */
export function importRoots(files: readonly string[], cwd: string): { readonly base: string; readonly unmarked: string } {
  const marked = projectOf(undefined);
  const others = files.filter((f) => marked(f) === '');
  // A file given from inside the current folder may import its neighbors there.
  const unmarked = others.every((f) => within(cwd, f)) ? cwd : others.map(dirname).reduce(common);
  const roots = [...new Set(files.map((f) => marked(f) || unmarked))];
  return { base: roots.reduce(common, roots[0] ?? cwd), unmarked };
}

export function nearest(from: string, has: (folder: string) => boolean): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (has(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** `relative`, sooner where the path is below the folder, as it nearly always is. Both are absolute. */
export const below = (folder: string, path: string): string =>
  path.startsWith(folder + sep) && !path.includes('..') ? path.slice(folder.length + 1) : relative(folder, path);

export function within(folder: string, path: string): boolean {
  if (path.startsWith(folder + sep) && !path.includes('..')) return true;
  const rest = relative(folder, path);
  return rest === '' || (rest !== '..' && !rest.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(rest));
}

/** Absolute, links followed as far as there is something. */
export function real(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    const above = dirname(whole);
    return above === whole ? whole : join(real(above), basename(whole));
  }
}

/** `realpathSync` of many: the links on the way to a folder are followed once for all that lies in it. Throws where it does. */
export function realPaths(): (path: string) => string {
  const folders = new Map<string, string>();
  return (path) => {
    if (lstatSync(path).isSymbolicLink()) return realpathSync(path);
    const folder = dirname(path);
    let there = folders.get(folder);
    if (there === undefined) folders.set(folder, (there = realpathSync(folder)));
    return join(there, basename(path));
  };
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
  const realOf = realPaths();
  return files.filter((file) => {
    const real = realOf(file);
    return !seen.has(real) && seen.add(real);
  });
}

function common(a: string, b: string): string {
  return nearest(a, (folder) => within(folder, b)) ?? a;
}
