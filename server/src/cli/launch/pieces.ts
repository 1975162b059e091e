/**
 * What an installation is made of, by name: bundles (`main.cjs`), the compiled rulebook (`rulebook/core.json`), its sources. The one file
 * holds them packed; the extension has them beside its server. scripts/build/launchers.mjs packs what is read here.
 */

/** The bytes of a piece. Throws where there is none of that name. */
export type Piece = (name: string) => Uint8Array;

/**
 * A bundle as a script that takes what Node's own wrapper gives, and the pieces. V8 accepts compiled code only for the same text:
 * scripts/warm.mjs wraps it by this too.
 */
export const wrapped = (source: string): string =>
  `(function (exports, require, module, __filename, __dirname, earshotPiece) {${source}\n})`;
