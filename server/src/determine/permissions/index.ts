/** Step 6 together: exceptions, claims of them, and authorizations, over one set of requirements. */
import type { Exact } from '../../base/exact.ts';
import type { Authorization } from '../../model/model.ts';
import type { Tri } from '../../base/tri.ts';
import { authorizations, type AuthorizationResult } from './authorizations.ts';
import type { Context } from '../context.ts';
import type { ExceptionResult, Missing, Outcome } from '../result.ts';
import { claimsHold } from './license-exceptions/claims.ts';
import { exceptionsFor } from './license-exceptions/index.ts';
import type { Converter } from '../sale/exchange-rates.ts';
import type { Judged } from '../requirements/judged.ts';
import type { Planned, Sale } from '../sale/orders.ts';

export interface Permits {
  readonly exceptions: readonly ExceptionResult[];
  readonly authorizations: readonly AuthorizationResult[];
  /** A license or the like covers the sale. */
  readonly authorized: boolean;
  /** Do the exceptions claimed carry every requirement? */
  readonly claimed: Tri;
  readonly missing: readonly Missing[];
  /** What an answer that relies on them is given "provided that". */
  provisosOf(outcome: Outcome): readonly string[];
}

export interface PermitsInput {
  readonly authorizations: readonly Authorization[];
  readonly planned: Planned;
  readonly sale: Sale;
  readonly money: Converter;
  readonly spent: ReadonlyMap<string, Exact>;
  readonly subject: Tri;
}

export function permitsOf(ctx: Context, requirements: readonly Judged[], input: PermitsInput): Permits {
  const strict = ctx.strict ? { of: ctx.item.name, at: ctx.journey.clause.at } : undefined;
  const held = input.subject === 'no' ? [] : input.authorizations;
  const claims = ctx.journey.clause.claims.map((c) => c.code);
  const relied = held.flatMap((a) => (isException(a) && a.exception ? [a.exception.value] : []));
  const exceptions = exceptionsFor(ctx, requirements, input.sale, [...claims, ...relied]);
  const permits = authorizations(ctx, held, {
    sale: input.planned,
    money: input.money,
    requirements,
    spent: input.spent,
    exceptionHolds: (code) =>
      claimsHold([code], exceptions, requirements, strict).holds === 'yes' ? undefined : whyNot(code, exceptions),
  });
  const covering = new Set(permits.results.filter((r) => r.status === 'covers').map((r) => r.name));
  const byException = held.filter((a) => isException(a) && covering.has(a.name)).map((a) => a.exception!.value);
  const claim = claimsHold([...claims, ...byException], exceptions, requirements, strict);
  return {
    exceptions,
    authorizations: permits.results,
    authorized: held.some((a) => !isException(a) && covering.has(a.name)),
    claimed: claim.holds,
    missing: [...permits.missing, ...(claim.holds === 'undetermined' ? claim.missing : [])],
    provisosOf: (outcome) =>
      outcome === 'authorized' ? permits.provisos : outcome === 'license-exception' ? claim.provisos : [],
  };
}

const isException = (a: Authorization): boolean => a.type?.value === 'exception';

function whyNot(code: string, exceptions: readonly ExceptionResult[]): string {
  const e = exceptions.find((x) => x.code === code);
  const bar = e?.unmet ?? e;
  if (bar?.because) return `License Exception ${code} is not available: ${bar.because} (${bar.rule})`;
  const [need] = e?.unsaid ? [e.unsaid] : (e?.needs ?? []);
  return need
    ? `whether License Exception ${code} is available turns on ${need.fact} of ${need.of}, which is not stated`
    : `License Exception ${code} does not overcome every requirement`;
}
