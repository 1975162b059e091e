/** Step 6: which part 740 exceptions could carry the requirements: open, conditional, or barred and by which paragraph. */
import { Exact } from '../base/exact.ts';
import type { Tri } from '../base/tri.ts';
import type { TLicenseException } from '../rulebook/schema.ts';
import type { Context } from './context.ts';
import type { ExceptionResult } from './determination.ts';
import type { Judged } from './requirements.ts';
import { scopeCovers } from './rows.ts';

/** Value of the order in U.S. dollars, for LVS; undefined where it cannot be had. */
export type OrderValue = Exact | undefined;

/** Over all requirements that are, or may be, there: an exception is of use only where it overcomes each. */
export function exceptionsFor(ctx: Context, requirements: readonly Judged[], order: OrderValue): ExceptionResult[] {
  const open = requirements.filter((r) => r.result.answer !== 'no' && r.result.enforcement === 'enforced');
  if (open.length === 0) return [];
  return ctx.rules.exceptions.flatMap((x) => {
    const status = one(ctx, x, open, order);
    return status ? [status] : [];
  });
}

function one(ctx: Context, x: TLicenseException, open: readonly Judged[], order: OrderValue): ExceptionResult | undefined {
  const scope = ctx.evaluate(x.scope, ctx).answer;
  if (scope === 'no') return undefined;
  const conditions: string[] = x.conditions.map((c) => `${c.text} (${c.cite})`);
  if (scope === 'undetermined') conditions.push('where its scope is met, which the stated facts leave open');
  if (x.listBased) {
    const listed = listBased(ctx, x.code, order);
    if (listed.answer === 'no') return listed.barred ? { code: x.code, status: 'barred', rule: listed.barred } : undefined;
    if (listed.condition) conditions.push(listed.condition);
  }
  const bar = barOf(ctx, x) ?? requirementBar(x, open, 'yes')?.rule;
  if (bar) return { code: x.code, status: 'barred', rule: bar };
  const doubt = doubtOf(ctx, x);
  if (doubt) conditions.push(doubt);
  const possible = requirementBar(x, open, 'undetermined');
  if (possible) conditions.push(`unless ${possible.requirement.result.title} applies, which it does not overcome (${possible.rule})`);
  const overcomes = open.map((r) => r.result.id);
  return conditions.length > 0
    ? { code: x.code, status: 'conditional', rule: x.rule, condition: conditions.join('; '), overcomes }
    : { code: x.code, status: 'open', rule: x.rule, overcomes };
}

/** The entry's own list-based line: `LVS: $3000`, `GBS: Yes`. */
function listBased(ctx: Context, code: string, order: OrderValue): { answer: Tri; condition?: string; barred?: string } {
  const own = ctx.classified.effective;
  const entry = own && ctx.rules.entry(own.code.split('.')[0]!);
  if (!own || !entry) return { answer: 'no' };
  const lines = entry.exceptions.filter((e) => e.code === code).map((e) => ({ e, ...scopeCovers(own, e.applies) })).filter((l) => l.answer !== 'no');
  const best = lines.find((l) => l.answer === 'yes') ?? lines[0];
  if (!best) return { answer: 'no' };
  if (best.e.limit !== undefined) {
    const limit = Exact.from(best.e.limit);
    if (order && order.cmp(limit) > 0) return { answer: 'no', barred: '740.3(b)' };
    if (!order) return { answer: 'undetermined', condition: `the net value of the order is at most ${best.e.limit} USD` };
  }
  const note = best.e.applies.condition ?? best.e.note;
  return best.answer === 'yes' ? { answer: 'yes' } : { answer: 'undetermined', condition: note ?? 'the paragraph is one the entry names' };
}

/** Bars of its own, then 740.2. */
function barOf(ctx: Context, x: TLicenseException): string | undefined {
  const own = x.barred.find((b) => ctx.evaluate(b.when, ctx).answer === 'yes');
  if (own) return own.cite;
  return ctx.rules.exceptionRestrictions.find((r) => reaches(r, x.code) && ctx.evaluate(r.when, ctx).answer === 'yes')?.rule;
}

function doubtOf(ctx: Context, x: TLicenseException): string | undefined {
  const r = ctx.rules.exceptionRestrictions.find((e) => reaches(e, x.code) && ctx.evaluate(e.when, ctx).answer === 'undetermined');
  return r && `unless ${r.rule} bars it: ${r.title}`;
}

function reaches(r: { readonly except: readonly string[]; readonly only?: readonly string[] }, code: string): boolean {
  return r.only ? r.only.includes(code) : !r.except.includes(code);
}

/** A requirement, of those certain or of those only possible, that admits none, or not this one, or a reason it does not overcome. */
function requirementBar(x: TLicenseException, open: readonly Judged[], answer: Tri): { readonly rule: string; readonly requirement: Judged } | undefined {
  for (const r of open) {
    if (r.result.answer !== answer) continue;
    if (r.exceptions === 'none' || (Array.isArray(r.exceptions) && !r.exceptions.includes(x.code))) return { rule: r.exceptionsCite ?? r.result.rule, requirement: r };
    if (x.overcomes && r.result.kind === 'ccl' && !x.overcomes.includes(r.result.reason)) return { rule: x.rule, requirement: r };
  }
  return undefined;
}
