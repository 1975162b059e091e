/** What every requirement has: exclusions, for whom it is enforced, how an application is reviewed. */
import { and, not } from '../../base/tri.ts';
import type { TEnforcement, TExclusion, TReview, TSpecialScope } from '../../rulebook/schema/index.ts';
import type { Context } from '../context.ts';
import type { Judged } from './judged.ts';
import type { Proof, RequirementResult } from '../result.ts';
import { allOf, leaf, negate, provisosOf, retold } from '../proof.ts';

export function exclusions(ctx: Context, list: readonly TExclusion[]): Proof[] {
  return list.map((e) => {
    const p = ctx.evaluate(e.when, ctx);
    return negate(retold(p, { rule: e.cite }), { text: `not excluded: ${e.title}`, rule: e.cite });
  });
}

type Base = Omit<RequirementResult, 'answer' | 'enforcement'>;

/** A rule enforced for some only stands as two requirements, each with its scope (determination.md). */
export function enforced(
  ctx: Context,
  record: Pick<TSpecialScope, 'enforcement'>,
  base: Base,
  proof: Proof,
): [RequirementResult, Proof][] {
  const e = record.enforcement;
  if (!e || !inForce(ctx, e)) return [[{ ...base, answer: proof.answer, enforcement: 'enforced' }, proof]];
  const still = e.except && proof.answer !== 'no' ? ctx.evaluate(e.except, ctx) : leaf('no', 'not enforced');
  const withScope = (half: 'enforced' | 'notEnforced'): Partial<Base> => (e.appliesTo ? { appliesTo: e.appliesTo[half] } : {});
  const out: [RequirementResult, Proof][] = [];
  const yes = and(proof.answer, still.answer);
  const no = and(proof.answer, not(still.answer));
  if (yes !== 'no')
    out.push([
      { ...base, ...withScope('enforced'), answer: yes, enforcement: 'enforced' },
      allOf(() => `${base.title}: enforced`, [proof, retold(still, { rule: e.exceptCite })], { rule: base.rule }),
    ]);
  if (no !== 'no' || yes === 'no')
    out.push([
      { ...base, ...withScope('notEnforced'), answer: no, enforcement: 'not-enforced' },
      allOf(
        () => `${base.title}: codified, not enforced`,
        [
          proof,
          leaf(not(still.answer), () => `announced as not enforced since ${e.from}`, {
            rule: e.cite,
            provisos: [...provisosOf(still)],
          }),
        ],
        { rule: base.rule },
      ),
    ]);
  return out;
}

export function inForce(ctx: Context, e: TEnforcement): boolean {
  return ctx.rules.date >= e.from && (e.until === undefined || ctx.rules.date < e.until);
}

/** The first policy whose condition certainly holds; one that stands without a condition closes the list. */
export function review(
  ctx: Context,
  list: readonly TReview[] | undefined,
): Pick<RequirementResult, 'reviewPolicy' | 'reviewRule'> {
  if (ctx.isContent) return {};
  const hit = list?.find((r) => r.when === undefined || ctx.evaluate(r.when, ctx).answer === 'yes');
  return hit ? { reviewPolicy: hit.policy, reviewRule: hit.cite } : {};
}

export function judged(result: RequirementResult, proof: Proof, countsForDeMinimis: boolean): Judged {
  return { result, proof, exceptions: 'part-740', countsForDeMinimis };
}
