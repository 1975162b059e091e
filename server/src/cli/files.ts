/** From what the user typed (files, folders, globs) to spec files, each once, in a stable order. */
import { realpathSync, statSync, type Stats } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { reason } from './read.ts';
import { UsageError } from './failure.ts';

const ENDING = '.earshot';

export interface Found {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Folders that could not be looked into: `path reason`. */
  readonly problems: readonly string[];
}

export async function findSpecs(given: readonly string[], cwd: string): Promise<Found> {
  const problems: string[] = [];
  const files = (await Promise.all(given.map((path) => expand(path, cwd, problems)))).flat();
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

async function expand(given: string, cwd: string, problems: string[]): Promise<string[]> {
  const path = resolve(cwd, given);
  const stat = statOf(path, given);
  if (stat && !stat.isDirectory()) {
    if (!given.endsWith(ENDING)) throw new UsageError(`${given} is not a spec file: its name does not end in ${ENDING}`);
    return [path];
  }
  const { isDynamicPattern, walk } = await import('./walk.ts');
  if (stat) return walk(`**/*${ENDING}`, path, problems);
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
