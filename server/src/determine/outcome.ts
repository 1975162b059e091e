/** From jurisdiction, requirements and permissions to one outcome (determination.md, "Output contract"). */
import { and, or, type Tri } from '../base/tri.ts';
import type { Permits } from './permissions/index.ts';
import type { Judged } from './requirements/index.ts';
import type { Basis, Outcome } from './result.ts';

export const codifiedSubject = (bases: readonly Basis[]): Tri => or(...bases.map((b) => b.answer));

/** A requirement holds only for what is subject. */
export function limit(r: Judged, subject: Tri): Judged {
  const answer = and(r.result.answer, subject);
  return answer === r.result.answer ? r : { ...r, result: { ...r.result, answer } };
}

export function outcomeOf(
  subject: Tri,
  requirements: readonly Judged[],
  hypothetical: readonly Judged[],
  permits: () => Permits,
): Outcome {
  if (subject === 'no') return 'not-subject';
  const answer = or(...requirements.map((r) => r.result.answer));
  if (answer === 'no') return 'no-license-required';
  if (answer === 'undetermined' && or(...hypothetical.map((r) => r.result.answer)) === 'no') return 'no-license-required';
  const { authorized, claimed } = permits();
  if (authorized) return 'authorized';
  if (claimed === 'yes') return 'license-exception';
  return answer === 'yes' && claimed === 'no' ? 'license-required' : 'undetermined';
}
