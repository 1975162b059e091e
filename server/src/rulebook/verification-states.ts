/** How good it is what was read for a fact. */

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
