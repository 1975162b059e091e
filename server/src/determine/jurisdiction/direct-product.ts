/** Step 4: the foreign direct product rules (15 CFR 734.9). Product scope, a route of making, and reach: all three. */
import type { Tri } from '../../base/tri.ts';
import type { TDirectProductRule } from '../../rulebook/schema/index.ts';
import { type Context, sharedStep } from '../context.ts';
import { dated, rested } from '../requirements/attested.ts';
import type { Basis, Proof } from '../result.ts';
import { allOf, anyOf, leaf, provisosOf } from '../proof.ts';
import { inForce } from '../requirements/enforcement.ts';

export interface DirectProductOutcome {
  readonly basis: Basis;
  readonly proof: Proof;
  /** What it rests on that the rule, not enforced but for some, is not enforced here. */
  readonly spared: readonly string[];
}

/** Every rule in force on the date, `no` included. */
export function directProducts(ctx: Context): DirectProductOutcome[] {
  return ctx.rules.directProductRules.map((r) => sharedStep(ctx, r, () => judge(ctx, r)));
}

function judge(ctx: Context, r: TDirectProductRule): DirectProductOutcome {
  const parts: Proof[] = [];
  // The reach first: production facts nobody stated are asked for only where it is met.
  if (r.item) {
    const p = ctx.evaluate(r.item, ctx);
    parts.push(p);
    if (p.answer === 'no') return done(ctx, r, parts);
  }
  const reach = ctx.evaluate(r.reach, ctx);
  const known = reach.answer === 'no' && r.knowledge ? ctx.evaluate(r.knowledge, ctx) : undefined;
  if (reach.answer === 'no' && known?.answer !== 'yes') {
    // Where it goes on to matters of what is certainly made so; of everything else it is asked where nothing is supposed.
    const made = known && madeSo(ctx, r);
    if (!made || made.answer === 'no' || (made.answer === 'undetermined' && known.answer === 'no'))
      return done(ctx, r, [...parts, reach]);
    return done(ctx, r, [...parts, anyOf('it is reached', [reach, known]), made]);
  }
  parts.push(known ? anyOf('it is reached', [reach, known]) : reach, madeSo(ctx, r));
  return done(ctx, r, parts);
}

function madeSo(ctx: Context, r: TDirectProductRule): Proof {
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
  return anyOf('made by one of the routes', routes);
}

function done(ctx: Context, r: TDirectProductRule, parts: readonly Proof[]): DirectProductOutcome {
  const proof = dated(ctx, allOf(r.title, parts, { rule: r.rule }), [rested(ctx.rules, r, r.rule)]);
  const still = enforcement(ctx, r, proof.answer);
  const basis: Basis = {
    kind: 'direct-product',
    rule: r.rule,
    name: r.name,
    answer: proof.answer,
    ...(still?.answer === 'no' && { enforcement: 'not-enforced' }),
  };
  return { proof, basis, spared: still?.answer === 'no' ? [...provisosOf(still)] : [] };
}

/** Is it enforced all the same, where it is announced that it is not? */
function enforcement(ctx: Context, r: TDirectProductRule, answer: Tri): Proof | undefined {
  const e = r.enforcement;
  if (!e || answer === 'no' || !inForce(ctx, e)) return undefined;
  return e.except ? ctx.evaluate(e.except, ctx) : leaf('no', 'not enforced');
}
