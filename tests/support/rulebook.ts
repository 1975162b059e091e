/** The rulebook compiled in memory from its YAML, once per test process. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { compileFurther, installed } from '../../server/src/rulebook/compile/further.ts';
import { compileRulebook, type CompiledRulebook } from '../../server/src/rulebook/compile/index.ts';
import { loadRulebook } from '../../server/src/rulebook/load/index.ts';
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

/** The rulebook with folders of a user's own over it, each as its YAML by path. Throws on any complaint. */
export function withFurther(folders: Readonly<Record<string, Readonly<Record<string, string>>>>): Rulebook {
  const made = compileFurther(
    Object.entries(folders).map(([folder, files]) => ({ folder, files: new Map(Object.entries(files)) })),
    installed((s) => compiled.section(s)),
    (s) => compiled.section(s),
  );
  if (made.errors.length > 0) throw new Error(made.errors.map((e) => `${e.file}:${e.line}: ${e.message}`).join('\n'));
  return loadRulebook(made.section, made.further);
}
