/**
 * What an installation is made of, by name: bundles (`main.cjs`), the compiled rulebook (`rulebook/core.json`), its sources. The one file
 * holds them packed; the extension has them beside its server. scripts/build/launchers.mjs packs what is read here.
 */

/** The bytes of a piece, which hold until another is asked for. Throws where there is none of that name. */
export type Piece = (name: string) => Uint8Array;
