/**
 * How well the rulebook knows a fact on a day. A fact is attested where an edition or a rule that was read says so: from the day of
 * the edition on, or from the day it starts where that day and the values were read. Elsewhere it is carried: the nearest edition
 * says so, and no change in between is known.
 */
import type { Day } from '../../../grammar/src/text/date.ts';
import { stateOf, verifiedOf } from './provenance.ts';

export interface Covered {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly verified?: string | { readonly values: string; readonly dates: string } | undefined;
}

/** Undefined: attested. Otherwise what it rests on, in words: `carried from eCFR 2026-09-24`, `from memory`. */
export function coverageOf(fact: Covered, on: Day, through: Day): string | undefined {
  if (on > through) return `carried: the rulebook was read through ${through}`;
  const verified = verifiedOf(fact.verified);
  if (!verified) return 'its source is not stated';
  const edition = /\beCFR (\d{4}-\d{2}-\d{2})/.exec(verified.values)?.[1];
  if (edition !== undefined && fact.until === undefined && on >= edition) return undefined;
  const known = (words: string): boolean => ['text', 'secondary'].includes(stateOf(words));
  if (fact.from !== undefined && known(verified.dates) && known(verified.values)) return undefined;
  return edition === undefined
    ? 'from memory'
    : `carried from eCFR ${edition}${fact.from !== undefined ? ', its first day from memory' : ''}`;
}
