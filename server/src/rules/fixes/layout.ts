/** Where edits begin and end so that what is left looks as if it had been written so. */
import type { Span } from '../../../../grammar/src/text/range.ts';
import type { Edit } from '../fix.ts';

const isBlank = (c: string | undefined): boolean => c === ' ' || c === '\t';
const isBreak = (c: string | undefined): boolean => c === '\n' || c === '\r';

/** Its lines with it where it stands alone on them; else it and the blanks before it. */
export function removal(text: string, { start, end }: Span): Edit {
  let from = start;
  while (isBlank(text[from - 1])) from--;
  let to = end;
  while (isBlank(text[to])) to++;
  const [first, last] = [from === 0 || isBreak(text[from - 1]), to === text.length || isBreak(text[to])];
  if (first && last) {
    if (text[to] === '\r') to++;
    if (text[to] === '\n') to++;
    return { start: from, end: to, text: '' };
  }
  return first ? { start, end: to, text: '' } : { start: from, end, text: '' };
}
/** The line break of a file. */
export const breakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The blanks before the first word of the line at an offset. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (isBlank(text[end])) end++;
  return text.slice(start, end);
}

export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text[at - 1])) at--;
  return at;
}

export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text[at])) at++;
  return at;
}
