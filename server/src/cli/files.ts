/** From what the user typed (files, folders, globs) to spec files, each once, in a stable order. */
import { readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { reason } from './read.ts';
import { UsageError } from './failure.ts';

export const IGNORED = ['**/node_modules/**', '**/dist/**', '**/.git/**'];
const ENDING = '.earshot';

export interface Found {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Folders that could not be looked into: `path reason`. */
  readonly problems: readonly string[];
}

export function findSpecs(given: readonly string[], cwd: string): Found {
  const problems: string[] = [];
  const files = given.flatMap((path) => expand(path, cwd, problems));
  const seen = new Set<string>();
  const once: string[] = [];
  for (const file of files) {
    const real = realpathSync(file);
    if (seen.has(real)) continue;
    seen.add(real);
    once.push(file);
  }
  if (once.length === 0 && problems.length === 0) {
    throw new UsageError(`no ${ENDING} file in ${given.join(', ')}`);
  }
  return { files: once, problems };
}

function expand(given: string, cwd: string, problems: string[]): string[] {
  const path = resolve(cwd, given);
  const stat = statOf(path, given);
  if (stat?.isDirectory()) return walk(`**/*${ENDING}`, path, problems);
  if (stat) {
    if (!given.endsWith(ENDING)) throw new UsageError(`${given} is not a spec file: its name does not end in ${ENDING}`);
    return [path];
  }
  if (isDynamicPattern(given)) {
    const matches = walk(isAbsolute(given) ? relative(cwd, given).replaceAll('\\', '/') : given, cwd, problems);
    const specs = matches.filter((m) => m.endsWith(ENDING));
    if (specs.length === 0) throw new UsageError(`no ${ENDING} file matches ${given}`);
    return specs;
  }
  throw new UsageError(`${given} does not exist`);
}

function statOf(path: string, given: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined;
    throw new UsageError(`${given} ${reason(error)}`);
  }
}

/** Links are followed, for a spec reached by a link is a spec; what they reach twice is taken once (by `findSpecs`). */
function walk(pattern: string, cwd: string, problems: string[]): string[] {
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
