import type { SourceRange } from '../../../grammar/src/text/range.ts';
import { importsOf, namedAt } from './names.ts';
import { touches } from './place.ts';
import { rangeIn, type ReadView } from './view.ts';

export interface Definition {
  /** What was asked about, to underline. */
  readonly origin: SourceRange;
  /** The name in its declaration. */
  readonly name: SourceRange;
  /** The whole declaration. */
  readonly whole: SourceRange;
}

/** Where a name is declared, or the file an import names. */
export function definition(view: ReadView, offset: number): Definition | undefined {
  const found = namedAt(view.program, view.file, offset);
  if (found) {
    const { value } = found.declared;
    return { origin: found.at, name: value.at, whole: value.whole };
  }
  const hit = importsOf(view.program, view.file).find(({ node }) => node.path !== undefined && touches(node.path, offset));
  if (hit?.node.path === undefined || hit.target === undefined) return undefined;
  const top = rangeIn(hit.target, { start: 0, end: 0 });
  return { origin: rangeIn(view.file, hit.node.path), name: top, whole: top };
}
