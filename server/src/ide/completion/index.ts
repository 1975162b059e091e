/** What may be written at an offset. */
import type { Span } from '../../base/range.ts';
import { sourceOf, type View } from '../view.ts';
import * as of from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { cursorAt, type Cursor } from './cursor.ts';

export type { Candidate } from './candidates.ts';

export interface Completion {
  /** What a chosen candidate takes the place of. */
  readonly replace: Span;
  readonly candidates: readonly Candidate[];
}

export function completion(view: View, offset: number): Completion {
  const { text } = sourceOf(view);
  const cursor = cursorAt(text, offset, (word) => view.program.rulebook.parameters.has(word));
  if (!cursor) return { replace: { start: offset, end: offset }, candidates: [] };
  const replace = { start: cursor.start, end: wordEnd(text, offset) };
  const { context, said } = cursor;
  const values = cursor.parameter !== undefined ? parameterValues(view, cursor) : cursor.keyword ? valuesOf(view, cursor) : [];
  const stillWanted = (cursor.keyword !== undefined || cursor.parameter !== undefined) && said.length === 0;
  const next = stillWanted && values.length > 0 ? [] : context === 'parameters' ? of.parameters(view, cursor.parametersOf ?? 'specs') : of.keywords(context);
  return { replace, candidates: [...values, ...next] };
}

function wordEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /[\w.:-]/.test(text[end]!)) end++;
  return end;
}

const isNumber = (s: string | undefined): boolean => s !== undefined && /^[+-]?\d[\d_]*(\.\d+)?([eE][+-]?\d+)?$/.test(s);

/** Each shape of a statement, and what may stand next in it. */
function valuesOf(view: View, { keyword, said, context, sameLine }: Cursor): Candidate[] {
  if (!keyword) return [];
  const last = said.at(-1);
  const first = said.length === 0;
  const more = first || last === ',';
  const after = (role: string) => said.lastIndexOf(role) >= 0 && (last === role || (last === ',' && said.includes(role)));
  if (isNumber(last) && sameLine && ['money', 'use', 'exchange-rate'].includes(keyword.shape) && (keyword.shape !== 'use' || said.at(-2) === 'at')) {
    return of.currencies(view);
  }
  switch (keyword.shape) {
    case 'country':
      return first ? of.countries(view) : [];
    case 'countries':
      return more ? of.countries(view) : [];
    case 'places':
      return more ? of.places(view) : [];
    case 'eccn':
      return first || last === 'for' ? of.eccns(view) : said.length === 1 && sameLine ? of.word('for') : [];
    case 'word':
      if (!first) return [];
      return keyword.words ? of.words(keyword.words) : keyword.name === 'exception' ? of.exceptions(view) : [];
    case 'words':
      return more && keyword.words ? of.words(keyword.words) : [];
    case 'end-uses':
      return more ? of.endUses(view) : [];
    case 'claim':
      return first ? of.exceptions(view) : said.length === 1 && sameLine ? of.word('notified') : [];
    case 'use':
      if (first) return [...of.names(view, 'input', 'product'), ...of.word('none')];
      return isNumber(last) && said.length === 1 ? of.names(view, 'input', 'product') : sameLine && last !== 'none' && !said.includes('at') ? of.word('at') : [];
    case 'production':
      if (first) return of.words('technology');
      if (last === 'origin') return of.countries(view);
      if (said.length === 1 || last === 'for') return last === 'none' ? [] : of.eccns(view);
      return sameLine && !said.includes('origin') ? of.word('origin', ...(said.includes('for') ? [] : ['for'])) : [];
    case 'name':
    case 'name-or-string':
      return first ? of.names(view, keyword.name === 'facility' && context === 'destination' ? 'facility' : 'party') : [];
    case 'owner':
      return first ? of.names(view, 'party') : [];
    case 'listing':
      return first ? of.words('list') : said.length === 1 && sameLine ? of.word('footnote') : [];
    case 'duration':
      return isNumber(last) ? of.words('duration') : [];
    case 'produced':
      return first ? of.words('product') : [];
    case 'coverage':
      if (after('for') && said.includes('to')) return of.names(view, 'party');
      if (after('to')) return of.countries(view);
      return more ? of.names(view, 'product', 'input') : sameLine ? of.word(said.includes('to') ? 'for' : 'to') : [];
    case 'requirement':
      if (first) return of.word('license');
      if (after('to')) return of.countries(view);
      if (after('for')) return of.names(view, 'product', 'input');
      return sameLine ? of.word(said.includes('for') ? 'to' : 'for') : [];
    case 'declaration':
      return context === 'file' && keyword.name === 'alternative' ? alternative(view, said, last) : [];
    default:
      return [];
  }
}

function alternative(view: View, said: readonly string[], last: string | undefined): Candidate[] {
  if (last === 'replaces' || last === 'eliminates') return of.names(view, 'input', 'product');
  return said.length > 0 && !said.includes('replaces') && !said.includes('eliminates') ? of.word('replaces', 'eliminates') : [];
}

function parameterValues(view: View, { parameter, said, sameLine }: Cursor): Candidate[] {
  const found = parameter === undefined ? undefined : view.program.rulebook.parameters.get(parameter);
  if (!found || !sameLine) return [];
  if (found.choices) return said.length === 0 ? of.word(...found.choices) : [];
  const last = said.at(-1);
  if (isNumber(last)) {
    const unit = said.at(-2) === 'at' ? found.atUnit : found.unit;
    return [...(unit ? of.units(unit) : []), ...of.word(...(found.atUnit && !said.includes('at') ? ['at'] : []), ...(found.qualifiers ?? []))];
  }
  if (said.length === 0) return [];
  return of.word(...(found.atUnit && !said.includes('at') ? ['at'] : []), ...(found.qualifiers ?? []));
}
