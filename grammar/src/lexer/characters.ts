/** What a character may be part of. */
export const LETTER = 1;
export const DIGIT = 2;
export const SPACE = 4;
/** A letter, a digit or `_`. */
export const WORD = 8;

export const CLASS = new Uint8Array(256);
CLASS.fill(LETTER | WORD, 65, 91)
  .fill(LETTER | WORD, 97, 123)
  .fill(DIGIT | WORD, 48, 58)
  .fill(SPACE, 9, 14);
CLASS[95] = WORD;
CLASS[32] = SPACE;
CLASS[0xa0] = SPACE;
const BOM = 0xfeff;

export const classOf = (c: number): number => (c < 256 ? CLASS[c]! : c === BOM ? SPACE : 0);
/** `A` to `E`, in either case. */
export const isGroupLetter = (c: number): boolean => (c >= 65 && c <= 69) || (c >= 97 && c <= 101);
export const isCurly = (c: number): boolean => c === 0xab || c === 0xbb || (c >= 0x201c && c <= 0x201e);
export const isBreak = (c: number): boolean => c === 10 || c === 13;
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
