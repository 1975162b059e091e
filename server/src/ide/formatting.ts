/** The edits that format a document, or some lines of it. */
import { type Edit, editsBetween, format } from '../../../grammar/src/printer/index.ts';
import type { Span } from '../../../grammar/src/text/range.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

/** @param within only what lies in the lines of this span is edited */
export function formatting(text: string, rulebook: Rulebook, within?: Span): Edit[] {
  const edits = editsBetween(text, format(text, { isParameter: (name) => rulebook.parameters.has(name) }));
  if (!within) return edits;
  const start = text.lastIndexOf('\n', within.start - 1) + 1;
  const newline = text.indexOf('\n', within.end);
  const end = newline < 0 ? text.length : newline;
  return edits.filter((e) => e.start >= start && e.end <= end);
}
