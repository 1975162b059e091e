/** The condition language of the rulebook, compiled once per record to closures. */
import { allOf, anyOf, isBare, isProving, leaf, negate } from '../proof.ts';
import type { Context } from '../context.ts';
import { alone, usersNamed } from '../parties/apart.ts';
import { restedOnNamed } from '../requirements/attested.ts';
import type { Proof } from '../result.ts';
import * as approved from './approved.ts';
import * as content from './content.ts';
import * as item from './item.ts';
import * as making from './making.ts';
import * as meets from './meets.ts';
import * as named from './named.ts';
import * as parties from './parties.ts';
import * as places from './places.ts';
import * as publication from './publication.ts';
import type { Condition, Evaluate, LeafKey } from './shape.ts';
import * as standing from './standing.ts';
import * as use from './use.ts';
import * as tariff from './tariff.ts';

const leaves: { readonly [K in LeafKey]?: Evaluate<K> } = {
  ...approved,
  ...content,
  ...item,
  ...tariff,
  ...making,
  ...meets,
  ...named,
  ...parties,
  ...places,
  ...publication,
  ...standing,
  ...use,
} as never;

type Closure = (ctx: Context) => Proof;
const compiled = new WeakMap<object, Closure>();

export function evaluate(condition: Condition, ctx: Context): Proof {
  let run = compiled.get(condition);
  if (!run) compiled.set(condition, (run = compile(condition)));
  return run(ctx);
}

function compile(c: Condition): Closure {
  if ('all' in c) {
    const parts = c.all.map(closure);
    return (ctx) => conjunction(parts, ctx);
  }
  if ('any' in c) {
    const parts = c.any.map(closure);
    return (ctx) => disjunction(parts, ctx);
  }
  if ('not' in c) {
    const part = closure(c.not);
    return (ctx) => negate(part(ctx));
  }
  if ('ifStated' in c) {
    const part = closure(c.ifStated);
    return (ctx) => silentIsNo(part(ctx));
  }
  if ('anyParty' in c) {
    const part = closure(c.anyParty);
    return (ctx) => {
      const { parties } = ctx.journey;
      return parties.length < 2
        ? part(ctx)
        : anyOf(
            'one of the parties, by itself',
            parties.map((p) => part(alone(ctx, p))),
          );
    };
  }
  if ('everyUser' in c) return overUsers(closure(c.everyUser), 'every user', allOf);
  if ('anyUser' in c) return overUsers(closure(c.anyUser), 'one of the users', anyOf);
  const key = Object.keys(c).find((k) => k in leaves) as LeafKey | undefined;
  if (key === undefined) throw new Error(`rulebook condition without an evaluator: ${Object.keys(c).join(', ')}`);
  const run = leaves[key] as (leaf: Condition, ctx: Context) => Proof;
  return (ctx) => restedOnNamed(ctx, c, run(c, ctx));
}

function overUsers(part: Closure, who: string, join: typeof allOf): Closure {
  return (ctx) => {
    const users = usersNamed(ctx);
    if (users.length === 0) return leaf('no', 'no user is named');
    return join(
      `${who}, by itself`,
      users.map((p) => part(alone(ctx, p))),
    );
  };
}

/** An exclusion in the exporter's favor must be stated: what the spec leaves out makes it `no`. */
function silentIsNo(p: Proof): Proof {
  return p.answer === 'undetermined' ? leaf('no', () => `not stated: ${p.text}`) : p;
}

/** Compiled when it is first asked: most conditions of a rule never are, for the first that fails decides. */
function closure(c: Condition): Closure {
  let run: Closure | undefined;
  return (ctx) => (run ??= compile(c))(ctx);
}

const NONE: readonly Proof[] = [];

/** Stops at the first `no`: a rule whose other conditions already fail asks for nothing. What carries nothing but a `yes` adds nothing. */
function conjunction(parts: readonly Closure[], ctx: Context): Proof {
  let done: Proof[] | undefined;
  for (let i = 0; i < parts.length; i++) {
    const proof = parts[i]!(ctx);
    if (proof.answer === 'no') return isProving() ? allOf('all of:', [proof]) : proof;
    if (proof.answer === 'yes' && isBare(proof)) continue;
    if (done) done.push(proof);
    else done = [proof];
  }
  return done?.length === 1 ? done[0]! : allOf('all of:', done ?? NONE);
}

/** Stops at the first `yes`; what carries nothing but a `no` adds nothing. */
function disjunction(parts: readonly Closure[], ctx: Context): Proof {
  let done: Proof[] | undefined;
  for (let i = 0; i < parts.length; i++) {
    const proof = parts[i]!(ctx);
    if (proof.answer === 'yes') return done && isProving() ? anyOf('any of:', [proof]) : proof;
    if (proof.answer === 'no' && isBare(proof)) continue;
    if (done) done.push(proof);
    else done = [proof];
  }
  return done?.length === 1 ? done[0]! : anyOf('any of:', done ?? NONE);
}

/** Leaves that have an evaluator; a data test compares with the schema. */
export const evaluatedLeaves: readonly string[] = Object.keys(leaves);
