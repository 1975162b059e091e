/** A parse as plain data: everything the tree says, in the order of the text, by its public interface alone. */
import { type DeclNode, type ParseResult, parse, type PropNode, type TopNode, type ValueNode } from '../../grammar/src/index.ts';

type Plain = string | number | undefined | null | readonly Plain[];

const value = (v: ValueNode | undefined): Plain =>
  v ? [v.kind, v.start, v.end, v.text, v.unit ?? 0, v.unitSpan?.start ?? 0, v.unitSpan?.end ?? 0, v.role ?? 0] : 0;

const property = (p: PropNode): Plain => [
  p.keyword,
  p.start,
  p.end,
  p.keywordSpan.start,
  p.keywordSpan.end,
  p.values.map(value),
  p.block ? p.block.map(property) : 0,
];

const declaration = (d: DeclNode): Plain => [
  d.declKind,
  d.start,
  d.end,
  d.keyword.start,
  d.keyword.end,
  value(d.name),
  value(d.label),
  d.doc ?? 0,
  d.relation ? [d.relation.verb, d.relation.start, d.relation.end, value(d.relation.target)] : 0,
  d.props.map(property),
];

function statement(t: TopNode): Plain {
  switch (t.kind) {
    case 'decl':
      return declaration(t);
    case 'import':
      return ['import', t.start, t.end, value(t.path)];
    case 'as-of':
      return ['as-of', t.start, t.end, value(t.date)];
    case 'rate':
      return ['rate', t.start, t.end, value(t.from), value(t.to), value(t.on)];
  }
}

export const treeOf = ({ tree }: ParseResult): string =>
  JSON.stringify([tree.start, tree.end, tree.items.map(statement), tree.comments.map((c) => [c.start, c.end])]);

/** Code, range, message and suggestion of every mistake. */
export const mistakesOf = ({ errors }: ParseResult): string =>
  JSON.stringify(errors.map((e) => [e.code, e.start, e.end, e.message, e.suggestion ?? 0]));

/** Code, range and suggestion of every mistake: how it is worded may change. */
export const marksOf = ({ errors }: ParseResult): string =>
  JSON.stringify(errors.map((e) => [e.code, e.start, e.end, e.suggestion ?? 0]));

/** Where declarations may be lost, and which statement each mistake is of. */
export const lostIn = ({ lost, errors }: ParseResult): string =>
  JSON.stringify([lost.map((l) => [l.start, l.end]), errors.map((e) => e.statement?.start ?? -1)]);

export interface Frozen {
  /** What the texts may name inside `specs` and `produces`. */
  readonly parameters: readonly string[];
  readonly texts: readonly { readonly text: string; readonly tree: string; readonly mistakes: string }[];
}

export function frozen(texts: readonly string[], parameters: readonly string[]): Frozen {
  const known = new Set(parameters);
  return {
    parameters,
    texts: texts.map((text) => {
      const result = parse(text, { isParameter: (name) => known.has(name) });
      return { text, tree: treeOf(result), mistakes: marksOf(result) };
    }),
  };
}
