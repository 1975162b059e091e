/** Parties one at a time: a rule about a party asks its questions of the same one. */
import type { Party } from '../../model/model.ts';
import type { Context } from '../context.ts';

/** The sale as if this were its only party. */
export const alone = (ctx: Context, party: Party): Context => ({ ...ctx, journey: { ...ctx.journey, parties: [party] } });

/** The end users and whoever operates the facility. */
export function usersNamed(ctx: Context): readonly Party[] {
  const { clause, facility } = ctx.journey;
  return [...new Set([...clause.endUser.map((f) => f.value), ...(facility?.operator ? [facility.operator.value] : [])])];
}
