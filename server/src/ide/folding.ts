import type { PropNode } from '../../../grammar/src/index.ts';
import { sourceOf, type ReadView } from './view.ts';

export interface Fold {
  /** Zero-based lines, both included. */
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment' | 'imports';
}

/** Declarations, blocks, the imports, and comments of more than one line. */
export function folding(view: ReadView): Fold[] {
  const source = sourceOf(view);
  const { items, comments } = source.parse.tree;
  const folds: Fold[] = [];
  const line = (offset: number) => source.lines.position(offset).line;
  const add = (start: number, end: number, kind?: Fold['kind']) => {
    const [startLine, endLine] = [line(start), line(end)];
    if (endLine > startLine) folds.push({ startLine, endLine, ...(kind && { kind }) });
  };
  const blocks = (props: readonly PropNode[]) => {
    for (const prop of props) {
      if (!prop.block) continue;
      add(prop.start, prop.end);
      blocks(prop.block);
    }
  };
  for (const item of items) {
    if (item.kind !== 'decl') continue;
    add(item.keyword.start, item.end);
    blocks(item.props);
  }
  const imports = items.filter((item) => item.kind === 'import');
  if (imports.length > 1) add(imports[0]!.start, imports.at(-1)!.end, 'imports');
  for (const run of commentRuns(comments, line)) add(run.start, run.end, 'comment');
  return folds.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

/** Comments on lines right below one another read as one. */
function commentRuns(
  comments: readonly { start: number; end: number }[],
  line: (offset: number) => number,
): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const comment of comments) {
    const last = runs.at(-1);
    if (last && line(comment.start) === line(last.end) + 1) last.end = comment.end;
    else runs.push({ start: comment.start, end: comment.end });
  }
  return runs;
}
