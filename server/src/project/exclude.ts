/** What is passed over when folders and globs are walked: `"exclude"` of the nearest `earshot.json`, and `--exclude`. */
import { dirname, relative } from 'node:path';
import picomatch from 'picomatch';
import { globFrom, slashed, within } from './paths.ts';

/** Of an absolute path, a file or a folder: is it passed over? What lies in such a folder is not looked at. */
export type Excluded = (path: string) => boolean;

/** @param base the folder that the globs are relative to; one may begin with `../` */
export function excludes(globs: readonly string[], base: string): Excluded {
  if (globs.length === 0) return () => false;
  const byFolder = Map.groupBy(
    // A glob of a folder, `old/**` or `old/`, is the folder: nothing in it is looked at.
    globs.map((glob) => globFrom(glob.replace(/\/(\*\*)?$/, ''), base)),
    (g) => g.base,
  );
  const all = [...byFolder].map(([folder, own]) => {
    const matches = picomatch(
      own.map((g) => g.glob),
      { dot: true },
    );
    return (path: string): boolean => path !== folder && within(folder, path) && matches(slashed(relative(folder, path)));
  });
  return (path) => all.some((matches) => matches(path));
}

/** @param found the nearest `earshot.json` of a folder, which alone counts there */
export function excludesOfConfigs(
  found: (folder: string) => { readonly folder: string; readonly exclude: readonly string[] } | undefined,
): Excluded {
  const made = new Map<string, Excluded>();
  const byFolder = new Map<string, Excluded>();
  const of = (folder: string): Excluded => {
    let own = byFolder.get(folder);
    if (own) return own;
    const config = found(folder);
    own = config && made.get(config.folder);
    if (!own) own = config ? excludes(config.exclude, config.folder) : () => false;
    if (config) made.set(config.folder, own);
    byFolder.set(folder, own);
    return own;
  };
  return (path) => of(dirname(path))(path);
}
