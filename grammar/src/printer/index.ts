/**
 * The formatter: text in, text out. Only white space changes; comments keep their place, a blank line stays (one at most),
 * and lines with a mistake of syntax stay byte for byte. Printing what was printed changes nothing.
 */
import { parse, type ParseResult, type Vocabulary } from '../index.ts';
import { entriesOf } from './entries.ts';
import { Layout } from './layout.ts';
import { regionsOf } from './regions.ts';
import { differences } from './same.ts';

export { type Edit, editsBetween } from './edits.ts';

/**
 * @param vocabulary the names of parameters, without which two parameters on one line are read as one
 * @returns the printed text, which says the same: it is read again, and what would differ is left as it was
 */
export function format(text: string, vocabulary?: Vocabulary): string {
  const parsed = parse(text, vocabulary);
  const first = print(text, parsed, new Set());
  if (first === text) return text;
  const differ = differences(parsed, parse(first, vocabulary));
  if (!differ) return text;
  if (differ.size === 0) return first;
  const second = print(text, parsed, differ);
  return differences(parsed, parse(second, vocabulary))?.size === 0 ? second : text;
}

const breakOf = (text: string): string | undefined => /\r\n|\n|\r/.exec(text)?.[0];

function print(text: string, parsed: ParseResult, kept: ReadonlySet<number>): string {
  const eol = breakOf(text) ?? '\n';
  const printed = printedWith(text, parsed, kept, eol);
  // Once blanks before it are gone, a line that is left as it is may be the first, with another break: printed again, that one would count.
  const first = breakOf(printed) ?? eol;
  return first === eol ? printed : printedWith(text, parsed, kept, first);
}

function printedWith(text: string, parsed: ParseResult, kept: ReadonlySet<number>, eol: string): string {
  const layout = new Layout(text, eol);
  const lines: string[] = [];
  const regions = regionsOf(text, parsed, kept);
  /** Regions that are printed, gathered so that what belongs in one column is seen together. */
  let gathered: (typeof regions)[number][] = [];
  const flush = (): void => {
    const [first] = gathered;
    if (!first) return;
    if (lines.length > 0 && first.blankBefore) lines.push('');
    lines.push(
      layout.entries(
        entriesOf(
          text,
          gathered.flatMap((r) => r.pieces ?? []),
        ),
      ),
    );
    gathered = [];
  };
  for (const region of regions) {
    if (region.pieces) gathered.push(region);
    else {
      flush();
      if (lines.length > 0 && region.blankBefore) lines.push('');
      const last = region === regions.at(-1);
      lines.push(text.slice(region.start, last ? text.length : region.end));
    }
  }
  flush();
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  if (lines.length === 0) return mark;
  const end = regions.at(-1)!.pieces ? eol : '';
  return mark + lines.join(eol) + end;
}
