/** Amounts from one unit to another. */
import { dimensionOf, factorOf } from '../../../grammar/src/text/units.ts';
import { Exact } from './exact.ts';

/** Exact; undefined where either unit is unknown or the dimensions differ. */
export function convert(value: Exact, from: string, to: string): Exact | undefined {
  const [a, b] = [factorOf(from), factorOf(to)];
  if (a === undefined || b === undefined || dimensionOf(from) !== dimensionOf(to)) return undefined;
  return value.mul(Exact.from(a)).div(Exact.from(b)).reduce();
}
