/** What is not subject to the EAR by what it is (734.3(b)): by its kind, or because it is published. */
import type { Item } from '../../model/model.ts';
import type { Context } from '../context.ts';
import { step } from '../proof.ts';
import type { Proof } from '../result.ts';
import { publishedProof } from './published.ts';

export interface Outside {
  readonly proof: Proof;
  /** The paragraph that leaves it out. */
  readonly rule: string;
}

/** Undefined where the spec says nothing of the kind. */
export function outsideTheEar(ctx: Context, item: Item): Outside | undefined {
  if (item.standings.length > 0) {
    const own: Context = { ...ctx, item, classified: ctx.classify(item) };
    for (const { when, rule, title } of ctx.rules.inForce('outside')) {
      const proof = ctx.evaluate(when, own);
      if (proof.answer === 'yes') return { proof: step('yes', title, [proof], { rule }), rule };
    }
  }
  const proof = publishedProof(ctx, item);
  return proof && { proof, rule: '734.3(b)(3)' };
}
