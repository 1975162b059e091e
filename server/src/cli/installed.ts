/** What lies beside the bundle: the compiled rulebook, the version, the other bundles. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Section } from '../rulebook/compiled.ts';
import { type Compiler, RulebookLoader } from '../workspace/rulebooks.ts';

/** Set by the build. */
declare const EARSHOT_VERSION: string;

export const version: string = EARSHOT_VERSION;

export function besideBundle(...parts: string[]): string {
  return join(__dirname, ...parts);
}

/** The build escapes all that is not ASCII. */
const section = (name: Section): string => readFileSync(besideBundle('rulebook', `${name}.json`), 'latin1');

/** The compiler of rulebook YAML, in its own bundle. */
export const compiler = (): Compiler => require(besideBundle('compiler.cjs')) as Compiler;

export const rulebookLoader = (): RulebookLoader => new RulebookLoader(section, compiler);

export { section as installedSection };
