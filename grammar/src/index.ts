export * from './ast.ts';
export { SYNTAX_CODES } from './codes.ts';
export { MAX_TEXT, parse } from './parse.ts';
export { firstWord, homesOf, KEYWORDS, keywordsIn, type Context, type Keyword } from './tokens.ts';
export type { Vocabulary } from './values.ts';
export { WORD_LISTS, wordsOf, type WordListName } from './words.ts';
