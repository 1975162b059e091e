/** What lies beside the bundle: the compiled rulebook, the version, the other bundles. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRulebook } from '../rulebook/load.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

/** Set by the build. */
declare const EARSHOT_VERSION: string;

export const version: string = EARSHOT_VERSION;

export function besideBundle(...parts: string[]): string {
  return join(__dirname, ...parts);
}

export function installedRulebook(): Rulebook {
  return loadRulebook((section) => readFileSync(besideBundle('rulebook', `${section}.json`), 'utf8'));
}
