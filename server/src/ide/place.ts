/** Where in the syntax tree an offset is. */
import type { DeclNode, FileNode, PropNode, Span, TopNode, ValueNode } from '../../../grammar/src/index.ts';
import type { Context } from './keywords.ts';

export interface Place {
  readonly top?: TopNode;
  readonly decl?: DeclNode;
  /** From the declaration's property down to the innermost one: `destination`, then `end-user`. */
  readonly props: readonly PropNode[];
  readonly value?: ValueNode;
  /** The offset is on the keyword of the declaration or of the innermost property. */
  readonly onKeyword: boolean;
}

/** Touches: the end counts, so that a cursor right after a word is still on it. */
export const touches = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

export function placeAt(tree: FileNode, offset: number): Place {
  const top = tree.items.find((item) => touches(item, offset));
  if (!top) return { props: [], onKeyword: false };
  if (top.kind !== 'decl') {
    const values = top.kind === 'import' ? [top.path] : top.kind === 'as-of' ? [top.date] : [top.from, top.to, top.on];
    const value = values.find((v) => v !== undefined && touches(v, offset));
    return { top, props: [], onKeyword: value === undefined && offset <= top.start + top.kind.length, ...(value && { value }) };
  }
  const header = [top.name, top.label, top.relation?.target].find((v) => v !== undefined && touches(v, offset));
  if (header) return { top, decl: top, props: [], value: header, onKeyword: false };
  if (touches(top.keyword, offset)) return { top, decl: top, props: [], onKeyword: true };
  const props: PropNode[] = [];
  let within: readonly PropNode[] | undefined = top.props;
  while (within) {
    const prop: PropNode | undefined = innermost(within, offset);
    if (!prop) break;
    props.push(prop);
    within = prop.block;
  }
  const last = props.at(-1);
  const value = last?.values.find((v) => touches(v, offset));
  return { top, decl: top, props, onKeyword: last !== undefined && touches(last.keywordSpan, offset), ...(value && { value }) };
}

/** Of two neighbors that touch at the offset, the later one begins there. */
function innermost(props: readonly PropNode[], offset: number): PropNode | undefined {
  return props.findLast((p) => touches(p, offset));
}

/** Where the innermost property stands: in which declaration's block, or in which block of a property. */
export function contextOf(place: Place): Context {
  const parent = place.props.at(-2)?.keyword;
  if (parent === 'destination') return 'destination';
  if (parent !== undefined) return 'parameters';
  return place.decl?.declKind ?? 'file';
}
