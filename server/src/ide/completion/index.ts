/** What may be written at an offset. */
import type { Span } from '../../../../grammar/src/text/range.ts';
import { sourceOf, type ReadView } from '../view.ts';
import * as of from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { cursorAt } from './cursor.ts';
import { parameterValues } from './parameters.ts';
import { valuesAfter } from './values.ts';

export type { Candidate } from './candidates.ts';

export interface Completion {
  /** What a chosen candidate takes the place of. */
  readonly replace: Span;
  readonly candidates: readonly Candidate[];
}

export function completion(view: ReadView, offset: number): Completion {
  const { text } = sourceOf(view);
  const cursor = cursorAt(text, offset, (word) => view.program.rulebook.parameters.has(word));
  if (!cursor) return { replace: { start: offset, end: offset }, candidates: [] };
  const { context, keyword, parameter, said } = cursor;
  const values =
    parameter !== undefined
      ? parameterValues(view, parameter, cursor)
      : keyword !== undefined
        ? valuesAfter(view, keyword, cursor)
        : [];
  // A statement that still lacks its first value is not followed by the next one.
  const wanting = (keyword !== undefined || parameter !== undefined) && said.length === 0 && values.length > 0;
  const next = wanting
    ? []
    : context === 'parameters'
      ? of.parameters(view, cursor.parametersOf ?? 'specs')
      : of.keywords(context);
  return { replace: { start: cursor.start, end: wordEnd(text, offset) }, candidates: [...values, ...next] };
}

function wordEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /[\w.:-]/.test(text[end]!)) end++;
  return end;
}
