/**
 * Reading one value: money, quantity, date, country, ECCN, name, word. Each writes it on the tape, or says in words what
 * it expected, and gives whether there was one. `role`: bits of the word that introduces it.
 */
import { currencyCodes, isCurrency } from './text/currencies.ts';
import { parseDay } from './text/date.ts';
import { isUnit, unitNames } from './text/units.ts';
import { type Cursor, visible } from './cursor.ts';
import { decoded } from './escapes.ts';
import {
  BadNumber,
  Comma,
  DateToken,
  EccnToken,
  Group,
  Name,
  NumberToken,
  OpenText,
  Paragraph,
  Percent,
  RatioUnit,
  Text,
} from './kinds.ts';
import { KNOWN } from './known.ts';
import { sortOf } from './tape.ts';
import { wordOf, wordsOf, type WordListName } from './words.ts';

export interface Vocabulary {
  /** Tells an unknown unit from the next parameter: `overlay 1.6 nmm` against `layers 232 transistor planar`. */
  isParameter(name: string): boolean;
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

function expected(c: Cursor, what: string): false {
  if (c.kind === BadNumber) {
    c.errorHere(7, `"${visible(c.image)}" is not a number; expected ${what}`);
    c.next();
  } else c.errorAtHole(2, `expected ${what}`);
  return false;
}

export function name(c: Cursor, what: string, role = 0): boolean {
  return c.kind === Name ? c.take(NAME + role) : expected(c, what);
}

export function word(c: Cursor, list: WordListName, role = 0): boolean {
  if (c.kind === Name && c.id !== 0 && wordOf(list, KNOWN[c.id]!) !== undefined) return c.take(WORD + role);
  const oneOf = `one of ${wordsOf(list).join(', ')}`;
  if (c.kind !== Name) return expected(c, oneOf);
  c.unknownWord(14, 'unknown word', wordsOf(list), `; expected ${oneOf}`);
  c.next();
  return false;
}

export function string(c: Cursor, role = 0): boolean {
  if (c.kind === Text) {
    const { start } = c;
    if (c.escaped) {
      decoded(c.image, (at, escape) =>
        c.error(
          12,
          start + at,
          start + at + escape.length,
          `unknown escape "${visible(escape)}"; known are \\" \\\\ \\n \\t \\u{1F600}`,
        ),
      );
    }
    return c.take(STRING + role);
  }
  if (c.kind === OpenText) {
    c.errorHere(4, 'this string does not end on its line; a closing " is missing');
    return c.take(STRING + role);
  }
  return expected(c, 'a string, such as "text"');
}

export function date(c: Cursor, role = 0): boolean {
  if (c.kind !== DateToken) return expected(c, 'a date, such as 2025-01-15');
  if (parseDay(c.image)) return c.take(DATE + role);
  c.errorHere(
    6,
    /^\d{4}-\d{2}-\d{2}$/.test(c.image)
      ? `${c.image} is no calendar day`
      : `"${visible(c.image)}" is no date; dates are written as 2025-01-15`,
  );
  c.next();
  return false;
}

export function number(c: Cursor, what = 'a number', role = 0): boolean {
  return c.kind !== NumberToken ? expected(c, what) : isReal(c, c.start, c.end) ? c.take(NUMBER + role) : tooLarge(c);
}

export function percent(c: Cursor, role = 0): boolean {
  return c.kind !== Percent
    ? expected(c, 'a percentage, such as 50%')
    : isReal(c, c.start, c.end - 1)
      ? c.take(PERCENT + role)
      : tooLarge(c);
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

function tooLarge(c: Cursor): false {
  c.errorHere(7, `${visible(c.image)} is beyond any real amount`);
  c.next();
  return false;
}

export function money(c: Cursor, role = 0): boolean {
  if (c.kind !== NumberToken) return expected(c, 'money, such as 180_000 USD');
  const { start, end } = c;
  const real = isReal(c, start, end);
  if (!real) tooLarge(c);
  else c.next();
  const unit = c.kind === Name && !c.breakBefore ? c.image : '';
  const known = isCurrency(unit);
  if (!known && !/^[A-Za-z]{3}$/.test(unit)) {
    if (real) c.error(2, start, end, `expected money, such as ${visible(c.text.slice(start, end))} USD: the currency is missing`);
    return false;
  }
  if (known && real) c.write(MONEY + role, start, c.end, end, c.id);
  else if (!known) c.unknownWord(13, 'unknown currency', currencyCodes, '; currencies are ISO 4217 codes such as USD');
  c.next();
  return known && real;
}

/** A number, with its unit if one follows on the line. */
export function quantity(c: Cursor, vocabulary: Vocabulary | undefined, role = 0): boolean {
  if (c.kind !== NumberToken) return expected(c, 'a figure, such as 193 nm');
  const { start, end } = c;
  const real = isReal(c, start, end);
  if (!real) tooLarge(c);
  else c.next();
  if (
    !c.breakBefore &&
    (c.kind === RatioUnit || (c.kind === Name && !c.isWord('at') && !c.isWord('planar') && !c.isWord('non-planar')))
  ) {
    if (isUnit(c.image)) {
      if (real) c.write(QUANTITY + role, start, c.end, end, c.id);
      c.next();
      return real;
    }
    if (!beginsNext(c, vocabulary)) {
      c.unknownWord(5, 'unknown unit', unitNames);
      c.next();
      return false;
    }
  }
  return real && c.write(NUMBER + role, start, end, 0, 0);
}

/** Is the word after a figure the next parameter rather than a unit? */
function beginsNext(c: Cursor, vocabulary: Vocabulary | undefined): boolean {
  if (c.kind !== Name) return false;
  if (vocabulary?.isParameter(c.image)) return true;
  const after = c.peek();
  return after === NumberToken || after === Percent;
}

export function country(c: Cursor, role = 0): boolean {
  return c.kind === Name ? c.take(COUNTRY + role) : expected(c, 'a country, such as CN');
}

export function eccn(c: Cursor, role = 0): boolean {
  if (c.kind === EccnToken || (c.kind === Name && c.end - c.start === 5 && c.image.toUpperCase() === 'EAR99'))
    return c.take(ECCN + role);
  if (c.kind === BadNumber) {
    c.errorHere(
      17,
      `"${visible(c.image)}" is no ECCN; an ECCN is a digit, a letter A to E and three digits, such as 3B001.f.1, or EAR99`,
    );
    c.next();
    return false;
  }
  return expected(c, 'an ECCN, such as 3B001.f.1 or EAR99');
}

export function paragraph(c: Cursor, role = 0): boolean {
  if (c.kind === Paragraph || (c.kind === NumberToken && /^\d{3}\.\d{1,3}$/.test(c.image))) return c.take(PARAGRAPH + role);
  return expected(c, 'a paragraph, such as 740.17(b)(2)');
}

/** The name of a currency. */
export function currency(c: Cursor): boolean {
  if (c.kind !== Name) return expected(c, 'a currency, such as EUR');
  if (isCurrency(c.image)) return c.take(COUNTRY);
  c.unknownWord(13, 'unknown currency', currencyCodes, '; currencies are ISO 4217 codes such as USD');
  c.next();
  return false;
}

export function place(c: Cursor, role = 0): boolean {
  if (c.kind === Group) return c.take(GROUP + role);
  if (c.isWord('worldwide')) return c.take(WORD + role);
  return c.kind === Name ? c.take(COUNTRY + role) : expected(c, 'a country or group, such as CN, D:5 or worldwide');
}

/** Values separated by commas. */
export function list(c: Cursor, one: (c: Cursor) => boolean): void {
  for (;;) {
    one(c);
    if (c.kind !== Comma) return;
    c.next();
  }
}
