/** Step 7: does the country it is shipped from, or made in, list it on its own control list? */
import { or, type Tri } from '../../base/tri.ts';
import type { Context } from '../context.ts';
import type { Determination } from '../result.ts';

export interface Listed {
  readonly answer: Tri;
  /** The listing that gives the answer, written out; absent where nothing is listed. */
  readonly rule?: string;
}

export function allied(ctx: Context): Determination['allied'][number][] {
  const countries = [...new Set([ctx.journey.exportedFrom, ctx.item.origin?.value])].filter(
    (c): c is string => c !== undefined && c !== 'US',
  );
  return countries.flatMap((country) => {
    const listed = listedIn(ctx, country);
    return listed ? [{ country, ...listed }] : [];
  });
}

/** Undefined: nothing is known of that country's list. */
export function listedIn(ctx: Context, country: string): Listed | undefined {
  const own = ctx.rules.alliedListings.filter((a) => a.country === country);
  const listings = own.filter((a) => !a.destination || ctx.journey.to.in(ctx.rules, a.destination));
  if (listings.length === 0) return own.length > 0 || ctx.rules.alliedCountry(country) ? { answer: 'no' } : undefined;
  const judged = listings.map((a) => ({ rule: a.rule, answer: ctx.evaluate(a.item, ctx).answer }));
  const answer = or(...judged.map((j) => j.answer));
  const rule = judged.find((j) => j.answer === answer)?.rule;
  return { answer, ...(answer !== 'no' && rule !== undefined && { rule }) };
}
