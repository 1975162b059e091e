/** Folders and globs to files. A bundle of its own: a check of named files does not load it. */
import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { globSync } from 'tinyglobby';
import { reason } from './read.ts';

export { isDynamicPattern } from 'tinyglobby';

const IGNORED = ['**/node_modules/**', '**/dist/**', '**/.git/**'];

/** Links are followed, for a spec reached by a link is a spec; what they reach twice is taken once (by `findSpecs`). */
export function walk(pattern: string, cwd: string, problems: string[]): string[] {
  const found = globSync(pattern, {
    cwd,
    absolute: true,
    ignore: IGNORED,
    expandDirectories: false,
    fs: {
      // A folder that cannot be opened is told, never passed over in silence.
      readdirSync: ((path: string, options: { withFileTypes: true }) => {
        try {
          return readdirSync(path, options);
        } catch (error) {
          problems.push(`${relative(cwd, path) || path} ${reason(error)}`);
          return [];
        }
      }) as typeof readdirSync,
    },
  });
  // Shorter first, so that a file keeps its own name and not one that runs through a link back up.
  return found.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : a > b ? 1 : 0));
}

const depth = (path: string): number => path.split('/').length;
