/** From what the user typed (files, folders, globs) to spec files, each once, in a stable order. */
import { statSync, type Stats } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { once, SPEC_ENDING } from '../project/paths.ts';
import { reason } from '../project/read.ts';
import { UsageError } from './failure.ts';

export interface Found {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Folders that could not be looked into: `path reason`. */
  readonly problems: readonly string[];
}

export async function findSpecs(given: readonly string[], cwd: string): Promise<Found> {
  const problems: string[] = [];
  const files = once((await Promise.all(given.map((path) => expand(path, cwd, problems)))).flat());
  if (files.length === 0 && problems.length === 0) throw new UsageError(`no ${SPEC_ENDING} file in ${given.join(', ')}`);
  return { files, problems };
}

async function expand(given: string, cwd: string, problems: string[]): Promise<string[]> {
  const path = resolve(cwd, given);
  const stat = statOf(path, given);
  if (stat && !stat.isDirectory()) {
    if (!given.endsWith(SPEC_ENDING))
      throw new UsageError(`${given} is not a spec file: its name does not end in ${SPEC_ENDING}`);
    return [path];
  }
  const { isDynamicPattern, specsBelow, walk } = await import('../project/walk.ts');
  if (stat) return specsBelow(path, problems);
  if (isDynamicPattern(given)) {
    const matches = walk(isAbsolute(given) ? relative(cwd, given).replaceAll('\\', '/') : given, cwd, problems);
    const specs = matches.filter((m) => m.endsWith(SPEC_ENDING));
    if (specs.length === 0) throw new UsageError(`no ${SPEC_ENDING} file matches ${given}`);
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
