/** How the build writes a bundle, and what V8 compiled of it. */

/** Stands around a bundle: a script that takes what Node's own wrapper gives, and the pieces of an installation. */
export const WRAPPER = ['(function (exports, require, module, __filename, __dirname, earshotPiece) {', '\n})'] as const;

/** What is started at once is written so by the build: to put a large text together costs a start more than to read it. */
export const wrapped = (source: string): string =>
  source.startsWith(WRAPPER[0]) ? source : `${WRAPPER[0]}${source}${WRAPPER[1]}`;

/** Stands before compiled code: of which build it is, and of which V8. */
export const heading = (build: string): string => `${build} ${process.versions.v8} ${process.arch}\n`;
