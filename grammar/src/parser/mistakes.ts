/** The words for what is missing. */
import type { TokenType } from 'chevrotain';
import * as kinds from '../lexer/kinds.ts';
import { knownAt } from '../lexer/known.ts';
import { eccnAt, isPieceWord, moneyAt } from '../text/forms.ts';
import { sortOf } from '../tree/tape.ts';
import * as T from '../vocabulary.ts';
import { WORD_LISTS, type WordListName, wordsOf } from '../words.ts';
import { type Cursor, visible } from './cursor.ts';

/** For a token whose rule tells of it itself. */
export const UNTOLD = { ERR_MSG: '' };

const NOUNS = new Map<TokenType, string>([
  [T.DateToken, 'a date, such as 2025-01-15'],
  [T.Quoted, 'a string, such as "text"'],
  [T.NumberToken, 'a number'],
  [T.Percent, 'a percentage, such as 50%'],
  [T.Eccn, 'an ECCN, such as 3B001.f.1 or EAR99'],
  [T.Paragraph, 'a paragraph, such as 740.17(b)(2)'],
]);
const lists = new Map((Object.keys(WORD_LISTS) as WordListName[]).map((list) => [T.LISTS[list], list]));

/** Tells that a token of the type does not stand where it should. `what`: instead of the noun of its type. */
export function tellMissing(c: Cursor, type: TokenType, what: string | undefined): void {
  if (what === '') return;
  const list = lists.get(type);
  if (list) return notListed(c, list);
  const noun = what ?? NOUNS.get(type) ?? type.name;
  if (T.isWordType(type) || type === T.Open) c.errorAtHole('missingValue', `Expected ${noun}`);
  else if (type === T.Eccn) notAnEccn(c, noun);
  else expected(c, noun);
}

function notAnEccn(c: Cursor, noun: string): void {
  const form = c.breakBefore ? undefined : eccnAt(c.lineFrom(c.start));
  const [reading] = form?.readings ?? [];
  if (form && reading !== undefined) {
    const written = visible(c.text.slice(c.start, c.start + form.length).trimEnd());
    c.passForm('invalidEccn', c.start, form.length, `${written} is not an ECCN; write ${visible(reading)}`);
  } else if (c.kind === kinds.BadNumber) {
    c.errorHere('invalidEccn', `${visible(c.image)} is not an ECCN; write one such as 3B001.f.1, or EAR99`);
    c.next();
  } else expected(c, noun);
}

/** Money as others write it, from `from` on to its end? Told of, and passed over. */
export function tellMoney(c: Cursor, from: number): boolean {
  const form = moneyAt(c.lineFrom(from));
  const [first, second] = form?.readings ?? [];
  if (!form || first === undefined) return false;
  const written = visible(c.text.slice(from, from + form.length));
  const message = form.sure
    ? `${written} is not money as a spec has it; write ${first}`
    : second !== undefined && first.slice(-3) === second.slice(-3)
      ? `${written} may be ${first} or ${second}; write which`
      : `${written} may be of several currencies; write ${first}, for example`;
  c.passForm('invalidNumber', from, form.length, message);
  return true;
}

/** `2 pcs mcu`: between a number and what there is that many of stands nothing. */
export function tellPieces(c: Cursor): void {
  if (c.kind !== kinds.Name || c.breakBefore || c.id !== 0 || !isPieceWord(c.image)) return;
  const [, name] = /^\w+[ \t]+([A-Za-z][\w-]*)/.exec(c.lineFrom(c.start)) ?? [];
  // Else it is a name itself, and what follows is the next word of the language.
  if (name === undefined || knownAt(name, 0, name.length) !== 0) return;
  const { image, start } = c;
  c.next();
  c.error('unexpectedText', start, c.end, `Leave out ${visible(image)}: a number stands before the name itself`, c.image);
}

/** `CN IR`: each is read, and the comma between them is asked for. */
export function placesWithoutComma(c: Cursor): void {
  for (;;) {
    const isPlace = c.kind === kinds.Group || (c.kind === kinds.Name && /^[A-Z]{2}$/.test(c.image));
    if (!isPlace || c.breakBefore) return;
    const before = /[A-Za-z0-9:-]+$/.exec(c.text.slice(Math.max(0, c.lastEnd - 20), c.lastEnd))?.[0] ?? '';
    const written = `${before}, ${c.image}`;
    c.error('unexpectedText', c.lastEnd - before.length, c.end, `A comma is missing: write ${written}`, written);
    c.take(c.kind === kinds.Group ? GROUP : COUNTRY);
    while (c.kind === kinds.Comma) c.next();
  }
}

const COUNTRY = sortOf('country');
const GROUP = sortOf('group');

function notListed(c: Cursor, list: WordListName): void {
  const oneOf = `one of ${wordsOf(list).join(', ')}`;
  if (c.kind !== kinds.Name) return expected(c, oneOf);
  c.unknownWord('unknownWord', 'word', wordsOf(list), `; expected ${oneOf}`);
  c.next();
}

function expected(c: Cursor, what: string): void {
  if (c.kind === kinds.BadNumber) {
    c.errorHere('invalidNumber', `${visible(c.image)} is not a number; expected ${what}`);
    c.next();
  } else c.errorAtHole('missingValue', `Expected ${what}`);
}
