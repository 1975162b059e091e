import type { SourceRange } from '../../../grammar/src/text/range.ts';
import { mentionsOf, namedAt } from './names.ts';
import type { ReadView } from './view.ts';

/** Every mention of the name at an offset, in every file of the program. */
export function references(view: ReadView, offset: number, withDeclaration: boolean): SourceRange[] {
  const found = namedAt(view.program, view.file, offset);
  if (!found) return [];
  const all = mentionsOf(view.program, found.declared);
  return withDeclaration ? all : all.slice(1);
}

/** The mentions within this file; `declares` tells the declaration from its uses. */
export function highlights(view: ReadView, offset: number): { readonly at: SourceRange; readonly declares: boolean }[] {
  const found = namedAt(view.program, view.file, offset);
  if (!found) return [];
  const [declaration, ...uses] = mentionsOf(view.program, found.declared);
  const all = [{ at: declaration!, declares: true }, ...uses.map((at) => ({ at, declares: false }))];
  return all.filter(({ at }) => at.file === view.file);
}
