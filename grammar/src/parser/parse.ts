/** Text to tree. Total: every text gives a tree. */
import { codes, type CodeName } from '../syntax-codes.ts';
import type { ParseResult, Span } from '../tree/ast.ts';
import { grammar } from './grammar.ts';
import { Parsed } from '../tree/document.ts';
import type { Text } from '../text/pieces.ts';
import type { Vocabulary } from './values.ts';

/** UTF-16 units. A spec of this size has more than half a million lines. */
export const MAX_TEXT = 16 * 1024 * 1024;

export function parse(text: Text, vocabulary?: Vocabulary): ParseResult {
  const no = refusal(text);
  if (no) return no;
  return new Parsed(text, grammar().read(String(text), vocabulary), vocabulary);
}

/** A file that is not read at all, and why. `from`, `to`: what is new in it. */
export function refusal(text: Text, from = 0, to = text.length): ParseResult | undefined {
  if (text.length > MAX_TEXT)
    return refused(
      text,
      'fileTooLarge',
      `The file has ${text.length.toLocaleString('en-US')} characters; a spec has at most ${MAX_TEXT.toLocaleString('en-US')}`,
    );
  const nul = text.slice(from, to).indexOf('\0') < 0 ? -1 : String(text).indexOf('\0');
  return nul < 0
    ? undefined
    : refused(text, 'invalidCharacter', 'The file has a NUL byte, so it is not text', { start: nul, end: nul + 1 });
}

function refused(
  text: Text,
  name: CodeName,
  message: string,
  at: Span = { start: 0, end: Math.min(1, text.length) },
): ParseResult {
  return {
    tree: { kind: 'file', start: 0, end: text.length, items: [], directives: [], comments: [] },
    errors: [{ code: codes[name], message, ...at }],
    lost: [{ start: 0, end: text.length }],
  };
}
