/**
 * Company policy: requirements of kind `policy` from the user's own rulebooks. They are no law: they reach whatever is sold, subject
 * to the EAR or not, and leave the outcome under the EAR as it is.
 */
import { type Context, sharedStep } from '../context.ts';
import type { PolicyResult, Proof } from '../result.ts';
import { distinctMissing, missingOf } from '../proof.ts';
import { recorded } from './recorded.ts';

export interface JudgedPolicy {
  readonly result: PolicyResult;
  readonly proof: Proof;
}

export function policiesOf(ctx: Context): JudgedPolicy[] {
  return ctx.rules.requirements
    .filter((r) => r.kind === 'policy')
    .flatMap((r) => sharedStep(ctx, r, () => recorded(ctx, r)))
    .map(({ result, proof }) => ({
      result: {
        id: result.id,
        rule: result.rule,
        reason: result.reason,
        title: result.title,
        answer: result.answer,
        missing: distinctMissing(missingOf(proof)),
      },
      proof,
    }));
}
