import { answerWords } from '../rules/answer-words.ts';
import { isUse } from '../../../grammar/src/uses.ts';
import type { DeclKind, DeclNode, PropNode } from '../../../grammar/src/index.ts';
import type { SourceRange, Span } from '../../../grammar/src/text/range.ts';
import type { CheckResult } from '../workspace/check.ts';
import type { Program } from '../workspace/program.ts';
import { groupByAnswer } from './phrases.ts';
import { determinationsIn, rangeIn, type ReadView, treeOf, type View } from './view.ts';

export interface Symbol_ {
  readonly name: string;
  /** The label of a declaration; the answer of a destination. */
  readonly detail: string;
  readonly kind: DeclKind | 'destination' | 'use';
  readonly whole: Span;
  readonly nameSpan: Span;
  readonly children: readonly Symbol_[];
}

/**
 * The outline of a file: its declarations; under a product what goes into it and where it is to go, with the answers where they
 * are known already.
 */
export function documentSymbols(view: ReadView, known?: CheckResult): Symbol_[] {
  const out: Symbol_[] = [];
  for (const item of treeOf(view).items) {
    if (item.kind !== 'decl' || item.name === undefined || item.name.text === '') continue;
    out.push({
      name: item.name.text,
      detail: item.label?.text ?? '',
      kind: item.declKind,
      whole: item,
      nameSpan: item.name,
      children: [...parts(known && { ...view, result: known }, item)],
    });
  }
  return out;
}

function* parts(view: View | undefined, decl: DeclNode): Generator<Symbol_> {
  for (const prop of decl.props) {
    if (isUse(prop.keyword)) {
      const named = prop.values.find((v) => v.kind === 'name');
      if (named) yield { name: named.text, detail: prop.keyword, kind: 'use', whole: prop, nameSpan: named, children: [] };
    } else if (prop.keyword === 'destination' && prop.values.length > 0) {
      yield {
        name: `destination ${prop.values.map((v) => v.text).join(', ')}`,
        detail: view ? answers(view, prop) : '',
        kind: 'destination',
        whole: prop,
        nameSpan: { start: prop.values[0]!.start, end: prop.values.at(-1)!.end },
        children: [],
      };
    }
  }
}

function answers(view: View, prop: PropNode): string {
  const words = groupByAnswer(determinationsIn(view, prop)).map((g) => answerWords[g.first.outcome]);
  return [...new Set(words)].join('; ');
}

export interface WorkspaceSymbol_ {
  readonly name: string;
  readonly kind: DeclKind;
  readonly label: string;
  readonly at: SourceRange;
}

/** Declarations of the whole program whose name or label holds the letters of the query, in that order. */
export function workspaceSymbols(program: Program, query: string): WorkspaceSymbol_[] {
  const found: WorkspaceSymbol_[] = [];
  const wanted = query.toLowerCase();
  for (const [file, source] of program.files) {
    for (const item of source.parse.tree.items) {
      if (item.kind !== 'decl' || item.name === undefined || item.name.text === '') continue;
      const label = item.label?.text ?? '';
      if (!subsequence(wanted, `${item.name.text} ${label}`.toLowerCase())) continue;
      found.push({ name: item.name.text, kind: item.declKind, label, at: rangeIn(file, item.name) });
    }
  }
  return found;
}

function subsequence(wanted: string, text: string): boolean {
  let from = 0;
  for (const letter of wanted) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}
