/** Which color each piece of a text has: by the tree where a statement could be read, by its form where it could not. */
import * as kinds from '../lexer/kinds.ts';
import { Scanner } from '../lexer/scanner.ts';
import { KEYWORDS } from '../keywords.ts';
import { ROLES } from '../shapes.ts';
import type { FileNode, PropNode, Span, TopNode, ValueKind, ValueNode } from '../tree/ast.ts';
import type { Color } from './table.ts';

export interface Colored extends Span {
  readonly color: Color;
}

const BY_VALUE: Readonly<Record<ValueKind, Color>> = {
  name: 'reference',
  word: 'word',
  string: 'string',
  number: 'number',
  percent: 'number',
  date: 'date',
  money: 'number',
  quantity: 'number',
  country: 'country',
  group: 'group',
  eccn: 'eccn',
  paragraph: 'paragraph',
};

/** What tells by itself what it is, wherever it stands. */
const BY_FORM = new Map<number, Color>([
  [kinds.Text, 'string'],
  [kinds.OpenText, 'string'],
  [kinds.CurlyText, 'string'],
  [kinds.DateToken, 'date'],
  [kinds.EccnToken, 'eccn'],
  [kinds.Percent, 'number'],
  [kinds.NumberToken, 'number'],
  [kinds.Group, 'group'],
  [kinds.Paragraph, 'paragraph'],
  [kinds.OpenComment, 'comment'],
]);

/** Properties whose names are of lists that the rulebook has. */
const CODES: ReadonlySet<string> = new Set(
  KEYWORDS.filter((k) => k.shape === 'claim' || k.shape === 'end-uses' || k.shape === 'code').map((k) => k.name),
);
/** `license` stands among them in `requires license for`. */
const INTRODUCES: ReadonlySet<string> = new Set([...ROLES, 'license', 'replaces', 'eliminates']);

/** In order, none over another. Punctuation has no color. */
export function classify(text: string, { items, comments }: FileNode, within: Span = { start: 0, end: text.length }): Colored[] {
  const first = items.findIndex((item) => item.end >= within.start);
  const from = first <= 0 ? 0 : items[first - 1]!.end;
  const known: Colored[] = [];
  for (const item of first < 0 ? [] : items.slice(first)) {
    if (item.start > within.end) break;
    marks(item, known);
  }
  const found: Colored[] = [];
  const scanner = new Scanner(text, from);
  let k = 0;
  for (; !scanner.done && scanner.start <= within.end; scanner.next()) {
    const { start, end, kind } = scanner;
    while (k < known.length && known[k]!.end <= start) k++;
    const mark = known[k];
    const said = mark && mark.start <= start && end <= mark.end ? mark.color : undefined;
    const color = said ?? BY_FORM.get(kind) ?? (kind === kinds.Name && INTRODUCES.has(scanner.image) ? 'role' : undefined);
    if (color) found.push({ start, end, color });
  }
  for (const { start, end } of comments) if (end >= from && start <= within.end) found.push({ start, end, color: 'comment' });
  return found.filter((c) => c.end > within.start && c.start < within.end).sort((a, b) => a.start - b.start);
}

function marks(item: TopNode, out: Colored[]): void {
  const add = (span: Span | undefined, color: Color): void => {
    if (span) out.push({ start: span.start, end: span.end, color });
  };
  const value = (v: ValueNode | undefined, color?: Color): void => {
    if (!v) return;
    const { unitSpan } = v;
    add(unitSpan ? { start: v.start, end: unitSpan.start } : v, color ?? BY_VALUE[v.kind]);
    add(unitSpan, 'unit');
  };
  const properties = (props: readonly PropNode[], parameters: boolean): void => {
    for (const p of props) {
      add(p.keywordSpan, parameters ? 'parameter' : 'property');
      for (const v of p.values) value(v, v.kind === 'name' && CODES.has(p.keyword) ? 'code' : undefined);
      if (p.block) properties(p.block, p.keyword !== 'destination');
    }
  };
  if (item.kind !== 'decl') add({ start: item.start, end: item.start + item.kind.length }, 'declaration');
  switch (item.kind) {
    case 'import':
      return value(item.path);
    case 'as-of':
      return value(item.date);
    case 'rate':
      value(item.from, 'unit');
      value(item.to);
      return value(item.on);
    case 'decl':
      add(item.keyword, 'declaration');
      add(item.name, 'declared');
      value(item.label);
      value(item.relation?.target);
      properties(item.props, false);
  }
}
