import { compileFurther } from '../../server/src/rulebook/compile/further.ts';
import { installed } from '../../server/src/rulebook/compile/installed.ts';
import { loadRulebook } from '../../server/src/rulebook/load/index.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';
import { section } from './rulebook.ts';

/** The rulebook with folders of a user's own over it, each as its YAML by path. Throws on any complaint. */
export function withFurther(folders: Readonly<Record<string, Readonly<Record<string, string>>>>): Rulebook {
  const made = compileFurther(
    Object.entries(folders).map(([folder, files]) => ({ folder, files: new Map(Object.entries(files)) })),
    installed(section),
    section,
  );
  if (made.errors.length > 0) throw new Error(made.errors.map((e) => `${e.file}:${e.line}: ${e.message}`).join('\n'));
  return loadRulebook(made.section, made.further);
}
