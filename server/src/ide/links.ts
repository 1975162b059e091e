import type { SourceRange } from '../../../grammar/src/text/range.ts';
import { importsOf } from './names.ts';
import { rangeIn, type ReadView } from './view.ts';

/** The path of each import that leads to a file of the program, without its quotation marks. */
export function documentLinks(view: ReadView): { readonly at: SourceRange; readonly target: string }[] {
  return importsOf(view.program, view.file).flatMap(({ node: { path }, target }) =>
    path === undefined || target === undefined
      ? []
      : [{ at: rangeIn(view.file, { start: path.start + 1, end: path.end - 1 }), target }],
  );
}
