/** What the TextMate grammar and the semantic tokens make of a text, side by side. */
import { classify } from '../../grammar/src/colors/classify.ts';
import { type Color, COLORS } from '../../grammar/src/colors/table.ts';
import { parse, type ParseResult } from '../../grammar/src/index.ts';
import { rulebook } from '../support/rulebook.ts';
import { scoped } from './tm.ts';

export const parsed = (text: string): ParseResult => parse(text, { isParameter: (n) => rulebook.parameters.has(n) });

/** Every character's color, by each of the two; white space and line breaks have none. */
function bySemantics(text: string): (Color | undefined)[] {
  const out: (Color | undefined)[] = Array.from({ length: text.length });
  for (const { start, end, color } of classify(text, parsed(text).tree)) out.fill(color, start, end);
  return out;
}

const colors = Object.keys(COLORS) as Color[];
function byTextMate(text: string): (Color | undefined)[] {
  const out: (Color | undefined)[] = Array.from({ length: text.length });
  for (const { start, end, scopes } of scoped(text)) {
    const color = colors.findLast((c) => scopes.some((s) => s === COLORS[c].scope || s.startsWith(`${COLORS[c].scope}.`)));
    if (color) out.fill(color, start, end);
  }
  return out;
}

/** `line: word semantic textmate` for each word they do not agree on. */
export function differences(text: string): string[] {
  const [a, b] = [bySemantics(text), byTextMate(text)];
  const found: string[] = [];
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    const i = [...word].findIndex((_, n) => a[index + n] !== b[index + n]);
    if (i >= 0) found.push(`${text.slice(0, index).split('\n').length}: ${word} ${a[index + i]} ${b[index + i]}`);
  }
  return found;
}
