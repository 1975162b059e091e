/** Sorts of tokens. Plain numbers: a token is an offset and a number, never an object. */
export const End: number = 0;
export const Name: number = 1;
/** `GB/s/mm2` */
export const RatioUnit: number = 2;
/** `D:5` */
export const Group: number = 3;
export const Text: number = 4;
/** A quoted text without its closing quote: to the end of its line. */
export const OpenText: number = 5;
/** Anything written like a date, a real day or not. */
export const DateToken: number = 6;
export const EccnToken: number = 7;
export const Percent: number = 8;
export const NumberToken: number = 9;
/** `12abc`, `1.2.3`: one mistake, one message. */
export const BadNumber: number = 10;
/** A comment without its end: the rest of the file. */
export const OpenComment: number = 11;
export const Open: number = 12;
export const Close: number = 13;
export const Comma: number = 14;
export const Equals: number = 15;
export const Semicolon: number = 16;
/** `740.17(b)(2)`; without parentheses it is a number. */
export const Paragraph: number = 17;
/** `“Smart quotes”`, as word processors put them: one mistake, one message. */
export const CurlyText: number = 18;
