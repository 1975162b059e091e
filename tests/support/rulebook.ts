/** The rulebook as its YAML stands now. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Section } from '../../server/src/rulebook/compiled.ts';
import { loadRulebook } from '../../server/src/rulebook/load/index.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';

/** Names the folder that the run's own set-up has compiled it into (compile-once.ts). */
export const COMPILED_IN = 'EARSHOT_COMPILED_IN';

export const sections: readonly Section[] = ['core', 'ccl', 'lists', 'screening'];

/** Outside a run of tests it is compiled here. */
export const section: (name: Section) => string = await reader();

async function reader(): Promise<(name: Section) => string> {
  const folder = process.env[COMPILED_IN];
  if (folder !== undefined) return (name) => readFileSync(join(folder, `${name}.json`), 'utf8');
  const { compiled } = await import('./compiled.ts');
  return (name) => compiled.section(name);
}

export const rulebook: Rulebook = loadRulebook(section);
