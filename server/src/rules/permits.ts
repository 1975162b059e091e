/** Authorizations of a file with what the determinations say of each. */
import type { Determination } from '../determine/result.ts';
import type { Authorization } from '../model/model.ts';
import type { RuleContext } from './rule.ts';

export type PermitStatus = Determination['authorizations'][number];

export interface Permit {
  readonly authorization: Authorization;
  readonly status: PermitStatus;
  readonly d: Determination;
}

/** By authorization and status, so that one finding speaks for all destinations alike. */
export function permitsOf(ctx: RuleContext): Permit[] {
  const byName = new Map(ctx.model.authorizations.map((a) => [a.name, a]));
  return ctx.determinations.flatMap((d) =>
    d.authorizations.flatMap((status) => {
      const authorization = byName.get(status.name);
      return authorization ? [{ authorization, status, d }] : [];
    }),
  );
}
