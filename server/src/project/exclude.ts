/** What is passed over when folders and globs are walked: `"exclude"` of the nearest `earshot.json`, and `--exclude`. */
import { dirname, relative } from 'node:path';
import picomatch from 'picomatch';
import { slashed, within } from './paths.ts';

/** Of an absolute path, a file or a folder: is it passed over? What lies in such a folder is not looked at. */
export type Excluded = (path: string) => boolean;

/** @param base the folder that the globs are relative to */
export function excludes(globs: readonly string[], base: string): Excluded {
  if (globs.length === 0) return () => false;
  const matches = picomatch(
    globs.map((glob) => glob.replace(/^\.\//, '').replace(/\/(\*\*)?$/, '')),
    { dot: true },
  );
  return (path) => path !== base && within(base, path) && matches(slashed(relative(base, path)));
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
