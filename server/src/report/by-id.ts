/** A determination by its id, as a person or an assistant writes it. */
import { suggest } from '../../../grammar/src/text/suggest.ts';
import type { Determination } from '../determine/result.ts';

export const calledIn = (all: readonly Determination[], id: string): Determination[] =>
  all.filter((d) => d.id.toLowerCase() === id.toLowerCase());

/** How many ids are told where none is near. */
const MOST = 8;

/** What is there instead. @param words the first few ids and how many more; where there is none at all */
export function insteadOf(
  id: string,
  all: readonly Determination[],
  words: { readonly some: (first: string, more: number) => string; readonly none: string },
): string {
  const ids = all.map((d) => d.id);
  const near = suggest(id, ids);
  if (near) return `did you mean ${near}?`;
  return ids.length > 0 ? words.some(ids.slice(0, MOST).join(', '), Math.max(0, ids.length - MOST)) : words.none;
}
