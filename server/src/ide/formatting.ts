/** The edits that format a document, or some lines of it. */
import { type Edit, editsBetween, format } from '../../../grammar/src/printer/index.ts';
import type { DeclNode, PropNode } from '../../../grammar/src/index.ts';
import type { Span } from '../../../grammar/src/text/range.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { type ReadView, sourceOf } from './view.ts';

/** @param within only what lies in the lines of this span is edited */
export function formatting(text: string, rulebook: Rulebook, within?: Span): Edit[] {
  const edits = editsBetween(text, format(text, { isParameter: (name) => rulebook.parameters.has(name) }));
  if (!within) return edits;
  const start = text.lastIndexOf('\n', within.start - 1) + 1;
  const newline = text.indexOf('\n', within.end);
  const end = newline < 0 ? text.length : newline;
  return edits.filter((e) => e.start >= start && e.end <= end);
}

/**
 * The edits after a key: behind a brace that closes a block, the block; behind a line break, what stands above of the declaration that is
 * being written. What is at the cursor or below it stays.
 */
export function formattingOnType(view: ReadView, offset: number, key: string): Edit[] {
  const { text, parse } = sourceOf(view);
  const before = key === '}' ? offset : text.lastIndexOf('\n', offset - 1);
  const item = parse.tree.items.findLast((i) => i.start < before);
  if (!item || item.end <= text.lastIndexOf('\n', before - 1)) return [];
  const within = key === '}' ? item.kind === 'decl' && blockEnding(item, before) : item;
  if (!within) return [];
  // Statements are printed one by one, so the lines of one are enough.
  const from = text.lastIndexOf('\n', item.start - 1) + 1;
  const newline = text.indexOf('\n', item.end);
  const lines = text.slice(from, newline < 0 ? text.length : newline + 1);
  const edits = formatting(lines, view.program.rulebook, { start: within.start - from, end: before - from });
  return edits.map((e) => ({ ...e, start: e.start + from, end: e.end + from }));
}

/** The declaration, or the property in it, whose block ends at an offset. */
function blockEnding(item: DeclNode, end: number): Span | undefined {
  const inside = (props: readonly PropNode[]): Span | undefined => {
    const prop = props.find((p) => p.start < end && end <= p.end);
    return prop && (inside(prop.block ?? []) ?? (prop.end === end ? prop : undefined));
  };
  return inside(item.props) ?? (item.end === end ? item : undefined);
}
