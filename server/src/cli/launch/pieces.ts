/**
 * What an installation is made of, by name: bundles (`main.cjs`), the compiled rulebook (`rulebook/core.json`), its sources. The one file
 * holds them packed; the extension has them beside its server. scripts/build/launchers.mjs packs what is read here.
 */

/** The bytes of a piece, which hold until another is asked for. Throws where there is none of that name. */
export type Piece = (name: string) => Uint8Array;

/** Stands around a bundle: a script that takes what Node's own wrapper gives, and the pieces. */
export const WRAPPER = ['(function (exports, require, module, __filename, __dirname, earshotPiece) {', '\n})'] as const;

/** The main bundle is written so by the build: to put a large text together costs a start more than to read it. */
export const wrapped = (source: string): string =>
  source.startsWith(WRAPPER[0]) ? source : `${WRAPPER[0]}${source}${WRAPPER[1]}`;
