export * from './tree/ast.ts';
export { SYNTAX_CODES } from './syntax-codes.ts';
export { expectedAt, type Expected, type ExpectedAt } from './parser/expected.ts';
export { reparse } from './parser/incremental.ts';
export { MAX_TEXT, parse } from './parser/parse.ts';
export { firstWord, homesOf, KEYWORDS, keywordsIn, type Context, type Keyword } from './keywords.ts';
export type { Vocabulary } from './parser/values.ts';
export { WORD_LISTS, wordsOf, type WordListName } from './words.ts';
