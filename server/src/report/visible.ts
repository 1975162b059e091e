/**
 * Text from a spec, safe to print. Control characters, terminal escapes and the marks that reorder or hide text
 * are replaced one for one, so that columns still agree with the file; a line break becomes a visible mark.
 */
export function visible(text: string): string {
  return HIDDEN.test(text) ? text.replace(new RegExp(HIDDEN, 'g'), picture) : text;
}

/** C0 but tab, DEL, C1, line and paragraph separators, bidirectional controls, zero-width marks, BOM. */
const HIDDEN = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/;

function picture(c: string): string {
  const code = c.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\uFFFD';
}
