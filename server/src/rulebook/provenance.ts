/** What `verified` of a fact says, and how good that is. The words are the author's own; see server/rulebook/README.md. */

import type { TVerification } from './schema/fact.ts';

/** The text its values and its dates were read against, and how good that is. */
export interface Verified {
  readonly values: string;
  readonly dates: string;
  readonly states: { readonly values: VerificationState; readonly dates: VerificationState };
  /** Its values were marked so as data: an edition changed what they were read in, and nobody has read them again. */
  readonly unread?: true;
}

/**
 * `text`: an edition or the Federal Register itself was read. `secondary`: an abstract, a heading, a summary, an undated copy or
 * the press was. `carried`: the nearest edition says so, and no change in between is known. `memory`: nothing was read for it,
 * or part of it is inferred.
 */
export type VerificationState = 'text' | 'secondary' | 'carried' | 'memory';

export const VERIFICATION_STATES: Readonly<Record<VerificationState, string>> = {
  text: 'read in the text itself',
  secondary: 'read in an abstract, a summary, an undated copy or the press',
  carried: 'carried from the nearest edition, no change in between being known',
  memory: 'from memory or inferred, at least in part',
};

export function verifiedOf(verified: TVerification | undefined): Verified | undefined {
  if (verified === undefined) return undefined;
  const { values, dates } = typeof verified === 'string' ? { values: verified, dates: verified } : verified;
  return {
    values: wordsOf(values),
    dates: wordsOf(dates),
    // Few ask, and of many words.
    states: {
      get values() {
        return graded(values);
      },
      get dates() {
        return graded(dates);
      },
    },
    ...(isMarkedUnread(verified) && { unread: true }),
  };
}

/** What `unread` says, without a look at any words. */
export function isMarkedUnread(verified: TVerification | undefined): boolean {
  if (typeof verified !== 'object' || typeof verified.values !== 'object') return false;
  const state = STATES[verified.values.state];
  return state !== 'text' && state !== 'secondary';
}

/** In one line; the dates apart where they were read elsewhere. */
export function verifiedWords(verified: TVerification): string {
  const { values, dates } = verifiedOf(verified)!;
  return values === dates ? values : `values ${values}; dates ${dates}`;
}

type ReadAgainst = Extract<TVerification, object>['values'];
type StatedState = Extract<ReadAgainst, object>['state'];

const STATES: Readonly<Record<StatedState, VerificationState>> = {
  attested: 'text',
  secondary: 'secondary',
  carried: 'carried',
  memory: 'memory',
};
const wordsOf = (read: ReadAgainst): string => (typeof read === 'string' ? read : read.text);
const graded = (read: ReadAgainst): VerificationState => (typeof read === 'string' ? stateOf(read) : STATES[read.state]);

/** The weakest word of it counts. */
function stateOf(words: string): VerificationState {
  // High bandwidth memory is an item, and says nothing of how it was read.
  if (/(?<!bandwidth )memory|inferred|not in hand|not known|existence only/i.test(words)) return 'memory';
  if (/carried/i.test(words)) return 'carried';
  if (
    /abstract|summar|heading|third[- ]party|press|law firm|notices? |quot|excerpt|undated|report|stored|title|script/i.test(words)
  )
    return 'secondary';
  if (/\beCFR\b|\b\d+ FR (Doc\. )?[\d-]+|\bFR Doc\.|^742\.|Staatscourant|Official Journal/i.test(words)) return 'text';
  return 'secondary';
}
