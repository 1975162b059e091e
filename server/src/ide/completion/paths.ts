/** The path of an import: every other spec of the folder that is not imported yet. */
import type { Span } from '../../../../grammar/src/text/range.ts';
import { importsOf } from '../names.ts';
import { pathFrom } from '../../rules/fixes/imports.ts';
import { sourceOf, type ReadView } from '../view.ts';
import type { Around } from './around.ts';
import { type Candidate, RANKS } from './candidates.ts';

/** Undefined where no import is being written. */
export function importPaths(
  view: ReadView,
  offset: number,
  around: Around,
): { readonly replace: Span; readonly candidates: readonly Candidate[] } | undefined {
  const { text, parse } = sourceOf(view);
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  const written = /^\s*import\s+("[^"]*)?$/.exec(text.slice(begin, offset));
  if (!written || parse.tree.comments.some((c) => c.start < offset && offset <= c.end)) return undefined;
  const start = offset - (written[1]?.length ?? 0);
  const rest = written[1] === undefined ? '' : /^[^"\n]*"?/.exec(text.slice(offset))![0];
  const here = { start, end: offset + rest.length };
  const taken = new Set(
    importsOf(view.program, view.file).flatMap(({ node, target }) =>
      target === undefined || (node.start <= offset && offset <= node.end) ? [] : [target],
    ),
  );
  const candidates = around
    .paths()
    .filter((path) => path !== view.file && !taken.has(path))
    .map((path): Candidate => {
      const from = pathFrom(view.file, path);
      return { label: from, insert: `"${from}"`, kind: 'file', filter: `"${from}`, rank: RANKS.value };
    });
  return { replace: here, candidates };
}
