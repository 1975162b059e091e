/**
 * How rulebooks of users may still say what a fact was read against: in words that are graded by what they say of themselves, or as
 * `{ state, text }`, which marked a fact to be read again. No fact of the rulebook that is shipped says it so.
 */
import type { TOlderReadAgainst } from './schema/fact.ts';
import type { VerificationState } from './verification-states.ts';

export interface Graded {
  readonly state: VerificationState;
  readonly words: string;
  readonly edition?: string | undefined;
  readonly unread?: boolean;
}

export function olderGraded(read: TOlderReadAgainst): Graded {
  const words = typeof read === 'string' ? read : read.text;
  const edition = /\beCFR (\d{4}-\d{2}-\d{2})/.exec(words)?.[1];
  if (typeof read === 'string') return { state: stateOf(words), words, edition };
  const state = read.state === 'attested' ? 'text' : read.state;
  return { state, words, edition, unread: state === 'carried' || state === 'memory' };
}

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
