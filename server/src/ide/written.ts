/** Names as they are written, whether or not the binder took notice of them. */
import { type DeclNode, KEYWORDS, type PropNode, type ValueNode } from '../../../grammar/src/index.ts';
import { classify } from '../../../grammar/src/colors/classify.ts';
import { Name } from '../../../grammar/src/lexer/kinds.ts';
import { Scanner } from '../../../grammar/src/lexer/scanner.ts';
import type { Span } from '../../../grammar/src/text/range.ts';
import type { SourceFile } from '../workspace/program.ts';

/** Properties whose names are those of the rulebook: exceptions and end uses. */
const OF_THE_RULEBOOK: ReadonlySet<string> = new Set(
  KEYWORDS.filter((k) => k.shape === 'claim' || k.shape === 'end-uses' || k.shape === 'code').map((k) => k.name),
);

/**
 * Every use of a name in a file. One in a property given twice, which means nothing, is among them; and so is the word where a mistake of
 * syntax keeps the parser from knowing what it is.
 */
export function usesWritten(source: SourceFile, name: string): Span[] {
  const { text, parse } = source;
  const found: Span[] = [];
  let next = text.indexOf(name);
  for (const item of parse.tree.items) {
    if (next < 0) break;
    if (next < item.start) next = text.indexOf(name, item.start);
    if (item.kind !== 'decl' || next < 0 || next >= item.end) continue;
    for (const value of namesIn(item)) if (value.text === name) found.push(value);
  }
  return parse.errors.length === 0 ? found : [...found, ...unread(source, name)];
}

/** Where the word stands and is part of nothing. */
function* unread({ text, parse }: SourceFile, name: string): Generator<Span> {
  const read = new Set(classify(text, parse.tree).map((c) => c.start));
  for (const scanner = new Scanner(text); !scanner.done; scanner.next()) {
    const { kind, start, end } = scanner;
    if (kind === Name && !read.has(start) && scanner.image === name) yield { start, end };
  }
}

function* namesIn({ relation, props }: DeclNode): Generator<ValueNode> {
  if (relation?.target) yield relation.target;
  yield* namesInProperties(props);
}

function* namesInProperties(props: readonly PropNode[]): Generator<ValueNode> {
  for (const { keyword, values, block } of props) {
    if (!OF_THE_RULEBOOK.has(keyword)) for (const v of values) if (v.kind === 'name') yield v;
    if (block) yield* namesInProperties(block);
  }
}
