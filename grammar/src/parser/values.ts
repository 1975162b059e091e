/** One value: money, quantity, date, country, ECCN, name, word. Each rule writes it on the tape and gives whether there was one. */
import type { TokenType } from 'chevrotain';
import { parseDay } from '../text/date.ts';
import { currencyCodes, currencyMeant } from '../text/currencies.ts';
import { unitNames } from '../text/units.ts';
import { decoded } from '../lexer/escapes.ts';
import * as kinds from '../lexer/kinds.ts';
import { roleBits, sortOf } from '../tree/tape.ts';
import type { Role } from '../shapes.ts';
import * as T from '../vocabulary.ts';
import { WORD_LISTS, type WordListName } from '../words.ts';
import { type Cursor, visible } from './cursor.ts';
import { Engine, type NamedThing } from './engine.ts';
import { tellMoney } from './mistakes.ts';

export interface Vocabulary {
  /** Tells an unknown unit from the next parameter: `overlay 1.6 nmm` against `layers 232 transistor planar`. */
  isParameter(name: string): boolean;
}

/** How a name is called where it is missing, and what it is a name of. */
export interface Noun {
  readonly ERR_MSG: string;
  readonly of?: readonly NamedThing[];
}

const NAME = sortOf('name');
export const WORD = sortOf('word');
const STRING = sortOf('string');
const NUMBER = sortOf('number');
const PERCENT = sortOf('percent');
const DATE = sortOf('date');
const MONEY = sortOf('money');
const QUANTITY = sortOf('quantity');
const COUNTRY = sortOf('country');
const GROUP = sortOf('group');
const ECCN = sortOf('eccn');
const PARAGRAPH = sortOf('paragraph');

const MONEY_NOUN = { ERR_MSG: 'money, such as 180_000 USD' };
const FIGURE_NOUN = { ERR_MSG: 'a figure, such as 193 nm' };
const COUNTRY_NOUN = { ERR_MSG: 'a country, such as CN' };
const CURRENCY_NOUN = { ERR_MSG: 'a currency, such as EUR' };
const PLACE_NOUN = { ERR_MSG: 'a country or group, such as CN, D:5 or worldwide' };

/** The argument of a value that a word introduces. */
export const as = (role: Role): { ARGS: [role: number] } => ({ ARGS: [roleBits(role)] });
export const AT = as('at');

export class Values extends Engine {
  /** What the text may name inside `specs` and `produces`. */
  protected v: Vocabulary | undefined;

  protected take(type: TokenType, sort: number, options?: Noun, idx = 0): boolean {
    const { start, end, id } = this.c;
    return this.consume(idx, type, options) !== undefined && this.c.write(sort, start, end, id, 0);
  }

  readonly a_name = this.RULE('a_name', (noun?: Noun, role = 0): boolean => this.take(T.Name, NAME + role, noun));

  readonly a_date = this.RULE('a_date', (role = 0): boolean => {
    const { c } = this;
    const { start, end } = c;
    const image = c.kind === kinds.DateToken ? c.image : '';
    if (!this.CONSUME(T.DateToken)) return false;
    if (image === '' || parseDay(image)) return c.write(DATE + role, start, end, 0, 0);
    c.error(
      'invalidDate',
      start,
      end,
      /^\d{4}-\d{2}-\d{2}$/.test(image)
        ? `${image} is not a day of the calendar`
        : `${visible(image)} is not a date; write it as 2025-01-15`,
    );
    return false;
  });

  readonly a_string = this.RULE('a_string', (role = 0): boolean => {
    const { c } = this;
    if (c.kind === kinds.Text && c.escaped) badEscapes(c);
    if (c.kind === kinds.OpenText) {
      const curly = /[\u201c\u201d\u201e]/.exec(c.image)?.[0];
      c.errorHere(
        'unterminatedString',
        `This text ${curly ? `ends with ${curly}, not with "` : 'does not end on its line; add "'}`,
      );
      c.heads.inOpenText();
    } else if (c.kind === kinds.CurlyText) {
      const straight = quoted(c.image.slice(1, -1));
      c.errorHere('invalidCharacter', `Curly quotes quote nothing; write ${visible(straight)}`, straight);
    } else if (isUnquoted(c) && !this.RECORDING_PHASE) {
      const straight = quoted(c.image);
      c.errorHere('missingValue', `Put ${visible(c.image)} in quotes: ${visible(straight)}`, straight);
      c.next();
      return false;
    }
    return this.take(T.Quoted, STRING + role);
  });

  readonly a_number = this.RULE('a_number', (role = 0, noun?: Noun): boolean => {
    const { c } = this;
    const { start, end } = c;
    if (!this.CONSUME(T.NumberToken, noun)) return false;
    return isReal(c, start, end) ? c.write(NUMBER + role, start, end, 0, 0) : tooLarge(c, start, end);
  });

  readonly a_percentage = this.RULE('a_percentage', (role = 0): boolean => {
    const { c } = this;
    const { start, end } = c;
    if (!this.CONSUME(T.Percent)) return false;
    return isReal(c, start, end - 1) ? c.write(PERCENT + role, start, end, 0, 0) : tooLarge(c, start, end);
  });

  readonly an_eccn = this.RULE('an_eccn', (role = 0): boolean => this.take(T.Eccn, ECCN + role));

  readonly a_country = this.RULE('a_country', (role = 0): boolean => this.take(T.Name, COUNTRY + role, COUNTRY_NOUN));

  readonly a_paragraph = this.RULE('a_paragraph', (role = 0): boolean =>
    this.OR([
      { GATE: () => /^\d{3}\.\d{1,3}$/.test(this.c.image), ALT: () => this.take(T.NumberToken, PARAGRAPH + role) },
      { ALT: () => this.take(T.Paragraph, PARAGRAPH + role) },
    ]),
  );

  readonly a_place = this.RULE('a_place', (role = 0): boolean =>
    this.OR([
      { ALT: () => this.take(T.Group, GROUP + role) },
      { ALT: () => this.take(T.word('worldwide'), WORD + role) },
      { ALT: () => this.take(T.Name, COUNTRY + role, PLACE_NOUN) },
    ]),
  );

  readonly money = this.RULE('money', (role = 0): boolean => {
    const { c } = this;
    const from = c.lastEnd;
    const { start, end } = c;
    if (c.kind !== kinds.NumberToken && !c.breakBefore && !this.RECORDING_PHASE && tellMoney(c, blanksAfter(c, from)))
      return false;
    if (!this.CONSUME(T.NumberToken, MONEY_NOUN)) return false;
    const real = isReal(c, start, end);
    if (!real) tooLarge(c, start, end);
    const { id, end: unitEnd } = c;
    // An amount and its currency stand on one line.
    if (c.breakBefore || !this.CONSUME(T.Currency, { ERR_MSG: '' })) {
      const shown = visible(c.text.slice(start, end));
      if (isCode(c)) wrongCurrency(c);
      else if (real && !tellMoney(c, blanksAfter(c, from)))
        c.error('missingValue', start, end, `The currency is missing: write ${shown} USD, for example`);
      return false;
    }
    return real && c.write(MONEY + role, start, unitEnd, end, id);
  });

  /** The name of a currency. */
  readonly a_currency = this.RULE('a_currency', (): boolean => {
    const { c } = this;
    if (c.kind === kinds.Name && !this.RECORDING_PHASE && T.tokenAt(c).tokenType !== T.Currency) {
      wrongCurrency(c);
      return false;
    }
    return this.take(T.Currency, COUNTRY, CURRENCY_NOUN);
  });

  /** A number, with its unit if one follows on the line. `known`: may the next parameter follow at once? */
  readonly a_quantity = this.RULE('a_quantity', (role = 0, known = false): boolean => {
    const { c } = this;
    const { start, end } = c;
    if (!this.CONSUME(T.NumberToken, FIGURE_NOUN)) return false;
    const real = isReal(c, start, end);
    if (!real) tooLarge(c, start, end);
    const { id, end: unitEnd } = c;
    if (this.OPTION({ GATE: () => !c.breakBefore, DEF: () => this.CONSUME(T.Unit) }))
      return real && c.write(QUANTITY + role, start, unitEnd, end, id);
    if (!c.breakBefore && isUnknownUnit(c) && !this.beginsNext(known)) {
      c.unknownWord('unknownUnit', 'unit', unitNames);
      c.next();
      return false;
    }
    return real && c.write(NUMBER + role, start, end, 0, 0);
  });

  /** Is the word after a figure the next parameter rather than a unit? */
  private beginsNext(known: boolean): boolean {
    const { c } = this;
    if (c.kind !== kinds.Name) return false;
    if (known && this.v?.isParameter(c.image)) return true;
    const after = c.peek();
    return after === kinds.NumberToken || after === kinds.Percent;
  }

  /** One rule a closed list. */
  readonly words = Object.fromEntries(
    (Object.keys(WORD_LISTS) as WordListName[]).map((list) => [
      list,
      this.define(`word_${list.replaceAll('-', '_')}`, (role = 0): boolean => this.take(T.LISTS[list], WORD + role)),
    ]),
  ) as Readonly<Record<WordListName, ReturnType<typeof this.oneWord>>>;

  private oneWord() {
    return this.define('', (role = 0): boolean => role === 0);
  }

  /** A rule that is made from a table; Chevrotain looks for it by its name. */
  protected define<F extends (...args: never[]) => unknown>(name: string, body: F) {
    const rule = this.RULE(name, body);
    Object.assign(this, { [name]: rule });
    return rule;
  }
}

function badEscapes(c: Cursor): void {
  const { start } = c;
  decoded(c.image, (at, escape) =>
    c.error(
      'invalidEscape',
      start + at,
      start + at + escape.length,
      `Unknown escape ${visible(escape)}; known: \\" \\\\ \\n \\t \\u{1F600}`,
    ),
  );
}

/** No amount of money, no measure and no rate has hundreds of digits; such a number only serves to exhaust memory. */
function isReal(c: Cursor, start: number, end: number): boolean {
  if (end - start > 60) return false;
  for (let i = end - 1; i > start; i--) {
    // `e` or `E`
    if ((c.text.charCodeAt(i) | 32) === 101) return Math.abs(Number(c.text.slice(i + 1, end))) <= 60;
  }
  return true;
}

function tooLarge(c: Cursor, start: number, end: number): false {
  c.error('invalidNumber', start, end, `${visible(c.text.slice(start, end))} is larger than any real amount`);
  return false;
}

/** Three letters where a currency is due. */
const isCode = (c: Cursor): boolean =>
  !c.breakBefore && c.kind === kinds.Name && (/^[A-Za-z]{3}$/.test(c.image) || currencyMeant(c.image) !== undefined);

function wrongCurrency(c: Cursor): void {
  const { image } = c;
  const meant = currencyMeant(image);
  if (meant === undefined)
    c.unknownWord('unknownCurrency', 'currency', currencyCodes, '; currencies are ISO 4217 codes such as USD');
  else c.errorHere('unknownCurrency', `Unknown currency ${visible(image)}; did you mean ${meant}?`, meant);
  c.next();
}

/** Where the value that follows the last token begins on its line. */
function blanksAfter(c: Cursor, from: number): number {
  let at = from;
  while (c.text[at] === ' ' || c.text[at] === '\t' || c.text[at] === '\u00a0') at++;
  return at;
}

/** A number of parts, of a tariff, of a catalog: where a text is due it stands in quotes. */
const isUnquoted = (c: Cursor): boolean =>
  !c.breakBefore &&
  (c.kind === kinds.BadNumber || c.kind === kinds.NumberToken || c.kind === kinds.EccnToken || c.kind === kinds.DateToken);

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

const isUnknownUnit = (c: Cursor): boolean =>
  c.kind === kinds.RatioUnit || (c.kind === kinds.Name && !c.isWord('at') && !c.isWord('planar') && !c.isWord('non-planar'));
