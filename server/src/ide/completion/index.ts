/** What may be written at an offset: the grammar says what may stand there, the program and the rulebook what there is of it. */
import { type Expected, type ExpectedAt, expectedAt } from '../../../../grammar/src/index.ts';
import type { Span } from '../../../../grammar/src/text/range.ts';
import { wordsIn } from '../keywords.ts';
import { sourceOf, type ReadView } from '../view.ts';
import * as of from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { choices, joins, qualifiers, unitsHere } from './parameters.ts';

export type { Candidate } from './candidates.ts';

export interface Completion {
  /** What a chosen candidate takes the place of. */
  readonly replace: Span;
  readonly candidates: readonly Candidate[];
}

export function completion(view: ReadView, offset: number): Completion {
  const { text, parse } = sourceOf(view);
  const here = expectedAt(parse, offset);
  if (!here) return { replace: { start: offset, end: offset }, candidates: [] };
  const found = new Map<string, Candidate>();
  // What joins values, and `none`, after the values themselves.
  const inOrder = [...here.expected.filter((e) => e.kind !== 'word'), ...here.expected.filter((e) => e.kind === 'word')];
  for (const expected of inOrder)
    for (const c of candidates(view, expected, here)) if (!found.has(c.label)) found.set(c.label, c);
  return { replace: { start: here.start, end: wordEnd(text, offset) }, candidates: [...found.values()] };
}

function candidates(view: ReadView, expected: Expected, here: ExpectedAt): Candidate[] {
  switch (expected.kind) {
    case 'keyword':
      return [of.keyword(expected.keyword)];
    case 'name':
      return expected.of.flatMap((thing) =>
        thing === 'exception' ? of.exceptions(view) : thing === 'end-use' ? of.endUses(view) : of.names(view, thing),
      );
    case 'word':
      return joins(view, here, expected.word) ? of.words(expected.word) : [];
    case 'list':
      return expected.list === 'transistor' ? qualifiers(view, here) : of.listed(wordsIn(expected.list));
    case 'country':
      return of.countries(view);
    case 'place':
      return of.places(view);
    case 'eccn':
      return of.eccns(view);
    case 'currency':
      return of.currencies(view);
    case 'unit':
      return unitsHere(view, here);
    case 'parameter':
      return of.parameters(view, here.properties[0]?.keyword === 'produces' ? 'produces' : 'specs');
    case 'choice':
      return choices(view, here);
  }
}

function wordEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /[\w.:-]/.test(text[end]!)) end++;
  return end;
}
