export * from './ast.ts';
export { SYNTAX_CODES } from './codes.ts';
export { MAX_TEXT, parse } from '../spare/parser.ts';
export { DECLARATIONS, PROPERTIES, propertiesOf, WORDS, type Context, type Keyword } from '../spare/tokens.ts';
export type { Vocabulary } from '../spare/values.ts';
