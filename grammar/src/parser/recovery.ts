/** What stands where nothing of its kind can: one message for the run of it, and on to what can be read again. */
import { Close, Comma, End, Name, Open, OpenComment, OpenText, BadNumber, Text } from '../lexer/kinds.ts';
import { byNumber } from '../lexer/known.ts';
import { suggest } from '../text/suggest.ts';
import { type Context, homesOf, keywordsIn, type Keyword } from '../keywords.ts';
import { visible } from './cursor.ts';
import { declarations, declarationWords } from './heads.ts';
import { Shapes } from './shapes.ts';

type Known = readonly (Keyword | undefined)[];
const NOTHING: Known = [];
const tables = new Map<Context, Known>();
/** The keywords of a block by the number of their first word. */
function keywordTable(context: Context): Known {
  let table = tables.get(context);
  if (!table) tables.set(context, (table = context === 'parameters' ? NOTHING : byNumber(keywordsIn(context))));
  return table;
}

const FILE_HAS = '; a file may have import, as-of, rate, party, facility, input, product, alternative, authorization and notice';

export class Recovery extends Shapes {
  /** Where a token stands that a mistake has been told of already. */
  protected told = -1;

  /** What follows a mistake on its line, and begins nothing, belongs to it. */
  protected tellOnce(before: number): void {
    if (this.c.mistakes > before && !this.c.breakBefore) this.told = this.c.start;
  }

  /** A declaration that begins its line inside a block: the block before it was not closed. */
  protected opensDeclaration(context?: Context): boolean {
    const { c } = this;
    if (c.kind !== Name || c.id === 0 || !declarations[c.id]) return false;
    if ((context !== undefined && keywordTable(context)[c.id]) || !c.startsLine()) return false;
    const word = c.image;
    return word === 'import' ? c.peek() === Text : word !== 'as-of' && word !== 'rate' && c.peek() === Name;
  }

  protected unclosed(openStart: number, openEnd: number): void {
    const { c } = this;
    // Of blocks that are all left open, the innermost is named.
    if (this.told !== c.start) {
      const before = c.kind === End ? '' : ` before ${c.image}`;
      c.error('unclosedBlock', openStart, openEnd, `This block is not closed; add }${before}`);
    }
    this.told = c.start;
  }

  /** What begins nothing in the block at hand. */
  protected outOfPlace(context: Context): void {
    if (this.c.kind === Name && context !== 'parameters') this.unknownKeyword(context);
    else this.strayText(keywordTable(context), context);
  }

  private unknownKeyword(context: Context): void {
    const { c } = this;
    const word = c.image;
    const elsewhere = homesOf(word);
    const here = keywordsIn(context);
    if (this.told === c.start) this.told = -1;
    else if (declarations[c.id])
      c.errorHere('misplacedKeyword', `${word} begins a declaration, which stands outside of any block`);
    else if (elsewhere.length > 0 && !here.has(word)) {
      const where = context === 'destination' ? 'a destination' : `${/^[aeiou]/.test(context) ? 'an' : 'a'} ${context}`;
      c.errorHere('misplacedKeyword', `${word} does not belong on ${where}; it belongs on ${elsewhere.join(', ')}`);
    } else {
      const rest = `; known here: ${[...here.keys()].slice(0, 6).join(', ')} …`;
      c.unknownWord('unknownKeyword', 'keyword', here.keys(), rest);
    }
    c.heads.begin(c.segment.start);
    // A misspelled keyword is one of the block or of a declaration, by which is nearer.
    const meant = here.has(word) ? undefined : suggest(word, [...here.keys(), ...declarationWords.keys()]);
    this.pass(meant !== undefined && !here.has(meant) && elsewhere.length === 0);
    this.recover(context, true);
  }

  private pass(like = false): void {
    this.c.heads.pass(like);
    this.c.next();
  }

  /** To the next property that begins its line, past any block opened on the way. */
  protected recover(context: Context, begun = false): void {
    const { c } = this;
    if (!begun) c.heads.begin(c.segment.start);
    const known = keywordTable(context);
    while (!c.done) {
      if (c.kind === Close || this.opensDeclaration(context)) return;
      if (c.kind === Open) {
        this.passBlock();
        continue;
      }
      if (c.kind === Name && (known[c.id] || c.startsLine())) return;
      this.pass();
    }
  }

  /** Past a `{ … }`, however deep, up to a declaration. */
  private passBlock(): void {
    const { c } = this;
    let depth = 0;
    while (!c.done && !this.opensDeclaration()) {
      const { kind } = c;
      this.pass();
      if (kind === Open) depth++;
      else if (kind === Close && --depth <= 0) return;
    }
  }

  /** `known`: what could begin something in the block at hand; none at the top of a file. */
  protected strayText(known?: Known, context?: Context): void {
    const { c } = this;
    const { kind } = c;
    // At the top of a file whatever cannot be read may have been a declaration.
    if (known) c.heads.begin(c.segment.start);
    else c.heads.keep(c.start, c.end);
    if (kind === OpenComment) {
      c.error('unterminatedComment', c.start, c.start + 2, 'This comment is not closed; add */');
      this.pass();
      return;
    }
    if (this.told === c.start) this.told = -1;
    else this.tellStray(context);
    this.pass();
    // `{ }` out of place is one thing; a brace too many is another.
    if (kind === Open && c.kind === Close) c.next();
    while (!c.done) {
      if (c.kind === Close) {
        if (known || kind === Close) return;
      } else if (c.kind === Open) {
        this.passBlock();
        continue;
      } else if (c.kind === Name && (known?.[c.id] || (c.startsLine() && (known !== undefined || declarations[c.id])))) return;
      this.pass();
    }
  }

  private tellStray(context: Context | undefined): void {
    const { c } = this;
    switch (c.kind) {
      case OpenText:
        return c.errorHere('unterminatedString', 'This text does not end on its line; add "');
      case BadNumber:
        return c.errorHere('invalidNumber', `${visible(c.image)} is not a number`);
      case Name:
        return c.unknownWord('unknownKeyword', 'keyword', declarationWords.keys(), FILE_HAS);
      case Close:
        return c.errorHere('unexpectedText', 'Unexpected }');
      case Comma:
        return c.errorHere('unexpectedText', `Unexpected ${visible(c.image)}`);
    }
    const begins =
      context === undefined
        ? 'a declaration begins with its keyword'
        : `a ${context === 'parameters' ? 'parameter begins with its name' : 'property begins with its keyword'}`;
    c.errorHere('unexpectedText', `Unexpected ${visible(c.image)} here: ${begins}`);
  }

  /** Is the token at hand one that begins a statement? */
  protected get beginsStatement(): boolean {
    return this.c.kind === Name && declarations[this.c.id] !== undefined;
  }
}
