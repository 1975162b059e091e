/**
 * How well the rulebook knows a fact on a day. A fact is attested where an edition or a rule that was read says so: from the day of
 * the edition on, or from the day it starts where that day and the values were read. Elsewhere it is carried: the nearest edition
 * says so, and no change in between is known.
 */
import type { Day } from '../../../grammar/src/text/date.ts';
import { isMarkedUnread, type Verified, verifiedOf } from './provenance.ts';
import type { TVerification } from './schema/fact.ts';

export interface Covered {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly verified?: TVerification | undefined;
}

/** Undefined: attested. Otherwise what it rests on, in words: `carried from eCFR 2026-09-24`, `from memory`. */
export function coverageOf(fact: Covered, on: Day, through: Day): string | undefined {
  const verified = verifiedOf(fact.verified);
  if (verified?.unread) return unreadWords(verified);
  if (on > through) return `carried: the rulebook was read through ${through}`;
  if (!verified) return 'its source is not stated';
  const { edition } = verified;
  if (edition !== undefined && fact.until === undefined && on >= edition) return undefined;
  const known = (of: 'values' | 'dates'): boolean => ['text', 'secondary'].includes(verified.states[of]);
  if (fact.from !== undefined && known('dates') && known('values')) return undefined;
  return edition === undefined
    ? 'from memory'
    : `carried from eCFR ${edition}${fact.from !== undefined ? ', its first day from memory' : ''}`;
}

/** An edition changed what its values were read in, and nobody has read them again. */
export const isUnread = ({ verified }: Covered): boolean => isMarkedUnread(verified);

export const unreadWords = ({ states, values }: Verified): string =>
  `${states.values === 'carried' ? 'carried from' : 'from memory:'} ${values}`;
