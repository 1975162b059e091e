/** What `verified` of a fact says, and how good that is. The words are the author's own; see server/rulebook/README.md. */

/** The text its values and its dates were read against. */
export interface Verified {
  readonly values: string;
  readonly dates: string;
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

export function verifiedOf(
  verified: string | { readonly values: string; readonly dates: string } | undefined,
): Verified | undefined {
  if (verified === undefined) return undefined;
  return typeof verified === 'string'
    ? { values: verified, dates: verified }
    : { values: verified.values, dates: verified.dates };
}

/** The weakest word of it counts. */
export function stateOf(words: string): VerificationState {
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
