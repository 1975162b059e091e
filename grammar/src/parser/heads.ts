/**
 * Declarations that a mistake hides. What is passed over after a mistake may hold the head of one, such as `notice letter {`; that it
 * was there has to be known, since nothing may be cleared on a file of which a declaration was not read.
 */
import { type Keyword, keywordsIn } from '../keywords.ts';
import { CurlyText, Name, Open, OpenComment, OpenText, Text } from '../lexer/kinds.ts';
import { byNumber } from '../lexer/known.ts';
import type { Scanner } from '../lexer/scanner.ts';

/** What may begin a statement at the top of a file. */
export const declarationWords: ReadonlyMap<string, Keyword> = keywordsIn('file');
export const declarations: readonly (Keyword | undefined)[] = byNumber(declarationWords);

const beginsBlock = (word: string | undefined): boolean =>
  word !== undefined && declarationWords.get(word)?.category === 'declaration';
/** In a text that has no end. */
const HEAD = new RegExp(`\\b(?:${[...declarationWords.keys()].filter(beginsBlock).join('|')})\\s+[A-Za-z]`);

/** No head is longer. */
const BEHIND = 120;

export class Heads {
  /** Start, end, start, end … of their first words. */
  found: number[] = [];
  private readonly s: Scanner;
  /** Words of a head that were just passed over: its keyword, and its name. */
  private words = 0;
  private start = 0;
  private end = 0;

  constructor(scanner: Scanner) {
    this.s = scanner;
  }

  /** Passing over begins. Words before may have been read as values: `origin` and a line break and `notice letter {`. */
  begin(statement: number): void {
    const { text, lastEnd } = this.s;
    const [before, last] = text
      .slice(Math.max(statement, lastEnd - BEHIND), lastEnd)
      .split(/\s+/)
      .slice(-2);
    this.words = beginsBlock(last) ? 1 : beginsBlock(before) ? 2 : 0;
    this.start = lastEnd - (last?.length ?? 0);
    this.end = lastEnd;
  }

  /** The token at hand is passed over. `like`: it is a misspelled keyword of a declaration. */
  pass(like = false): void {
    const { s } = this;
    if (s.kind === OpenComment) this.keep(s.start, s.end);
    else if (s.kind === OpenText) this.inOpenText();
    else if (this.words === 1 && s.kind === Name) this.words = 2;
    else if (this.words === 2 && s.kind === Open) this.keep(this.start, this.end);
    else if (like || beginsBlock(s.kind === Name ? s.image : undefined)) {
      this.words = 1;
      this.start = s.start;
      this.end = s.end;
    } else if (
      this.words !== 2 ||
      !(s.kind === Text || s.kind === CurlyText || s.isWord('replaces') || s.isWord('eliminates') || s.kind === Name)
    )
      this.words = 0;
  }

  /** The token at hand is a text without its end, which may go on over a declaration on its line. */
  inOpenText(): void {
    const { start, end, image } = this.s;
    if (HEAD.test(image)) this.keep(start, end);
  }

  keep(start: number, end: number): void {
    this.found.push(start, end);
    this.words = 0;
  }
}
