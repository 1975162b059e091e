export * from './ast.ts';
export { SYNTAX_CODES } from './codes.ts';
export { MAX_TEXT, parse } from './parser.ts';
export { DECLARATIONS, PROPERTIES, propertiesOf, WORDS, type Context, type Keyword } from './tokens.ts';
export type { Vocabulary } from './values.ts';
