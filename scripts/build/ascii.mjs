import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes a bundle in ASCII. esbuild escapes strings and leaves what stands in regular expressions as it is; V8 keeps and compiles a text
 * of one byte a character faster, and a text that is read as Latin-1 means the same.
 */
export function toAscii(file) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
