/**
 * Which of several ways to use an exception a claim means. A way with `case: every` is one of those an item or a sale may fall under:
 * where the spec does not say which, all that reach it must carry it. One with `case: said` serves only where a claim names it. Others
 * serve by themselves, the best of them counts.
 */
import type { TLicenseException } from '../../../rulebook/schema/index.ts';
import type { Context } from '../../context.ts';
import type { Missing } from '../../result.ts';
import { within } from '../../../base/paragraph.ts';
import type { Verdict } from './route.ts';

export interface Way {
  readonly x: TLicenseException;
  readonly verdict: Verdict;
}

/** The paragraphs that the claims of the code name; none where one names none. */
export function paragraphsClaimed(ctx: Context, code: string): readonly string[] {
  const claims = ctx.journey.clause.claims.filter((c) => c.code === code);
  return claims.every((c) => c.under !== undefined) ? claims.map((c) => c.under!) : [];
}

/** Those the claims name, and where they name none, what the way itself says they mean for the item. */
export function paragraphsMeant(
  ctx: Context,
  x: TLicenseException,
  claimed: boolean,
  under: readonly string[],
): readonly string[] {
  if (!claimed || under.length > 0 || !x.means) return under;
  return ctx.evaluate(x.means.when, ctx).answer === 'yes' ? x.means.under : under;
}

/** Ways that the paragraphs named speak of. */
export const named = <T extends Pick<TLicenseException, 'rule'>>(ways: readonly T[], under: readonly string[]): T[] =>
  ways.filter((x) => under.some((u) => within(u, x.rule) || within(x.rule, u)));

/** The ways the answer for the code is made of, and what a claim must say first, where it must. */
export function ofTheSale(
  ctx: Context,
  code: string,
  ways: readonly Way[],
  under: readonly string[],
): { of: readonly Way[]; unsaid?: Missing } {
  const carrying = ways.filter(carries);
  const open = carrying.filter((w) => w.verdict.says.length === 0);
  if (under.length > 0)
    return carrying.length > 0 && open.length === 0 ? { of: ways, unsaid: unsaid(ctx, code, carrying) } : { of: ways };
  const byItself = ways.filter((w) => w.x.case === undefined);
  if (byItself.some((w) => open.includes(w))) return { of: byItself };
  const every = ways.filter((w) => w.x.case === 'every');
  if (every.length > 0 && every.every((w) => open.includes(w) && w.verdict.needs.length === 0)) return { of: every };
  return carrying.length === 0 ? { of: ways } : { of: carrying, unsaid: unsaid(ctx, code, carrying) };
}

const carries = ({ verdict: { status } }: Way): boolean => status === 'open' || status === 'conditional';

function unsaid(ctx: Context, code: string, good: readonly Way[]): Missing {
  const rules = [...new Set(good.flatMap((w) => (w.verdict.says.length > 0 ? w.verdict.says : [w.x.rule])))];
  return {
    fact: `claims ${code} under`,
    of: ctx.item.name,
    why: `decides whether License Exception ${code} carries it: possible under ${rules.join(', ')}, write claims ${code} under ${rules[0]}`,
    at: ctx.journey.clause.claims.find((c) => c.code === code)?.at ?? ctx.journey.clause.at,
  };
}
