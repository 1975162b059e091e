/** Step 6: which part 740 exceptions could carry the requirements: open, conditional, or barred and by which paragraph. */
import type { TLicenseException } from '../../../rulebook/schema/index.ts';
import { scopeCovers } from '../../classification/rows.ts';
import type { Context } from '../../context.ts';
import type { ExceptionResult } from '../../result.ts';
import type { Judged } from '../../requirements/judged.ts';
import type { Sale } from '../../sale/orders.ts';
import { named, ofTheSale, paragraphsClaimed, paragraphsMeant } from './cases.ts';
import { judgeRoute, type Verdict } from './route.ts';

/** Over all requirements that are, or may be, there. Codes the spec claims are answered for even where they cannot reach the sale. */
export function exceptionsFor(
  ctx: Context,
  requirements: readonly Judged[],
  sale: Sale,
  claimed: readonly string[] = [],
): ExceptionResult[] {
  const standing = requirements.filter((r) => r.result.answer !== 'no');
  if (standing.length === 0) return [];
  const results = [...routesByCode(ctx)].flatMap(([code, routes]) => {
    const merged = judgeCode(ctx, code, routes, standing, sale, claimed.includes(code));
    return merged ? [merged] : [];
  });
  const unknown = [...new Set(claimed)].filter((code) => !ctx.rules.exceptions.some((x) => x.code === code));
  return [
    ...results,
    ...unknown.map(
      (code): ExceptionResult => ({
        code,
        status: 'barred',
        rule: '740.1',
        because: `there is no License Exception ${code} on ${ctx.rules.date}`,
      }),
    ),
  ];
}

/** One exception alone, for content that License Exception GBS may carry. */
export function exceptionFor(ctx: Context, code: string, requirements: readonly Judged[]): ExceptionResult | undefined {
  const routes = ctx.rules.exceptions.filter((x) => x.code === code);
  return judgeCode(
    ctx,
    code,
    routes,
    requirements.filter((r) => r.result.answer !== 'no'),
    {},
    false,
  );
}

function routesByCode(ctx: Context): Map<string, TLicenseException[]> {
  return Map.groupBy(ctx.rules.exceptions, (x) => x.code);
}

function judgeCode(
  ctx: Context,
  code: string,
  routes: readonly TLicenseException[],
  standing: readonly Judged[],
  sale: Sale,
  claimed: boolean,
): ExceptionResult | undefined {
  const under = claimed ? paragraphsClaimed(ctx, code) : [];
  const meant = under.length > 0 ? named(routes, under) : routes;
  if (meant.length === 0)
    return {
      code,
      status: 'barred',
      rule: section(routes[0]!.rule),
      because: `${under.join(', ')} is no way to use License Exception ${code} on ${ctx.rules.date}`,
    };
  const ways = meant.map((x) => ({
    x,
    verdict: judgeRoute(ctx, x, standing, sale, { claimed, under: paragraphsMeant(ctx, x, claimed, under) }),
  }));
  const reaching = ways.filter((w) => w.verdict.status !== 'out');
  if (reaching.length === 0)
    return claimed
      ? merge(
          code,
          ways.map((w) => w.verdict),
        )
      : undefined;
  const { of, unsaid } = ofTheSale(ctx, code, reaching, under);
  const merged = merge(
    code,
    of.map((w) => w.verdict),
  );
  const particular = of.some((w) => w.verdict.status === merged.status && goesByItem(ctx, w.x));
  return { ...merged, ...(unsaid && { unsaid }), ...(particular && { ofTheItem: true }) };
}

/** Its entry allows it, whatever paragraph is still to be stated; or its own scope speaks of such items. */
function goesByItem(ctx: Context, x: TLicenseException): boolean {
  if (x.listBased === false) return speaksOfItem(x.scope);
  const own = ctx.classified.effective;
  const lines = own ? (ctx.rules.entry(own.code.split('.')[0]!)?.exceptions ?? []) : [];
  return lines.some((l) => {
    if (l.code !== x.code || l.barred) return false;
    const covers = scopeCovers(own!, l.applies);
    return covers.answer !== 'no' && covers.because !== 'paragraph';
  });
}

/** What a scope must turn on to say more than "any item". */
const OF_THE_ITEM = new Set(['eccn', 'meets', 'controlledFor', 'series', 'figure', 'category', 'productGroup', 'onCcl']);

/** What a scope leaves out is no reason to think of it. */
function speaksOfItem(condition: unknown): boolean {
  if (Array.isArray(condition)) return condition.some(speaksOfItem);
  if (typeof condition !== 'object' || condition === null) return false;
  return Object.entries(condition).some(([key, value]) => OF_THE_ITEM.has(key) || (key !== 'not' && speaksOfItem(value)));
}

/** The best of several ways; ways that are equally possible are all named. */
function merge(code: string, verdicts: readonly Verdict[]): ExceptionResult {
  const open = verdicts.find((v) => v.status === 'open');
  if (open) return { code, status: 'open', rule: open.rule, overcomes: open.overcomes, provisos: open.provisos };
  const possible = verdicts.filter((v) => v.status === 'conditional');
  if (possible.length > 0) return conditional(code, possible);
  // One that would carry something says more than one that carries nothing.
  const barred = verdicts.find((v) => v.overcomes.length > 0) ?? verdicts[0]!;
  return {
    code,
    status: 'barred',
    rule: barred.status === 'out' && verdicts.length > 1 ? section(barred.rule) : barred.rule,
    ...(barred.because && { because: barred.because }),
    ...(barred.overcomes.length > 0 && { overcomes: barred.overcomes, leaves: barred.leaves }),
    ...(barred.overcomes.length > 0 && barred.conditions.length > 0 && { condition: barred.conditions.join('; ') }),
    ...(barred.overcomes.length > 0 && { provisos: barred.provisos, needs: barred.needs }),
    ...(barred.unmet && { unmet: barred.unmet }),
  };
}

function conditional(code: string, possible: readonly Verdict[]): ExceptionResult {
  const ready = possible.filter((v) => !v.unmet);
  const ways = ready.length > 0 ? ready : possible;
  const [only] = ways;
  return {
    code,
    status: 'conditional',
    rule: ways.length === 1 ? only!.rule : section(only!.rule),
    condition:
      ways.length === 1
        ? only!.conditions.join('; ')
        : ways.map((v) => `under ${v.rule}: ${v.conditions.join('; ')}`).join('; or '),
    overcomes: only!.overcomes,
    provisos: [...new Set(ways.flatMap((v) => v.provisos))],
    ...(ways.every((v) => v.needs.length > 0) && { needs: only!.needs }),
    ...(ready.length === 0 && { unmet: only!.unmet }),
  };
}

const section = (rule: string): string => /^\d+\.\d+/.exec(rule)?.[0] ?? rule;
