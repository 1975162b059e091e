/** The configuration of a run: one with a mistake ends it. */
import { relative } from 'node:path';
import type { Config } from '../project/config.ts';
import { configFolder, configPath } from '../project/config-file.ts';
import { slashed } from '../project/paths.ts';
import { readText } from '../project/read.ts';
import { UsageError } from './failure.ts';

export interface Found {
  readonly config: Config;
  /** Its folder; the current one where there is no such file. */
  readonly folder: string;
}

export async function loadConfig(from: string, cwd: string): Promise<Found> {
  const folder = configFolder(from);
  if (folder === undefined) return { config: {}, folder: cwd };
  const path = configPath(folder);
  const name = slashed(relative(cwd, path));
  const read = readText(path);
  if ('problem' in read) throw new UsageError(`${name} ${read.problem}`);
  const { readConfig, mistakeLines } = await import('../project/config.ts');
  const { config, mistakes } = readConfig(read.text);
  if (mistakes.length > 0) throw new UsageError(mistakeLines(name, mistakes).join('\n'));
  return { config, folder };
}
