/** Text of other files as text of the language. */
import { quoted as written } from '../../../grammar/src/lexer/escapes.ts';

/** A string of the language: one line, the marks that hide or reorder text left out. */
export function quoted(words: string): string {
  const shown = words
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, ' ')
    .toWellFormed();
  return written(shown.trim());
}

/** Of a comment to the end of the line. */
export const commented = (words: string): string => words.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, ' ');
