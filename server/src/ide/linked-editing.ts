import type { Span } from '../../../grammar/src/text/range.ts';
import { mentionsOf, namedAt } from './names.ts';
import type { ReadView } from './view.ts';

/**
 * The mentions of the name at an offset that may be written at once, while it is typed: all of them, where they stand in this file alone.
 * The program is to hold every file of the project.
 */
export function linkedEditing(view: ReadView, offset: number): Span[] | undefined {
  const found = namedAt(view.program, view.file, offset);
  if (!found) return undefined;
  const mentions = mentionsOf(view.program, found.declared);
  return mentions.every((m) => m.file === view.file) ? mentions : undefined;
}
