/** Statements, declarations, blocks and properties, one statement at a time. One mistake gives one message near it. */
import type { DeclKind } from './ast.ts';
import { code, Cursor, visible } from './cursor.ts';
import { BadNumber, Close, Comma, End, Equals, Name, Open, OpenComment, OpenText, Text } from './kinds.ts';
import { byNumber, KNOWN } from './known.ts';
import { Mistake, type Segment } from './nodes.ts';
import { parameter, propertiesIn, type Property } from './properties.ts';
import { AS_OF, DECL, DECLARATION, IMPORT, PROPERTY, RATE, VALUE } from './tape.ts';
import { type Context, homesOf, keywordsIn, type Keyword } from './tokens.ts';
import { currency, date, money, name, string, type Vocabulary } from './values.ts';

/** What may begin a statement at the top of a file. */
const declarationWords: ReadonlyMap<string, Keyword> = keywordsIn('file');
const declarations: readonly (Keyword | undefined)[] = byNumber(declarationWords);

const NOTHING: readonly never[] = [];
/** The one keyword of two words. */
const PLANT = 'plant direct-product-of';

/** Numbers of the two words a relation may begin with. */
const REPLACES = KNOWN.indexOf('replaces');
const ELIMINATES = KNOWN.indexOf('eliminates');

const aString = (c: Cursor): boolean => string(c);
const aDate = (c: Cursor): boolean => date(c);
const aMoney = (c: Cursor): boolean => money(c);
const aCurrency = (c: Cursor): boolean => currency(c);

export class Parser {
  private readonly c: Cursor;
  private readonly v: Vocabulary | undefined;
  /** Where a token stands that a mistake has been told of already. */
  private told = -1;

  /** `shift`: how far offsets of `text` lie before those of the file. */
  constructor(text: string, from: number, shift: number, v: Vocabulary | undefined) {
    this.c = new Cursor(text, from, shift);
    this.v = v;
  }

  /** The next statement; none past the last. */
  next(): Segment | undefined {
    const { c } = this;
    while (c.kind !== End && !(c.kind === Name && declarations[c.id])) this.stray();
    if (c.kind === End) return undefined;
    return this.close(this.top(), c.lastEnd);
  }

  /** What stands after the last statement; nothing is read any more. */
  rest(): Segment {
    const { c } = this;
    const last = this.close(-1, c.text.length);
    c.tape.close();
    return last;
  }

  /** What follows a mistake on its line, and begins nothing, belongs to it. */
  private tellOnce(before: number): void {
    if (this.c.mistakes > before && !this.c.breakBefore) this.told = this.c.start;
  }

  private close(at: number, end: number): Segment {
    const { c } = this;
    const { errors } = c;
    if (c.strays.length > 0) {
      const strays = taken(c.strays, end);
      for (let i = 0; i < strays.length; i += 2) {
        const [start, stop] = [strays[i]!, strays[i + 1]!];
        errors.push(
          new Mistake(
            c.segment,
            start,
            stop,
            code(9),
            `"${visible(c.text.slice(start, stop))}" has no place in a spec`,
            undefined,
          ),
        );
      }
    }
    const segment = c.nextSegment(at, end);
    if (c.comments.length > 0) segment.comments = taken(c.comments, end);
    if (errors.length > 0) {
      segment.errors = errors;
      c.errors = [];
    }
    return segment;
  }

  private top(): number {
    const { c } = this;
    const { tape, start, id } = c;
    const at = tape.room(3);
    const before = c.mistakes;
    c.next();
    let sort = DECLARATION;
    switch (KNOWN[id]) {
      case 'import':
        sort = IMPORT;
        c.fixed(aString);
        break;
      case 'as-of':
        sort = AS_OF;
        c.fixed(aDate);
        break;
      case 'rate':
        sort = RATE;
        this.rate();
        break;
      default:
        this.declaration(start, id, at);
    }
    if (sort !== DECLARATION) this.tellOnce(before);
    this.span(at, sort, start);
    return at;
  }

  /** What every record begins with, written when its end is known. */
  private span(at: number, what: number, start: number): void {
    const { ints } = this.c.tape;
    ints[at] = what;
    ints[at + 1] = start;
    ints[at + 2] = this.c.lastEnd;
  }

  private rate(): void {
    const { c } = this;
    const { image, kind } = c;
    c.fixed(aCurrency);
    if (c.kind === Equals) c.next();
    else if (kind === Name) c.errorAtHole(2, `expected =, as in rate ${visible(image)} = 1.03 USD`);
    c.fixed(aMoney);
    c.fixed((x) => x.takes('on') && date(x));
  }

  private declaration(start: number, keyword: number, at: number): void {
    const { c } = this;
    const { tape } = c;
    tape.room(1);
    tape.ints[at + DECL.keyword] = keyword;
    const word = KNOWN[keyword] as DeclKind;
    const named = c.kind === Name;
    const id = named ? c.image : '';
    if (!named) c.errorAtHole(11, `expected a name after ${word}`);
    c.fixed((x) => x.kind === Name && name(x, ''));
    c.fixed((x) => (x.kind === Text || x.kind === OpenText) && string(x));
    if (word === 'alternative') this.relation();
    else this.noRelation();
    tape.room(1);
    if (c.kind === Open) this.block(word, start, c.lastEnd);
    else if (named || !c.done) {
      c.errorAtHole(2, `expected { after ${word}${named ? ` ${visible(id)}` : ''}`);
      this.tellOnce(0);
    }
    tape.ints[at + DECL.propsEnd] = tape.length;
  }

  private noRelation(): void {
    const { tape } = this.c;
    const at = tape.room(3 + VALUE);
    tape.ints.fill(0, at, tape.length);
  }

  private relation(): void {
    const { c } = this;
    const { tape, start } = c;
    const verb = c.isWord('replaces') ? REPLACES : c.isWord('eliminates') ? ELIMINATES : 0;
    if (verb === 0) {
      this.noRelation();
      c.errorAtHole(2, 'expected replaces or eliminates, and the name of an input');
      if (c.kind === Name) {
        c.next();
        if (c.kind === Name) c.next();
      }
      return;
    }
    const at = tape.room(3);
    c.next();
    c.fixed((x) => name(x, 'the name of an input'));
    this.span(at, verb, start);
  }

  /** `{ property … }`; the opener is where an unclosed one is reported. */
  private block(context: Context, openStart: number, openEnd: number): void {
    const { c } = this;
    c.next();
    const known = propertiesIn(context);
    for (;;) {
      if (this.blockEnds(known, openStart, openEnd)) return;
      if (c.kind !== Name) {
        this.stray(known, context);
        continue;
      }
      const property = known[c.id];
      if (property) this.property(property, context);
      else this.unknown(context, known);
    }
  }

  private blockEnds(known: readonly unknown[] | undefined, openStart: number, openEnd: number): boolean {
    const { c } = this;
    if (c.kind === Close) {
      c.next();
      return true;
    }
    if (c.kind !== End && !this.opensDeclaration(known)) return false;
    // Of blocks that are all left open, the innermost is named.
    if (this.told !== c.start)
      c.error(8, openStart, openEnd, `this block is not closed; } is missing${c.kind === End ? '' : ` before ${c.image}`}`);
    this.told = c.start;
    return true;
  }

  private property(property: Property, context: Context): void {
    const { c } = this;
    const { tape, start } = c;
    const { name: keyword, block: within } = property;
    c.next();
    if (keyword === PLANT && !c.takes('direct-product-of')) {
      c.errorAtHole(2, 'expected direct-product-of after plant');
      return this.recover(propertiesIn(context));
    }
    const keywordEnd = c.lastEnd;
    const at = tape.room(PROPERTY);
    const before = c.mistakes;
    property.read(c, context);
    this.tellOnce(before);
    const values = tape.length;
    let block = 0;
    if (within !== undefined) {
      if (c.kind === Open) {
        if (within === 'parameters') this.parameters(start, keywordEnd);
        else this.block(within, start, keywordEnd);
        block = tape.length;
      } else if (keyword === 'specs') c.errorAtHole(2, 'expected { after specs');
    }
    this.write(at, property.number, start, keywordEnd, values, block);
  }

  private write(at: number, word: number, start: number, keywordEnd: number, valuesEnd: number, blockEnd: number): void {
    const { ints } = this.c.tape;
    this.span(at, word, start);
    ints[at + 3] = keywordEnd;
    ints[at + 4] = (valuesEnd - at - PROPERTY) / VALUE;
    ints[at + 5] = blockEnd;
  }

  private parameters(openStart: number, openEnd: number): void {
    const { c } = this;
    c.next();
    for (;;) {
      if (this.blockEnds(undefined, openStart, openEnd)) return;
      if (c.kind !== Name) {
        this.stray(NOTHING, 'parameters');
        continue;
      }
      const { start, end, id } = c;
      c.next();
      const at = c.tape.room(PROPERTY);
      const before = c.mistakes;
      parameter(c, this.v);
      this.tellOnce(before);
      this.write(at, id, start, end, c.tape.length, 0);
    }
  }

  /** A declaration that begins its line inside a block: the block before it was not closed. */
  private opensDeclaration(known?: readonly unknown[]): boolean {
    const { c } = this;
    if (c.kind !== Name || c.id === 0 || !declarations[c.id] || known?.[c.id] || !c.startsLine()) return false;
    const word = c.image;
    return word === 'import' ? c.peek() === Text : word !== 'as-of' && word !== 'rate' && c.peek() === Name;
  }

  private unknown(context: Context, known: readonly unknown[]): void {
    const { c } = this;
    const word = c.image;
    const elsewhere = homesOf(word);
    const here = keywordsIn(context);
    if (this.told === c.start) this.told = -1;
    else if (declarations[c.id]) c.errorHere(16, `${word} stands outside of any block`);
    else if (elsewhere.length > 0 && !here.has(word))
      c.errorHere(
        16,
        `${word} does not belong on ${context === 'destination' ? 'a destination' : `${/^[aeiou]/.test(context) ? 'an' : 'a'} ${context}`}; it belongs on ${elsewhere.join(', ')}`,
      );
    else c.unknownWord(3, 'unknown keyword', here.keys(), `; known here are ${[...here.keys()].slice(0, 6).join(', ')} …`);
    c.next();
    this.recover(known);
  }

  /** To the next property that begins its line, past any block opened on the way. */
  private recover(known: readonly unknown[]): void {
    const { c } = this;
    while (!c.done) {
      if (c.kind === Close || this.opensDeclaration(known)) return;
      if (c.kind === Open) {
        c.skipBlock(() => this.opensDeclaration());
        continue;
      }
      if (c.kind === Name && (known[c.id] || c.startsLine())) return;
      c.next();
    }
  }

  /** Something that begins nothing. One message for the run of it. `known`: what could begin something in the block at hand. */
  private stray(known?: readonly unknown[], context?: Context): void {
    const { c } = this;
    const { kind } = c;
    if (kind === OpenComment) {
      c.error(18, c.start, c.start + 2, 'this comment is not closed; */ is missing');
      c.next();
      return;
    }
    if (this.told === c.start) this.told = -1;
    else if (kind === OpenText) c.errorHere(4, 'this string does not end on its line; a closing " is missing');
    else if (kind === BadNumber) c.errorHere(7, `"${visible(c.image)}" is not a number`);
    else if (kind === Name)
      c.unknownWord(
        3,
        'unknown keyword',
        declarationWords.keys(),
        '; a file has import, as-of, rate, party, facility, input, product, alternative, authorization and notice',
      );
    else if (kind === Close) c.errorHere(1, '} closes nothing');
    else
      c.errorHere(
        1,
        `unexpected "${visible(c.image)}"${kind === Comma ? '' : context === undefined ? '; a declaration begins with its keyword' : `; a ${context === 'parameters' ? 'parameter begins with its name' : 'property begins with its keyword'}`}`,
      );
    c.next();
    // `{ }` out of place is one thing; a brace too many is another.
    if (kind === Open && c.kind === Close) c.next();
    while (!c.done) {
      if (c.kind === Close) {
        if (known || kind === Close) return;
      } else if (c.kind === Open) {
        c.skipBlock(() => this.opensDeclaration());
        continue;
      } else if (c.kind === Name && (known?.[c.id] || (c.startsLine() && (known !== undefined || declarations[c.id])))) return;
      c.next();
    }
  }
}

/** Removes and gives the pairs of offsets that begin before `end`. */
function taken(pairs: number[], end: number): number[] {
  let n = pairs.length;
  while (n > 0 && pairs[n - 2]! >= end) n -= 2;
  return n === 0 ? [] : pairs.splice(0, n);
}
