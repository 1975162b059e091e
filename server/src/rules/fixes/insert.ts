/** A property, a block or a line of a file put where its author would have put it. */
import type { DeclNode, PropNode } from '../../../../grammar/src/index.ts';
import type { Span } from '../../../../grammar/src/text/range.ts';
import type { Edit, SpecFile } from '../fix.ts';
import { breakOf, indentAt, lineEnd, lineStart } from './layout.ts';

/** Text that is written as it is, and text that the user is to write instead. */
export type Piece = string | { readonly hole: string };

/** A property as it is to be written: its keyword, and what follows it. */
export interface Written {
  readonly keyword: string;
  readonly rest: readonly Piece[];
}

export function edit(span: Span, pieces: readonly Piece[]): Edit {
  let text = '';
  const holes: Span[] = [];
  for (const p of pieces) {
    const piece = typeof p === 'string' ? p : p.hole;
    if (typeof p !== 'string') holes.push({ start: text.length, end: text.length + piece.length });
    text += piece;
  }
  return { start: span.start, end: span.end, text, ...(holes.length > 0 && { holes }) };
}

const at = (offset: number): Span => ({ start: offset, end: offset });

/** Where a block opens, and what is in it. */
interface Block {
  readonly open: number;
  /** Its last character: the closing brace, where it has one. */
  readonly close: number;
  readonly props: readonly PropNode[];
}

/** Into the block of a declaration; undefined where it has none. */
export function intoDeclaration(file: SpecFile, decl: DeclNode, property: Written): Edit | undefined {
  const head = decl.relation ?? decl.label ?? decl.name ?? decl.keyword;
  const block = blockAfter(file.text, head.end, decl.end, decl.props);
  return block && intoBlock(file.text, block, property, indentAt(file.text, decl.start));
}

/** Into the block of a property such as `destination CN` or `specs`; it gets one where it has none. */
export function intoProperty(file: SpecFile, prop: PropNode, property: Written): Edit | undefined {
  const { text } = file;
  const head = prop.values.at(-1) ?? prop.keywordSpan;
  const indent = indentAt(text, prop.start);
  if (prop.block) {
    const block = blockAfter(text, head.end, prop.end, prop.block);
    return block && intoBlock(text, block, property, indent);
  }
  const br = breakOf(text);
  return edit(at(head.end), [` {${br}${indent}  ${property.keyword} `, ...property.rest, `${br}${indent}}`]);
}

function blockAfter(text: string, from: number, end: number, props: readonly PropNode[]): Block | undefined {
  const open = text.indexOf('{', from);
  if (open < 0 || open >= end || text[end - 1] !== '}') return undefined;
  return { open, close: end - 1, props };
}

/** After the last property that is no destination, on a line of its own where that has one. */
function intoBlock(text: string, block: Block, { keyword, rest }: Written, outer: string): Edit {
  const br = breakOf(text);
  const before = block.props.findLast((p) => p.keyword !== 'destination');
  const oneLine = !text.slice(block.open, block.close).includes('\n');
  if (oneLine) {
    const from = before?.end ?? block.open + 1;
    const after = /\S/.test(text[from] ?? '') ? ' ' : '';
    return edit(at(from), [before ? '  ' : ' ', `${keyword} `, ...rest, after]);
  }
  if (!before) return edit(at(block.open + 1), [`${br}${outer}  ${keyword} `, ...rest]);
  const line = lineEnd(text, before.end);
  // What stands behind it on its line stays there, a comment as well as the next property.
  const place = line <= block.close ? line : before.end;
  const first = block.props.find((p) => text.slice(lineStart(text, p.start), p.start).trim() === '');
  const indent = first ? indentAt(text, first.start) : `${outer}  `;
  return edit(at(place), [`${br}${indent}${keyword}${' '.repeat(gapAfter(text, before, keyword))}`, ...rest]);
}

/** In the column where the value of the property above begins, if that is aligned. */
function gapAfter(text: string, above: PropNode, keyword: string): number {
  const value = above.values[0];
  if (!value || text.slice(above.keywordSpan.end, value.start).trim() !== '') return 1;
  const column = value.start - above.keywordSpan.start;
  const aligned = value.start - above.keywordSpan.end > 1 && !text.slice(above.start, value.start).includes('\n');
  return aligned && column > keyword.length ? column - keyword.length : 1;
}
