/** The YAML of the rulebook. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

export const rulebookFolder = new URL('../../server/rulebook/', import.meta.url).pathname;

export function readRulebookFolder(): Map<string, string> {
  const paths = globSync('**/*.yaml', { cwd: rulebookFolder });
  return new Map(paths.map((path) => [path, readFileSync(rulebookFolder + path, 'utf8')]));
}
