/** The rulebook compiled from its YAML, for tests that ask where a record is written or what a section holds. It takes two seconds. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { compileRulebook, type CompiledRulebook } from '../../server/src/rulebook/compile/index.ts';

export const rulebookFolder = new URL('../../server/rulebook/', import.meta.url).pathname;

export function readRulebookFolder(): Map<string, string> {
  const paths = globSync('**/*.yaml', { cwd: rulebookFolder });
  return new Map(paths.map((path) => [path, readFileSync(rulebookFolder + path, 'utf8')]));
}

export const compiled: CompiledRulebook = compileRulebook(readRulebookFolder());
if (compiled.errors.length > 0) {
  throw new Error(compiled.errors.map((e) => `server/rulebook/${e.file}:${e.line}: ${e.message}`).join('\n'));
}
