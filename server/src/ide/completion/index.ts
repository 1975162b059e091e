/** What may be written at an offset: the grammar says what may stand there, the program and the rulebook what there is of it. */
import { type DeclKind, type Expected, type ExpectedAt, expectedAt } from '../../../../grammar/src/index.ts';
import type { Span } from '../../../../grammar/src/text/range.ts';
import { wordsIn } from '../keywords.ts';
import { sourceOf, type ReadView } from '../view.ts';
import { alone, type Around } from './around.ts';
import * as of from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { inComment } from './comments.ts';
import { days } from './days.ts';
import { eccns } from './eccns.ts';
import { type Given, givenAt } from './given.ts';
import { names } from './names.ts';
import { choices, joins, qualifiers, unitsHere } from './parameters.ts';
import { paragraphs } from './paragraphs.ts';
import { importPaths } from './paths.ts';
import { snippetOf } from './snippets.ts';

export type { Around } from './around.ts';
export type { Candidate } from './candidates.ts';

export interface Completion {
  /** What a chosen candidate takes the place of. */
  readonly replace: Span;
  /** In the order in which they are to be shown. */
  readonly candidates: readonly Candidate[];
  /** With more letters there are others: the list is asked for again. */
  readonly incomplete: boolean;
}

/** Where, in what, and what was written so far. */
interface Here {
  readonly at: ExpectedAt;
  readonly around: Around;
  readonly given: Given;
  readonly typed: string;
  /** Nothing else stands on the line. */
  readonly lineEnds: boolean;
}

export function completion(view: ReadView, offset: number, around: Around = alone(view)): Completion {
  const { text, parse } = sourceOf(view);
  const special = inComment(view, offset, around) ?? importPaths(view, offset, around);
  if (special) return { ...special, candidates: special.candidates.toSorted(inOrder), incomplete: false };
  const at = expectedAt(parse, offset);
  if (!at) return { replace: { start: offset, end: offset }, candidates: [], incomplete: false };
  const replace = { start: at.start, end: wordEnd(text, offset) };
  const given = givenAt(parse.tree, at, replace);
  const typed = text.slice(at.start, offset);
  const lineEnds = /^[ \t]*(?:\r?\n|$)/.test(text.slice(replace.end));
  const here: Here = { at, around, given, typed, lineEnds };
  const found = new Map<string, Candidate>();
  for (const expected of at.expected)
    for (const c of candidates(view, expected, here)) {
      const before = found.get(c.label);
      if (!given.values.has(c.label.toLowerCase()) && (!before || c.rank < before.rank)) found.set(c.label, c);
    }
  const incomplete = at.expected.some((e) => e.kind === 'eccn') && !/^\d[a-e]\d{3}/i.test(typed);
  return { replace, candidates: [...found.values()].sort(inOrder), incomplete };
}

const inOrder = (a: Candidate, b: Candidate): number =>
  a.rank - b.rank ||
  (a.order ?? LAST) - (b.order ?? LAST) ||
  (a.kind === 'word' || a.label === b.label ? 0 : a.label < b.label ? -1 : 1);
const LAST = 1_000_000;

function candidates(view: ReadView, expected: Expected, here: Here): Candidate[] {
  const { at, around, given } = here;
  switch (expected.kind) {
    case 'keyword':
      return keyword(view, expected.keyword, here);
    case 'name':
      return expected.of.flatMap((thing) =>
        thing === 'exception'
          ? of.exceptions(view)
          : thing === 'end-use'
            ? of.endUses(view)
            : names(view, around, [thing], given.declaration?.name?.text),
      );
    case 'word':
      return joins(view, at, expected.word) ? [of.join(expected.word)] : [];
    case 'list':
      return expected.list === 'transistor' ? qualifiers(view, at) : of.listed(wordsIn(expected.list));
    case 'country':
      return of.countries(view);
    case 'place':
      return of.places(view);
    case 'eccn':
      return eccns(view, here.typed);
    case 'currency':
      return of.currencies(view);
    case 'unit':
      return unitsHere(view, at);
    case 'date':
      return days(view, at, around);
    case 'paragraph':
      return paragraphs(view, at);
    case 'parameter':
      return of.parameters(view, at.properties[0]?.keyword === 'produces' ? 'produces' : 'specs', given.keywords);
    case 'choice':
      return choices(view, at);
  }
}

/** What a block has said, and may say once, is not offered in it again. */
function keyword(view: ReadView, k: Extract<Expected, { kind: 'keyword' }>['keyword'], here: Here): Candidate[] {
  const { at, around, given, lineEnds } = here;
  if (!k.repeatable && given.keywords.has(k.name)) return [];
  const inDestination = at.properties.some((p) => p.keyword === 'destination') && k.in.includes('destination');
  const own = k.category !== 'property' ? 'file' : inDestination ? 'destination' : at.declaration?.declKind;
  const plain = of.keyword(k, own !== undefined && k.in.includes(own) ? own : k.in[0]!);
  const whole = k.category === 'declaration' && around.snippets && lineEnds;
  const snippet = whole ? snippetOf(view, k.name as DeclKind, around.today) : undefined;
  return [snippet === undefined ? plain : { ...plain, snippet }];
}

function wordEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /[\w.:-]/.test(text[end]!)) end++;
  return end;
}
