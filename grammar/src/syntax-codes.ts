/**
 * Codes of what can be wrong with the text of a spec, before anyone asks what it means.
 * A code is never reused; `name` says what is wrong, not how to fix it.
 */
export const SYNTAX_CODES = {
  ES0001: {
    name: 'unexpected-text',
    explanation: 'Something stands where no declaration or property can begin, or after a property that is already complete.',
  },
  ES0002: {
    name: 'missing-value',
    explanation: 'A keyword is not followed by the value it takes, or the value is of another sort.',
  },
  ES0003: {
    name: 'unknown-keyword',
    explanation: 'A declaration or property begins with a word that is no keyword of the language.',
  },
  ES0004: { name: 'unterminated-string', explanation: 'A quoted text does not end on its own line.' },
  ES0005: {
    name: 'unknown-unit',
    explanation: 'The word after a number is not one of the units the language knows; units are a closed list and case matters.',
  },
  ES0006: { name: 'invalid-date', explanation: 'A date is not a real calendar day written as YYYY-MM-DD.' },
  ES0007: { name: 'invalid-number', explanation: 'A number is not written as the language reads numbers.' },
  ES0008: { name: 'unclosed-block', explanation: 'A block that was opened with a brace is never closed.' },
  ES0009: {
    name: 'invalid-character',
    explanation: 'The file holds a character that no spec can hold outside quotes and comments, or is not text at all.',
  },
  ES0010: { name: 'file-too-large', explanation: 'The file is longer than the longest spec the program reads (16 MiB of text).' },
  ES0011: { name: 'missing-name', explanation: 'A declaration has no name of its own.' },
  ES0012: {
    name: 'invalid-escape',
    explanation: 'A backslash in a quoted text is not followed by one of the escapes the language knows.',
  },
  ES0013: { name: 'unknown-currency', explanation: 'The word after an amount is not an ISO 4217 currency code in capitals.' },
  ES0014: { name: 'unknown-word', explanation: 'A property takes one of a closed list of words, and this is none of them.' },
  ES0015: {
    name: 'too-many-errors',
    explanation: 'The file has more errors than are worth listing; the rest is not reported until some of these are mended.',
  },
  ES0016: {
    name: 'misplaced-keyword',
    explanation: 'A keyword of the language stands in a block, or outside any block, where it cannot be said.',
  },
  ES0017: {
    name: 'invalid-eccn',
    explanation:
      'An ECCN is not written as a digit, a letter from A to E and three digits, with any paragraphs after points, and is not EAR99.',
  },
  ES0018: {
    name: 'unterminated-comment',
    explanation: 'A comment opened with a slash and a star is never closed, so the rest of the file is inside it.',
  },
} as const satisfies Record<`ES00${number}${number}`, { name: string; explanation: string }>;

export type KnownSyntaxCode = keyof typeof SYNTAX_CODES;

type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;
type Table = Readonly<Record<string, { readonly name: string }>>;
/** `missing-value` is said as `missingValue`. */
type ByName<T extends Table> = { readonly [C in keyof T & string as Camel<T[C]['name']>]: C };

/** The codes of a table by their names: `ES0002` is `codes.missingValue`, and no other code says a number. */
export const byName = <T extends Table>(table: T): ByName<T> =>
  Object.fromEntries(
    Object.entries(table).map(([code, { name }]) => [name.replace(/-(.)/g, (_, c: string) => c.toUpperCase()), code]),
  ) as ByName<T>;

export const codes = byName(SYNTAX_CODES);
/** `missingValue`: the name of a code as the parser says it. */
export type CodeName = keyof typeof codes;
