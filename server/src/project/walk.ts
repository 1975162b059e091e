/**
 * Folders and globs to files. One walk for the command line and the editor, so that what one checks the other does not pass over.
 * A bundle of its own: a check of named files does not load it.
 */
import { readdirSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Excluded } from './exclude.ts';
import { globFrom, once, SPEC_ENDING } from './paths.ts';
import { reason } from './read.ts';

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
          return readdirSync(path, options).filter((entry) => !excluded(join(path, entry.name)));
        } catch (error) {
          tell(path, error);
          return [];
        }
      }) as typeof readdirSync,
      realpathSync: ((path: string) => {
        try {
          return realpathSync(path);
        } catch (error) {
          if (path.endsWith(SPEC_ENDING)) tell(path, error);
          throw error;
        }
      }) as typeof realpathSync,
    },
  });
  // Shorter first, so that a file keeps its own name and not one that runs through a link back up.
  return found.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : a > b ? 1 : 0));
}

const depth = (path: string): number => path.split('/').length;
