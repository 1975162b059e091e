import type { ReadView } from '../view.ts';
import { units, words, type Candidate } from './candidates.ts';
import { isNumber, type Cursor } from './cursor.ts';

/** After `tops`: nothing to choose; after `tops 624`: its unit, `at`; after `transistor`: the choices. */
export function parameterValues(view: ReadView, name: string, { said, sameLine }: Cursor): Candidate[] {
  const parameter = view.program.rulebook.parameters.get(name);
  if (!parameter || !sameLine) return [];
  if (parameter.choices) return said.length === 0 ? words(...parameter.choices) : [];
  if (said.length === 0) return [];
  const second = said.includes('at');
  const unit = second ? parameter.atUnit : parameter.unit;
  const measured = isNumber(said.at(-1)) && unit !== undefined ? units(unit) : [];
  return [...measured, ...words(...(parameter.atUnit !== undefined && !second ? ['at'] : []), ...(parameter.qualifiers ?? []))];
}
