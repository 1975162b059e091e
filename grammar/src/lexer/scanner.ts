/**
 * Text to tokens, one at a time and without an object for any: the token at hand is spread over the fields below.
 * ECCNs and dates are read before numbers. White space and comments are passed over; comments and characters that
 * begin no token are kept as pairs of offsets.
 */
import {
  BadNumber,
  Close,
  Comma,
  CurlyText,
  DateToken,
  EccnToken,
  End,
  Equals,
  Group,
  Name,
  NumberToken,
  Open,
  OpenComment,
  OpenText,
  Paragraph,
  Percent,
  RatioUnit,
  Semicolon,
  Text,
} from './kinds.ts';
import { CLASS, classOf, DIGIT, isBreak, isCurly, isDigit, isGroupLetter, LETTER, SPACE, WORD } from './characters.ts';
import { KNOWN, knownAt } from './known.ts';

/** A stretch of text that was searched, and where that led. */
class Searched {
  from = 0;
  at = -1;
}

export class Scanner {
  readonly text: string;
  private readonly length: number;
  /** The token at hand; `End` past the last one. */
  kind = End;
  start = 0;
  end = 0;
  /** Number of a word the language knows, or 0. */
  id = 0;
  /** A backslash stands in the quoted text at hand. */
  escaped = false;
  /** A line break stands between the token before and this one. */
  breakBefore = false;
  /** End of the token before. */
  lastEnd = 0;
  /** Start, end, start, end …, in order. */
  readonly comments: number[] = [];
  readonly strays: number[] = [];
  /** Comments and strays before it are kept already: looking ahead reads the same text twice. */
  private seen = 0;
  /** What was looked at past the token at hand ends here, if that is further on. */
  private looked = 0;

  constructor(text: string, from = 0) {
    this.text = text;
    this.length = text.length;
    this.end = from;
    this.seen = from;
    this.next();
  }

  get done(): boolean {
    return this.kind === End;
  }

  next(): void {
    const { text, length } = this;
    let p = this.end;
    this.lastEnd = p;
    this.breakBefore = false;
    this.id = 0;
    while (p < length) {
      const c = text.charCodeAt(p);
      const k = classOf(c);
      if (k & SPACE) {
        if (c === 10 || c === 13) this.breakBefore = true;
        p++;
        continue;
      }
      this.start = p;
      if (k & LETTER) return this.word(p, c);
      if (k & DIGIT) return this.figure(p);
      switch (c) {
        case 123:
          return this.found(Open, p + 1);
        case 125:
          return this.found(Close, p + 1);
        case 44:
          return this.found(Comma, p + 1);
        case 61:
          return this.found(Equals, p + 1);
        case 59:
          return this.found(Semicolon, p + 1);
        case 34:
          return this.quoted(p);
        case 0xab:
        case 0xbb:
        case 0x201c:
        case 0x201d:
        case 0x201e: {
          const end = this.curly(p);
          if (end > 0) return this.found(CurlyText, end);
          break;
        }
        case 43:
        case 45:
          if (isDigit(text.charCodeAt(p + 1))) return this.number(p);
          break;
        case 47: {
          const after = text.charCodeAt(p + 1);
          if (after === 47) {
            p = this.lineComment(p);
            continue;
          }
          if (after === 42) {
            const close = text.indexOf('*/', p + 2);
            if (close < 0) return this.found(OpenComment, length);
            p = this.blockComment(p, close + 2);
            continue;
          }
        }
      }
      p = this.stray(p);
    }
    this.start = length;
    this.found(End, length);
  }

  /** Kind of the token after this one. The token at hand stays. */
  peek(): number {
    const { kind, start, end, id, breakBefore, lastEnd } = this;
    this.next();
    const after = this.kind;
    if (this.end > this.looked) this.looked = this.end;
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.id = id;
    this.breakBefore = breakBefore;
    this.lastEnd = lastEnd;
    return after;
  }

  /** Is it this word of the language? */
  isWord(word: string): boolean {
    return this.kind === Name && this.id !== 0 && KNOWN[this.id] === word;
  }

  /** No character from here on was looked at: behind a token that is read, at most three are. */
  get reach(): number {
    return Math.max(this.end, this.looked) + 4;
  }

  /** The token's text. A word the language knows is not copied. */
  get image(): string {
    return this.id !== 0 ? KNOWN[this.id]! : this.text.slice(this.start, this.end);
  }

  private found(kind: number, end: number): void {
    this.kind = kind;
    this.end = end;
  }

  /** A name, a group such as `D:5`, or a unit such as `GB/s/mm2`. */
  private word(p: number, first: number): void {
    const { text } = this;
    let c = first;
    let i = p;
    do {
      c = text.charCodeAt(++i);
      // A hyphen joins only what has a letter or digit on both sides.
      if (c === 45 && classOf(text.charCodeAt(i + 1)) & WORD) c = text.charCodeAt(++i);
    } while (c < 128 && CLASS[c]! & WORD);
    if (
      c === 58 &&
      i === p + 1 &&
      isGroupLetter(first) &&
      isDigit(text.charCodeAt(i + 1)) &&
      !(classOf(text.charCodeAt(i + 2)) & WORD)
    )
      return this.found(Group, i + 2);
    if (c === 47 && classOf(text.charCodeAt(i + 1)) & LETTER) {
      const ratio = this.ratio(p);
      if (ratio > i) {
        this.id = knownAt(text, p, ratio);
        return this.found(RatioUnit, ratio);
      }
    }
    this.id = knownAt(text, p, i);
    this.found(Name, i);
  }

  /** End of `[A-Za-z]+\d?(/[A-Za-z]+\d?)+`, or where it breaks off. */
  private ratio(p: number): number {
    const { text } = this;
    let i = p;
    for (;;) {
      while (classOf(text.charCodeAt(i)) & LETTER) i++;
      if (isDigit(text.charCodeAt(i))) i++;
      if (text.charCodeAt(i) !== 47 || !(classOf(text.charCodeAt(i + 1)) & LETTER)) return i;
      i++;
    }
  }

  /** What begins with a digit: a date, an ECCN or a number. */
  private figure(p: number): void {
    const { text } = this;
    const second = text.charCodeAt(p + 1);
    if (
      isGroupLetter(second) &&
      isDigit(text.charCodeAt(p + 2)) &&
      isDigit(text.charCodeAt(p + 3)) &&
      isDigit(text.charCodeAt(p + 4))
    ) {
      let i = p + 5;
      while (text.charCodeAt(i) === 46 && classOf(text.charCodeAt(i + 1)) & (LETTER | DIGIT)) {
        i += 2;
        while (classOf(text.charCodeAt(i)) & (LETTER | DIGIT)) i++;
      }
      if (!this.goesOn(i)) return this.found(EccnToken, i);
      return this.found(BadNumber, this.runEnd(i));
    }
    if (
      isDigit(second) &&
      isDigit(text.charCodeAt(p + 2)) &&
      isDigit(text.charCodeAt(p + 3)) &&
      text.charCodeAt(p + 4) === 45 &&
      isDigit(text.charCodeAt(p + 5))
    ) {
      let i = p + 6;
      for (
        let c = text.charCodeAt(i);
        classOf(c) & WORD || (c === 45 && classOf(text.charCodeAt(i + 1)) & WORD);
        c = text.charCodeAt(i)
      )
        i++;
      return this.found(DateToken, i);
    }
    this.number(p);
  }

  /** `-?\d[\d_]*(\.\d[\d_]*)?%`, or a number with an exponent; anything longer is no number. */
  private number(p: number): void {
    const { text } = this;
    let i = this.digits(p + 1);
    if (text.charCodeAt(i) === 46 && isDigit(text.charCodeAt(i + 1))) i = this.digits(i + 2);
    let c = text.charCodeAt(i);
    if (c === 37) return this.found(Percent, i + 1);
    if (c === 40) {
      const end = this.paragraphs(i);
      if (end > i) return this.found(Paragraph, end);
    }
    if (c === 101 || c === 69) {
      let j = i + 1;
      c = text.charCodeAt(j);
      if (c === 43 || c === 45) c = text.charCodeAt(++j);
      if (isDigit(c)) {
        while (isDigit(text.charCodeAt(j))) j++;
        i = j;
      }
    }
    if (!this.goesOn(i)) return this.found(NumberToken, i);
    this.found(BadNumber, this.runEnd(i));
  }

  /** End of `(a)(9)(ii)`, or where it breaks off. */
  private paragraphs(from: number): number {
    const { text } = this;
    let i = from;
    while (text.charCodeAt(i) === 40) {
      let j = i + 1;
      while (classOf(text.charCodeAt(j)) & (LETTER | DIGIT)) j++;
      if (j > this.looked) this.looked = j;
      if (j === i + 1 || text.charCodeAt(j) !== 41) break;
      i = j + 1;
    }
    return i;
  }

  private digits(i: number): number {
    const { text } = this;
    for (let c = text.charCodeAt(i); isDigit(c) || c === 95; c = text.charCodeAt(i)) i++;
    return i;
  }

  /** Would the next character belong to the same word or number? */
  private goesOn(i: number): boolean {
    const c = this.text.charCodeAt(i);
    return c === 46 || (classOf(c) & WORD) !== 0;
  }

  private runEnd(i: number): number {
    while (this.goesOn(i)) i++;
    return i;
  }

  private quoted(p: number): void {
    const { text, length } = this;
    const close = text.indexOf('"', p + 1);
    this.escaped = close < 0 || this.nextOf(p, 92) < close;
    if (!this.escaped && this.nextOf(p, 10) > close && this.nextOf(p, 13) > close) return this.found(Text, close + 1);
    for (let i = p + 1; i < length; i++) {
      const c = text.charCodeAt(i);
      if (c === 34) return this.found(Text, i + 1);
      if (c === 10 || c === 13) return this.found(OpenText, i);
      if (c === 92) {
        const escaped = text.charCodeAt(i + 1);
        if (escaped !== 10 && escaped !== 13) i++;
      }
    }
    this.found(OpenText, length);
  }

  /** End of a text in curly quotes on one line; 0 where there is none. */
  private curly(p: number): number {
    const { text, length } = this;
    let i = p + 1;
    while (i < length && !isCurly(text.charCodeAt(i)) && !isBreak(text.charCodeAt(i))) i++;
    if (i > this.looked) this.looked = i;
    return i < length && isCurly(text.charCodeAt(i)) ? i + 1 : 0;
  }

  /** From the offset to the end of its line: looked at, so that a change there has it read again. */
  lineFrom(from: number): string {
    const { text, length } = this;
    let i = from;
    while (i < length && !isBreak(text.charCodeAt(i))) i++;
    if (i > this.looked) this.looked = i;
    return text.slice(from, i);
  }

  private lineComment(p: number): number {
    const end = Math.min(this.nextOf(p, 10), this.nextOf(p, 13));
    this.keep(this.comments, p, end);
    return end;
  }

  /** Where the next line feed, carriage return or backslash stands from `p` on; the same stretch is not searched twice. */
  private nextOf(p: number, c: 10 | 13 | 92): number {
    const known = c === 10 ? this.lineFeed : c === 13 ? this.carriageReturn : this.backslash;
    // Looking ahead and coming back, what was found from further on says nothing of here.
    if (known.from <= p && p <= known.at) return known.at;
    const at = this.text.indexOf(c === 10 ? '\n' : c === 13 ? '\r' : '\\', p);
    known.from = p;
    return (known.at = at < 0 ? this.length : at);
  }
  private readonly lineFeed = new Searched();
  private readonly carriageReturn = new Searched();
  private readonly backslash = new Searched();

  private blockComment(p: number, end: number): number {
    for (let i = p + 2; i < end; i++) {
      const c = this.text.charCodeAt(i);
      if (c === 10 || c === 13) {
        this.breakBefore = true;
        break;
      }
    }
    this.keep(this.comments, p, end);
    return end;
  }

  /** A run of characters that begin nothing. */
  private stray(p: number): number {
    let i = p + 1;
    while (i < this.length && !this.begins(i)) i++;
    this.keep(this.strays, p, i);
    return i;
  }

  private begins(i: number): boolean {
    const { text } = this;
    const c = text.charCodeAt(i);
    if (classOf(c) & (LETTER | DIGIT | SPACE)) return true;
    if (c === 123 || c === 125 || c === 44 || c === 61 || c === 59 || c === 34) return true;
    const after = text.charCodeAt(i + 1);
    return c === 47 ? after === 47 || after === 42 : (c === 43 || c === 45) && isDigit(after);
  }

  private keep(pairs: number[], start: number, end: number): void {
    if (end <= this.seen) return;
    pairs.push(start, end);
    this.seen = end;
  }
}
