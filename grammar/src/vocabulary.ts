/**
 * The token types of Chevrotain, made from the tables of keywords and words: one a keyword, role or listed word, one category
 * a word list, and `Name` over them all, so that every keyword stays usable as a name. One token object a type is shared:
 * where a token stands is told by the scanner alone.
 */
import { EOF, type IToken, Lexer, type TokenType } from 'chevrotain';
import * as kinds from './lexer/kinds.ts';
import { KNOWN } from './lexer/known.ts';
import { KEYWORDS } from './keywords.ts';
import { ROLES } from './shapes.ts';
import { currencyCodes } from './text/currencies.ts';
import { isUnit } from './text/units.ts';
import { WORD_LISTS, type WordListName, wordsOf } from './words.ts';

/** Chevrotain numbers all of them at once when the parser is made: one by one it is a third of a cold start. */
const type = (name: string, ...categories: TokenType[]): TokenType => ({ name, PATTERN: Lexer.NA, CATEGORIES: categories });

/** Everything but the end of the text. */
export const Outside = type('Outside');
/** Everything a block may hold, a mistake included. */
export const Inside = type('Inside', Outside);
export const Name = type('Name', Inside);
export const Currency = type('Currency', Name);
export const Unit = type('Unit', Inside);
export const Eccn = type('Eccn', Inside);
export const Quoted = type('Quoted', Inside);
/** One category a closed list of words. */
export const LISTS = Object.fromEntries(
  (Object.keys(WORD_LISTS) as WordListName[]).map((list) => [list, type(`${list}-word`, Name)]),
) as Readonly<Record<WordListName, TokenType>>;

export const Group = type('Group', Inside);
export const DateToken = type('Date', Inside);
export const Percent = type('Percent', Inside);
export const NumberToken = type('Number', Inside);
export const Paragraph = type('Paragraph', Inside);
export const Open = type('{', Inside);
export const Close = type('}', Outside);
export const Comma = type(',', Inside);
export const Equals = type('=', Inside);

/** By the kind of the scanner. */
const KINDS: TokenType[] = [];
KINDS[kinds.End] = EOF;
KINDS[kinds.Name] = type('OtherName', Name);
KINDS[kinds.RatioUnit] = type('OtherRatio', Inside);
KINDS[kinds.Group] = Group;
KINDS[kinds.Text] = type('Text', Quoted);
KINDS[kinds.OpenText] = type('OpenText', Quoted);
KINDS[kinds.CurlyText] = type('CurlyText', Quoted);
KINDS[kinds.DateToken] = DateToken;
KINDS[kinds.EccnToken] = type('EccnCode', Eccn);
KINDS[kinds.Percent] = Percent;
KINDS[kinds.NumberToken] = NumberToken;
KINDS[kinds.BadNumber] = type('BadNumber', Inside);
KINDS[kinds.OpenComment] = type('OpenComment', Inside);
KINDS[kinds.Open] = Open;
KINDS[kinds.Close] = Close;
KINDS[kinds.Comma] = Comma;
KINDS[kinds.Equals] = Equals;
KINDS[kinds.Semicolon] = type(';', Inside);
KINDS[kinds.Paragraph] = Paragraph;

const RatioUnit = type('Ratio', Unit);
const MeasureUnit = type('Measure', Unit, Name);
const Ear99 = type('EAR99', Eccn, Name);

const listsOf = new Map<string, TokenType[]>();
for (const list of Object.keys(WORD_LISTS) as WordListName[])
  for (const word of wordsOf(list)) listsOf.set(word, [...(listsOf.get(word) ?? []), LISTS[list]]);
const own = new Set<string>([
  ...KEYWORDS.flatMap((k) => k.name.split(' ')),
  ...ROLES,
  ...listsOf.keys(),
  'replaces',
  'eliminates',
  'worldwide',
]);
const currencies = new Set(currencyCodes);

function typeOf(word: string): TokenType {
  if (own.has(word)) return type(word, Name, ...(listsOf.get(word) ?? []), ...(isUnit(word) ? [Unit] : []));
  if (word === 'EAR99') return Ear99;
  if (currencies.has(word)) return Currency;
  return word.includes('/') ? RatioUnit : isUnit(word) ? MeasureUnit : KINDS[kinds.Name]!;
}

/** By the number of a known word; 0 is none. */
const WORDS: readonly TokenType[] = KNOWN.map((w, id) => (id === 0 ? KINDS[kinds.Name]! : typeOf(w)));
const byWord = new Map(KNOWN.map((w, id) => [w, WORDS[id]!]));
/** The type of a keyword, role or listed word. */
export const word = (name: string): TokenType => byWord.get(name)!;
/** Is it one word of the language, rather than a sort of value? */
export const isWordType = (t: TokenType): boolean => byWord.has(t.name);

export const VOCABULARY: readonly TokenType[] = [
  ...new Set([Outside, Inside, Name, Currency, Unit, Eccn, Quoted, ...Object.values(LISTS), ...KINDS, ...WORDS]),
].filter((t) => t !== EOF);

const shared = (t: TokenType): IToken => ({ image: t.name, startOffset: 0, tokenTypeIdx: 0, tokenType: t });
const tokens = new Map([...VOCABULARY, EOF].map((t) => [t, shared(t)]));
const KIND_TOKENS = KINDS.map((t) => tokens.get(t)!);
const WORD_TOKENS = WORDS.map((t) => tokens.get(t)!);
const EAR99_TOKEN = tokens.get(Ear99)!;

/** To be called when the types have their numbers. */
export function numberTokens(): void {
  for (const [t, token] of tokens) token.tokenTypeIdx = t.tokenTypeIdx!;
}

interface AtHand {
  readonly text: string;
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  readonly id: number;
}

/** The shared token for what the scanner stands at. */
export function tokenAt(c: AtHand): IToken {
  if (c.id !== 0) return WORD_TOKENS[c.id]!;
  if (c.kind === kinds.Name && c.end - c.start === 5 && isEar99(c.text, c.start)) return EAR99_TOKEN;
  return KIND_TOKENS[c.kind]!;
}

/** `ear99`, in any case. */
const isEar99 = (text: string, start: number): boolean =>
  (text.charCodeAt(start) | 32) === 101 && text.slice(start, start + 5).toUpperCase() === 'EAR99';
