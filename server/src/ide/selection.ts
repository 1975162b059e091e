import type { PropNode, Span } from '../../../grammar/src/index.ts';
import { touches } from './place.ts';
import { sourceOf, type ReadView } from './view.ts';

/** What stands around an offset, from the innermost to the file: value, values, property, what is between braces, block, declaration. */
export function selections(view: ReadView, offset: number): Span[] {
  const { text, parse } = sourceOf(view);
  const { tree } = parse;
  const found: Span[] = [{ start: 0, end: text.length }];
  /** Only what is narrower is another step. */
  const add = (span: Span | undefined): void => {
    const last = found.at(-1)!;
    if (!span || !touches(span, offset)) return;
    if (span.start >= last.start && span.end <= last.end && span.end - span.start < last.end - last.start)
      found.push({ start: span.start, end: span.end });
  };
  const inBraces = (from: number, to: number): void => {
    const open = text.indexOf('{', from);
    if (open >= 0 && open < to && text[to - 1] === '}') {
      add({ start: open, end: to });
      add(trimmed(text, open + 1, to - 1));
    }
  };
  const properties = (props: readonly PropNode[]): void => {
    const prop = props.findLast((p) => touches(p, offset));
    if (!prop) return;
    add(prop);
    const values = prop.values;
    const headEnd = values.at(-1)?.end ?? prop.keywordSpan.end;
    if (prop.block) inBraces(headEnd, prop.end);
    add({ start: prop.start, end: headEnd });
    if (values.length > 0) add({ start: values[0]!.start, end: headEnd });
    add(prop.keywordSpan);
    for (const v of values) add(v);
    if (prop.block) properties(prop.block);
  };
  const comment = tree.comments.find((c) => touches(c, offset));
  const item = tree.items.findLast((i) => touches(i, offset));
  add(item);
  if (item?.kind === 'decl') {
    const { keyword, name, label, relation, props, end } = item;
    const headEnd = relation?.end ?? label?.end ?? name?.end ?? keyword.end;
    add({ start: item.start, end: headEnd });
    for (const part of [keyword, name, label, relation, relation?.target]) add(part);
    inBraces(headEnd, end);
    properties(props);
  } else if (item) {
    const values = item.kind === 'import' ? [item.path] : item.kind === 'as-of' ? [item.date] : [item.from, item.to, item.on];
    for (const v of values) add(v);
  }
  if (comment) add(comment);
  return found.toReversed();
}

function trimmed(text: string, from: number, to: number): Span {
  const inside = text.slice(from, to);
  return { start: from + inside.length - inside.trimStart().length, end: to - (inside.length - inside.trimEnd().length) };
}
