/**
 * Text from a spec, safe to show. Control characters, terminal escapes and the marks that reorder or hide text
 * are replaced one for one, so that columns still agree with the file; a line break becomes a visible mark.
 */
export function visible(text: string): string {
  return !PLAIN.test(text) && HIDDEN.test(text) ? text.replace(new RegExp(HIDDEN, 'gu'), picture) : text;
}

/** Nothing of this is hidden, and it is nearly every text: `HIDDEN` costs a small check more to make than all it is asked. */
const PLAIN = /^[\t\x20-\x7e]*$/;

/**
 * Controls but tab, format characters and whatever else is drawn as nothing (bidirectional and zero-width marks, tags, variation selectors,
 * fillers, the blank of braille), separators of lines, halves of a pair.
 */
const HIDDEN = /(?!\t)[\p{Cc}\p{Cf}\p{DI}\p{Zl}\p{Zp}\p{Cs}\u2800]/u;

function picture(c: string): string {
  const code = c.codePointAt(0)!;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\uFFFD'.repeat(c.length);
}
