/** The lines around a place in a file, with a marker under it. */
import { codeFrameColumns } from '@babel/code-frame';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Source } from './input.ts';
import { visible } from '../base/visible.ts';

export interface ExcerptOptions {
  readonly above: number;
  readonly below: number;
  readonly color: boolean;
}

/** Longer lines are cut to a window around the marker: a file may be one line of a megabyte. */
const WIDEST = 160;

export function excerpt(at: SourceRange, source: Source, options: ExcerptOptions): string {
  const start = source.position(at.start);
  const end = source.position(Math.max(at.start, at.end));
  const first = Math.max(0, start.line - options.above);
  // A long declaration is shown by its head; the marker stops at the end of that line.
  const oneLine = end.line === start.line;
  const raw: string[] = [];
  for (let line = first; line <= start.line + options.below; line++) {
    const text = source.line(line);
    if (text === undefined) break;
    raw.push(text);
  }

  const marked = raw[start.line - first] ?? '';
  const from = marked.length > WIDEST ? Math.max(0, start.character - WIDEST / 4) : 0;
  const to = oneLine ? Math.max(end.character, start.character + 1) : Math.max(marked.length, start.character + 1);
  const cut = raw.map((text) => visible(text.length > WIDEST ? text.slice(from, from + WIDEST) : text).replaceAll('\t', ' '));
  const endColumn = Math.min(to - from, Math.max(cut[start.line - first]?.length ?? 0, start.character - from + 1));
  return codeFrameColumns(
    cut.join('\n'),
    { start: { line: start.line + 1, column: start.character - from + 1 }, end: { line: start.line + 1, column: endColumn + 1 } },
    {
      linesAbove: options.above,
      linesBelow: options.below,
      startLine: first + 1,
      forceColor: options.color,
      highlightCode: options.color,
    },
  );
}
