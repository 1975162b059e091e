/** Text of other files as text of the language. */
import { quoted as written } from '../../../grammar/src/lexer/escapes.ts';

/** A string of the language: one line, the marks that hide or reorder text left out. */
export const quoted = (words: string): string => written(shown(words).trim());

const shown = (words: string): string => words.replace(HIDDEN, ' ').toWellFormed();

/** Controls, format characters (bidirectional, zero-width, tags, soft hyphen), separators of lines. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{DI}\p{Zl}\p{Zp}]/gu;

/** As a cell: blanks of any kind, and what hides in exports, are one blank each; none at the ends. */
export const plain = (cell: string): string => shown(cell).replace(/\s+/g, ' ').trim();

/** Of a comment to the end of the line. */
export const commented = (words: string): string => shown(words);
