import type { TAdmittedExceptions, TRequirement } from '../../rulebook/schema/index.ts';
import type { Proof, RequirementResult } from '../result.ts';

/** A requirement judged, as if the item were subject to the EAR. */
export interface Judged {
  readonly result: RequirementResult;
  readonly proof: Proof;
  /** Part 740 exceptions that may overcome it. */
  readonly exceptions: TAdmittedExceptions;
  readonly exceptionsCite?: string;
  readonly countsForDeMinimis: boolean;
  readonly record?: TRequirement;
  /** Paragraphs that leave content out of the count which the requirement itself would reach. */
  readonly leftOutBy?: readonly string[];
}
