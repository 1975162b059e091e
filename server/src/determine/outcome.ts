/** From requirements, judged one by one, to the one answer. */
import { and, or, type Tri } from '../base/tri.ts';
import type { Permits } from './permissions/index.ts';
import type { Judged } from './requirements/judged.ts';
import type { Outcome } from './result.ts';

/** The law as it is enforced, or as it is codified. */
export interface Reading {
  readonly subject: Tri;
  readonly requirements: readonly Judged[];
  /** As if it were subject to the EAR. */
  readonly hypothetical: readonly Judged[];
}

/** A requirement holds only for what is subject; that of a U.S. person's act for what is not, or may not be. */
export function limit(r: Judged, subject: Tri): Judged {
  const answer = reachesTheRest(r) ? (subject === 'yes' ? 'no' : r.result.answer) : and(r.result.answer, subject);
  return answer === r.result.answer ? r : { ...r, result: { ...r.result, answer } };
}

export const reachesTheRest = (r: Judged): boolean => r.record?.reaches === 'not-subject';

export function outcomeOf(by: Reading, permits: () => Permits): Outcome {
  const answer = or(...by.requirements.map((r) => r.result.answer));
  if (by.subject === 'no' && answer === 'no') return 'not-subject';
  if (answer === 'no') return 'no-license-required';
  if (answer === 'undetermined' && or(...by.hypothetical.map((r) => r.result.answer)) === 'no') return 'no-license-required';
  const { authorized, claimed } = permits();
  if (authorized) return 'authorized';
  if (claimed === 'yes') return 'license-exception';
  return answer === 'yes' && claimed === 'no' ? 'license-required' : 'undetermined';
}
