/** Parties one at a time: a rule about a party asks its questions of the same one. */
import type { Party } from '../../model/model.ts';
import { hasRole } from '../../model/roles.ts';
import type { Context } from '../context.ts';

/** The sale as if this were its only party. */
export const alone = (ctx: Context, party: Party): Context => ({ ...ctx, journey: { ...ctx.journey, parties: [party] } });

/** Forwarders pass it on, and a purchaser who is nothing else only pays: neither says who gets it. */
export function receives({ journey: { clause, facility } }: Context, party: Party): boolean {
  if (hasRole(party, 'forwarder')) return false;
  const got = [...clause.endUser, ...clause.consignee].some((f) => f.value === party);
  return got || facility?.operator?.value === party || !clause.purchaser.some((f) => f.value === party);
}

/** The end users and whoever operates the facility. */
export function usersNamed(ctx: Context): readonly Party[] {
  const { clause, facility } = ctx.journey;
  return [...new Set([...clause.endUser.map((f) => f.value), ...(facility?.operator ? [facility.operator.value] : [])])];
}
