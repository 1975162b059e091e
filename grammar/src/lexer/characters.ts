/** What a character may be part of. */
export const LETTER = 1;
export const DIGIT = 2;
export const SPACE = 4;
/** A letter, a digit or `_`. */
export const WORD = 8;

export const CLASS = new Uint8Array(256);
for (let c = 0; c < 128; c++) {
  const s = String.fromCharCode(c);
  CLASS[c] =
    (/[A-Za-z]/.test(s) ? LETTER | WORD : 0) |
    (/\d/.test(s) ? DIGIT | WORD : 0) |
    (s === '_' ? WORD : 0) |
    (/\s/.test(s) ? SPACE : 0);
}
CLASS[0xa0] = SPACE;
const BOM = 0xfeff;

export const classOf = (c: number): number => (c < 256 ? CLASS[c]! : c === BOM ? SPACE : 0);
/** `A` to `E`, in either case. */
export const isGroupLetter = (c: number): boolean => (c >= 65 && c <= 69) || (c >= 97 && c <= 101);
export const isCurly = (c: number): boolean => c === 0xab || c === 0xbb || (c >= 0x201c && c <= 0x201e);
export const isBreak = (c: number): boolean => c === 10 || c === 13;
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
