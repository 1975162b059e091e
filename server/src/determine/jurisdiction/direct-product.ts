/** Step 4: the foreign direct product rules (15 CFR 734.9). Product scope, a route of making, and reach: all three. */
import type { Tri } from '../../base/tri.ts';
import type { TDirectProductRule } from '../../rulebook/schema/index.ts';
import { type Context, sharedStep } from '../context.ts';
import { dated, rested } from '../requirements/attested.ts';
import type { Basis, Proof } from '../result.ts';
import { allOf, anyOf } from '../proof.ts';
import { inForce } from '../requirements/index.ts';

export interface DirectProductOutcome {
  readonly basis: Basis;
  readonly proof: Proof;
}

/** Every rule in force on the date, `no` included. */
export function directProducts(ctx: Context): DirectProductOutcome[] {
  return ctx.rules.directProductRules.map((r) => sharedStep(ctx, r, () => judge(ctx, r)));
}

function judge(ctx: Context, r: TDirectProductRule): DirectProductOutcome {
  const parts: Proof[] = [];
  // The reach first: production facts nobody stated are asked for only where it is met.
  for (const condition of [r.item, r.reach]) {
    if (!condition) continue;
    const p = ctx.evaluate(condition, ctx);
    parts.push(p);
    if (p.answer === 'no') return done(ctx, r, parts);
  }
  const routes = r.routes.map((route) => {
    const steps: Proof[] = [];
    for (const condition of [route.item, route.when]) {
      if (!condition) continue;
      const p = ctx.evaluate(condition, ctx);
      steps.push(p);
      if (p.answer === 'no') break;
    }
    return allOf(`route ${route.rule}`, steps, { rule: route.rule });
  });
  parts.push(anyOf('made by one of the routes', routes));
  return done(ctx, r, parts);
}

function done(ctx: Context, r: TDirectProductRule, parts: readonly Proof[]): DirectProductOutcome {
  const proof = dated(ctx, allOf(r.title, parts, { rule: r.rule }), [rested(ctx.rules, r, r.rule)]);
  return {
    proof,
    basis: { kind: 'direct-product', rule: r.rule, name: r.name, answer: proof.answer, ...enforcement(ctx, r, proof.answer) },
  };
}

function enforcement(ctx: Context, r: TDirectProductRule, answer: Tri): { enforcement?: 'not-enforced' } {
  const e = r.enforcement;
  if (!e || answer === 'no' || !inForce(ctx, e)) return {};
  const still = e.except ? ctx.evaluate(e.except, ctx).answer : 'no';
  return still === 'no' ? { enforcement: 'not-enforced' } : {};
}
