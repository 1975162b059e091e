/** The words for what is missing. */
import type { TokenType } from 'chevrotain';
import * as kinds from '../lexer/kinds.ts';
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
  else if (type === T.Eccn && c.kind === kinds.BadNumber) {
    c.errorHere('invalidEccn', `${visible(c.image)} is not an ECCN; write one such as 3B001.f.1, or EAR99`);
    c.next();
  } else expected(c, noun);
}

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
