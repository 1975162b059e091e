/** Do two texts say the same? Trees without their offsets, comments, and mistakes. */
import type { DeclNode, ParseResult, PropNode, TopNode, ValueNode } from '../index.ts';

/** Numbers of the statements that differ; undefined where the files differ in more than single statements. */
export function differences(a: ParseResult, b: ParseResult): ReadonlySet<number> | undefined {
  const [left, right] = [a.tree.items, b.tree.items];
  if (left.length !== right.length) return undefined;
  const out = new Set<number>();
  left.forEach((item, i) => {
    if (said(item) !== said(right[i]!)) out.add(i);
  });
  const alike =
    commentsOf(a) === commentsOf(b) &&
    a.errors.length === b.errors.length &&
    a.errors.every((e, i) => e.code === b.errors[i]!.code && e.message === b.errors[i]!.message);
  return alike || out.size > 0 ? out : undefined;
}

const commentsOf = ({ tree }: ParseResult): string => JSON.stringify(tree.comments.map((c) => c.text.trimEnd()));

/** A statement without the places of its parts. */
export function said(item: TopNode): string {
  switch (item.kind) {
    case 'import':
      return JSON.stringify([item.kind, value(item.path)]);
    case 'as-of':
      return JSON.stringify([item.kind, value(item.date)]);
    case 'rate':
      return JSON.stringify([item.kind, value(item.from), value(item.to), value(item.on)]);
    case 'decl':
      return JSON.stringify(declaration(item));
  }
}

const value = (v: ValueNode | undefined): unknown => v && [v.kind, v.text, v.unit, v.role];
const property = (p: PropNode): unknown => [p.keyword, p.values.map(value), p.block?.map(property)];
const declaration = ({ declKind, name, label, doc, relation, props }: DeclNode): unknown => [
  declKind,
  value(name),
  value(label),
  doc,
  relation && [relation.verb, value(relation.target)],
  props.map(property),
];
