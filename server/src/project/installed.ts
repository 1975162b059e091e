/** What this installation is made of: the compiled rulebook, its compiler, the version. For the command line and the language server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Section } from '../rulebook/compiled.ts';
import type { Before } from '../rulebook/compile/before.ts';
import { hashed } from './hash.ts';
import { type Compiler, RulebookLoader } from '../workspace/rulebooks.ts';

/** Set by the build; sources that a test runs have none. */
declare const EARSHOT_VERSION: string | undefined;

/** Given by the one file to the bundles it holds; the extension's server has what it needs beside it. */
declare const earshotPiece: ((name: string) => Uint8Array) | undefined;

export const version: string = typeof EARSHOT_VERSION === 'undefined' ? 'unbuilt' : EARSHOT_VERSION;

function piece(name: string): Buffer {
  if (typeof earshotPiece === 'undefined') return readFileSync(join(__dirname, name));
  const { buffer, byteOffset, byteLength } = earshotPiece(name);
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Which code and which rulebook this is: the digest of all pieces. */
export const build = (): string => piece('build').toString('latin1');

/** A bundle loaded when it is first needed. */
export function laterBundle(name: string): unknown {
  // By another name, so that the bundler leaves it to the moment.
  const load: NodeJS.Require = require;
  return load(`./${name}.cjs`);
}

/** The build escapes all that is not ASCII. */
export const installedSection = (section: Section): string => piece(`rulebook/${section}.json`).toString('latin1');

/** Every fact of the rulebook and where it is written, as JSON. */
export const installedFacts = (): string => piece('rulebook/facts.json').toString();

/** The rulebook as it is written: its YAML by file. */
export const installedSource = (): ReadonlyMap<string, string> =>
  new Map(Object.entries(JSON.parse(piece('rulebook/source.json').toString()) as Record<string, string>));

/** The compiler of rulebook YAML, in its own bundle. */
export const compiler = (): Compiler => laterBundle('compiler') as Compiler;

/** What the build has read of that YAML. */
export const installedBefore = (): Before => compiler().keptBefore(piece('rulebook/read.json').toString(), hashed);

let loader: RulebookLoader | undefined;

/** One for all that a process answers. */
export const rulebookLoader = (): RulebookLoader => (loader ??= new RulebookLoader(installedSection, compiler, installedBefore));
