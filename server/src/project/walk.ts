/**
 * Folders and globs to files. One walk for the command line and the editor, so that what one checks the other does not pass over.
 * A bundle of its own: a check of named files does not load it.
 */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Excluded } from './exclude.ts';
import { globFrom, once, SPEC_ENDING, within } from './paths.ts';
import { NOT_REGULAR, reason } from './read.ts';

export { isDynamicPattern } from 'tinyglobby';
export { excludes, excludesOfConfigs } from './exclude.ts';

/** Besides hidden folders, which no pattern enters by itself. */
const PASSED_OVER = ['**/node_modules/**', '**/dist/**', '**/.git/**'];

/** Every spec below a folder, once each whatever the links. */
export const specsBelow = (folder: string, problems: string[], excluded: Excluded): string[] =>
  once(walk(`**/*${SPEC_ENDING}`, folder, problems, excluded));

/**
 * Links are followed, for a spec reached by a link is a spec; what they reach twice is given twice.
 *
 * @param problems takes what could not be looked into: `path reason`
 */
export function walk(pattern: string, cwd: string, problems: string[], excluded: Excluded): string[] {
  const tell = (path: string, error: unknown): void => void problems.push(`${relative(cwd, path) || path} ${reason(error)}`);
  const say = (path: string, why: string): void => void problems.push(`${relative(cwd, path) || path} ${why}`);
  const root = realpathSync(cwd);
  /** A link to what is no spec would have its text quoted. */
  const refuse = (path: string, real: string): void => {
    const stat = statSync(real);
    if (!stat.isFile() && !stat.isDirectory()) say(path, NOT_REGULAR);
    else if (within(root, real) || real.endsWith(SPEC_ENDING) || stat.isDirectory()) return;
    else say(path, `leads to ${basename(real)}, which is no spec and outside this folder`);
    throw new Error(path);
  };
  // Of `../**` tinyglobby finds too little.
  const { base, glob } = globFrom(pattern, cwd);
  const found = globSync(glob, {
    cwd: base,
    absolute: true,
    ignore: PASSED_OVER,
    expandDirectories: false,
    fs: {
      // A folder that cannot be opened, and a spec that a link no longer leads to, are told, never passed over in silence.
      readdirSync: ((path: string, options: { withFileTypes: true }) => {
        try {
          const entries = readdirSync(path, options).filter((entry) => !excluded(join(path, entry.name)));
          for (const entry of entries)
            if (
              entry.name.endsWith(SPEC_ENDING) &&
              !entry.name.startsWith('.') &&
              !entry.isFile() &&
              !entry.isDirectory() &&
              !entry.isSymbolicLink()
            )
              say(join(path, entry.name), NOT_REGULAR);
          return entries;
        } catch (error) {
          tell(path, error);
          return [];
        }
      }) as typeof readdirSync,
      realpathSync: ((path: string) => {
        const isSpec = path.endsWith(SPEC_ENDING);
        let real: string;
        try {
          real = realpathSync(path);
        } catch (error) {
          // What has no ending may have been a folder of specs. Nothing hidden is looked for, as the lock of an editor: `.#tool.earshot`.
          const name = basename(path);
          if (!name.startsWith('.') && (isSpec || !name.includes('.'))) tell(path, error);
          throw error;
        }
        if (isSpec) refuse(path, real);
        return real;
      }) as typeof realpathSync,
    },
  });
  // Shorter first, so that a file keeps its own name and not one that runs through a link back up.
  return found.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : a > b ? 1 : 0));
}

const depth = (path: string): number => path.split('/').length;
