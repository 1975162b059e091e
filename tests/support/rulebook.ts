/** The rulebook compiled in memory from its YAML, once per test process. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { compileRulebook, type CompiledRulebook } from '../../server/src/rulebook/compile.ts';
import { loadRulebook } from '../../server/src/rulebook/load.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';

export const rulebookFolder = new URL('../../server/rulebook/', import.meta.url).pathname;

export function readRulebookFolder(): Map<string, string> {
  const paths = globSync('**/*.yaml', { cwd: rulebookFolder });
  return new Map(paths.map((path) => [path, readFileSync(rulebookFolder + path, 'utf8')]));
}

export const compiled: CompiledRulebook = compileRulebook(readRulebookFolder());
if (compiled.errors.length > 0) {
  throw new Error(compiled.errors.map((e) => `server/rulebook/${e.file}:${e.line}: ${e.message}`).join('\n'));
}

export const rulebook: Rulebook = loadRulebook((section) => compiled.section(section));
