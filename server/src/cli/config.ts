/** Finds and reads `earshot.json`, the nearest one at or above the first file. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LineTable } from '../../../grammar/src/text/range.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import type { Config } from '../project/config-schema.ts';
import { UsageError } from './failure.ts';
import { readText } from './read.ts';
import { nearest, slashed } from './workspace.ts';

export const CONFIG_FILE = 'earshot.json';

export interface Found {
  readonly config: Config;
  /** Its folder; the current one where there is no such file. */
  readonly folder: string;
}

export async function loadConfig(from: string, cwd: string): Promise<Found> {
  const folder = nearest(from, (f) => existsSync(join(f, CONFIG_FILE)));
  if (folder === undefined) return { config: {}, folder: cwd };
  const path = join(folder, CONFIG_FILE);
  const name = slashed(relative(cwd, path));
  const read = readText(path);
  if ('problem' in read) throw new UsageError(`${name} ${read.problem}`);
  let value: unknown;
  try {
    value = JSON.parse(read.text);
  } catch (error) {
    throw new UsageError(`${name}${jsonPlace(read.text, String(error))}: not valid JSON${jsonReason(error)}`);
  }
  const { readConfig, configKeys } = await import('../project/config-schema.ts');
  const result = readConfig(value);
  if ('config' in result) return { config: result.config, folder };
  const lines = result.issues.map(({ key, message }) => {
    const near = configKeys.includes(key) ? undefined : suggest(key, configKeys);
    return `${name}${keyPlace(read.text, key)}: ${message}${near ? `; did you mean ${near}?` : ''}`;
  });
  throw new UsageError(lines.join('\n'));
}

function keyPlace(text: string, key: string): string {
  const at = key === '' ? -1 : text.indexOf(JSON.stringify(key));
  return at < 0 ? '' : place(text, at);
}

function jsonPlace(text: string, message: string): string {
  const m = /position (\d+)/.exec(message);
  return m ? place(text, Number(m[1])) : '';
}

/** What the parser stumbled over, without the excerpt it may add. */
function jsonReason(error: unknown): string {
  const token = /token '([^]+?)'/.exec(String(error))?.[1];
  if (token !== undefined) return `: unexpected ${/\s/.test(token) ? 'end of a word or line' : token}`;
  return String(error).includes('end of JSON input') ? ': it ends too early' : '';
}

function place(text: string, offset: number): string {
  const p = new LineTable(text).position(offset);
  return `:${p.line + 1}:${p.character + 1}`;
}
