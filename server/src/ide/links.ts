import type { SourceRange } from '../../../grammar/src/text/range.ts';
import { citations } from './citations.ts';
import { importsOf } from './names.ts';
import { rangeIn, type ReadView } from './view.ts';

export interface Link {
  readonly at: SourceRange;
  /** A file of the program, or an address. */
  readonly to: { readonly file: string } | { readonly url: string };
  /** What a citation is of. */
  readonly cite?: string;
}

/** The path of each import that leads to a file of the program, without its quotation marks; and each citation of the regulation. */
export function documentLinks(view: ReadView): Link[] {
  const imports = importsOf(view.program, view.file).flatMap(({ node: { path }, target }): Link[] =>
    path === undefined || target === undefined
      ? []
      : [{ at: rangeIn(view.file, { start: path.start + 1, end: path.end - 1 }), to: { file: target } }],
  );
  const cited = citations(view)
    .filter((c) => !imports.some(({ at }) => c.start < at.end && at.start < c.end))
    .map(({ url, cite, ...at }): Link => ({ at: rangeIn(view.file, at), to: { url }, cite }));
  return [...imports, ...cited];
}
