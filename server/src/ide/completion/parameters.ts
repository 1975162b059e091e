/** What the rulebook says of the figures of an item: which parameter takes which unit, a second figure or a choice of words. */
import type { ExpectedAt } from '../../../../grammar/src/index.ts';
import type { Parameter } from '../../rulebook/rulebook.ts';
import { keywordAt, wordsIn } from '../keywords.ts';
import type { ReadView } from '../view.ts';
import { type Candidate, choices as words, listed, units } from './candidates.ts';

/** The parameter at hand, inside `specs` or `produces`. */
function parameterOf(view: ReadView, { properties }: ExpectedAt): Parameter | undefined {
  const inBlock = properties.at(-2)?.block !== undefined && ['specs', 'produces'].includes(properties.at(-2)!.keyword);
  return inBlock ? view.program.rulebook.parameters.get(properties.at(-1)!.keyword) : undefined;
}

/** Units of the parameter's dimension, or of the span of time a property takes. */
export function unitsHere(view: ReadView, here: ExpectedAt): Candidate[] {
  const property = here.properties.at(-1);
  const parameter = parameterOf(view, here);
  if (parameter) {
    const unit = property?.values.at(-1)?.role === 'at' ? parameter.atUnit : parameter.unit;
    return unit === undefined ? [] : units(unit);
  }
  const list = here.declaration && property && keywordAt(here.declaration.declKind, property.keyword)?.words;
  return list ? listed(wordsIn(list)) : [];
}

/** `at` joins a second figure to one, where the parameter has one. */
export function joins(view: ReadView, here: ExpectedAt, word: string): boolean {
  const parameter = word === 'at' ? parameterOf(view, here) : undefined;
  return !parameter || parameter.atUnit !== undefined;
}

export const choices = (view: ReadView, here: ExpectedAt): Candidate[] => words(parameterOf(view, here)?.choices ?? []);
export const qualifiers = (view: ReadView, here: ExpectedAt): Candidate[] => words(parameterOf(view, here)?.qualifiers ?? []);
