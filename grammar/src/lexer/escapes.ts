/** Escapes in quoted text: `\" \\ \n \t \u{1F600}`. */
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', t: '\t' };

/** What a token of quoted text says; a missing closing quote and an unknown escape are taken as they stand. `wrong`: where an escape is none. */
export function decoded(image: string, wrong?: (offset: number, escape: string) => void): string {
  const end = closed(image) ? -1 : image.length;
  if (!image.includes('\\')) return image.slice(1, end);
  return image.slice(1, end).replace(/\\(u\{[0-9A-Fa-f]{1,6}\}|[^]|$)/g, (whole, e: string, offset: number) => {
    if (e.startsWith('u{')) {
      const point = Number.parseInt(e.slice(2, -1), 16);
      if (point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)) return String.fromCodePoint(point);
    }
    const plain = ESCAPES[e];
    if (plain !== undefined) return plain;
    wrong?.(1 + offset, whole);
    return whole;
  });
}

/** A text as the language writes it. It holds no line break. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Does it end with a quote that no backslash escapes? */
function closed(image: string): boolean {
  if (image.length < 2 || !image.endsWith('"')) return false;
  let slashes = 0;
  while (image[image.length - 2 - slashes] === '\\') slashes++;
  return slashes % 2 === 0;
}
