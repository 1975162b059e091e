/** From what the user typed (files, folders, globs) to spec files, each once, in a stable order. */
import { statSync, type Stats } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { configFolder, configPath } from '../project/config-file.ts';
import { once, slashed, SPEC_ENDING } from '../project/paths.ts';
import { readText, reason } from '../project/read.ts';
import { UsageError } from './failure.ts';

export interface Found {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Folders that could not be looked into: `path reason`. */
  readonly problems: readonly string[];
}

/** `!GLOB` among the paths: what it matches is passed over. */
const passesOver = (path: string): boolean => path.startsWith('!') && path.length > 1;

export const isNarrowed = (paths: readonly string[]): boolean => paths.some(passesOver);

/** @param exclude globs, relative to `cwd`, of what folders and globs pass over besides what the configuration excludes */
export async function findSpecs(paths: readonly string[], cwd: string, exclude: readonly string[] = []): Promise<Found> {
  const problems: string[] = [];
  const named = paths.filter((path) => !passesOver(path));
  const given = named.length > 0 ? named : ['.'];
  const over = [...exclude, ...paths.filter(passesOver).map((path) => path.slice(1))];
  const files = once((await Promise.all(given.map((path) => expand(path, cwd, over, problems)))).flat());
  if (files.length === 0 && problems.length === 0) throw new UsageError(`no ${SPEC_ENDING} file in ${given.join(', ')}`);
  return { files, problems };
}

async function expand(given: string, cwd: string, over: readonly string[], problems: string[]): Promise<string[]> {
  const path = resolve(cwd, given);
  const stat = statOf(path, given);
  if (stat && !stat.isDirectory()) {
    if (!given.endsWith(SPEC_ENDING))
      throw new UsageError(`${given} is not a spec file: its name does not end in ${SPEC_ENDING}`);
    return [path];
  }
  const { excludes, excludesOfConfigs, isDynamicPattern, specsBelow, walk } = await import('../project/walk.ts');
  const byConfig = excludesOfConfigs(excludeAbove);
  const byHand = excludes(
    over.map((glob) => below(cwd, glob)),
    cwd,
  );
  const excluded = (file: string): boolean => byHand(file) || byConfig(file);
  if (stat) return specsBelow(path, problems, excluded);
  if (isDynamicPattern(given)) {
    const matches = walk(below(cwd, given), cwd, problems, excluded);
    const specs = matches.filter((m) => m.endsWith(SPEC_ENDING));
    if (specs.length === 0) throw new UsageError(`no ${SPEC_ENDING} file matches ${given}`);
    return specs;
  }
  throw new UsageError(`${given} does not exist`);
}

const below = (cwd: string, glob: string): string => (isAbsolute(glob) ? slashed(relative(cwd, glob)) : glob);

/** Of a configuration that is not sound nothing is taken: loading it says so. */
function excludeAbove(from: string): { folder: string; exclude: readonly string[] } | undefined {
  const folder = configFolder(from);
  if (folder === undefined) return undefined;
  const read = readText(configPath(folder));
  const exclude = 'text' in read ? listOf(read.text) : undefined;
  return { folder, exclude: exclude ?? [] };
}

function listOf(text: string): string[] | undefined {
  try {
    const { exclude } = JSON.parse(text) as { exclude?: unknown };
    return Array.isArray(exclude)
      ? exclude.filter((glob): glob is string => typeof glob === 'string' && /^[^!]/.test(glob))
      : undefined;
  } catch {
    return undefined;
  }
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
