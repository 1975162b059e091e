/** The restrictions of 740.2 on all license exceptions. */
import type { TExceptionRestriction, TLicenseException } from '../../../rulebook/schema/index.ts';
import { type Context, sharedStep } from '../../context.ts';
import type { Missing } from '../../result.ts';
import { missingOf, provisosOf } from '../../proof.ts';
import { unreadLaw } from '../../requirements/attested.ts';
import { type Admission, admitted, narrowed, saidUnder } from './overcome.ts';

export interface Restricted {
  readonly bar?: { readonly rule: string; readonly because: string };
  readonly conditions: readonly string[];
  readonly needs: readonly Missing[];
  readonly provisos: readonly string[];
  /** Paragraphs of the way of which one must be meant. */
  readonly says: readonly string[];
}

export function restrictions(ctx: Context, x: TLicenseException, under: readonly string[]): Restricted {
  const conditions: string[] = [];
  const needs: Missing[] = [];
  const provisos: string[] = [];
  const says: string[] = [];
  for (const r of ctx.rules.exceptionRestrictions) {
    const survives = surviving(r, x);
    const said = survives && saidUnder(survives, under);
    if (survives && narrowed(said === 'yes' ? { ...survives, under: undefined } : survives, r.rule).length === 0) continue;
    const p = sharedStep(ctx, r, () => ctx.evaluate(r.when, ctx));
    provisos.push(...(p.answer === 'no' ? provisosOf(p) : []));
    if (p.answer === 'no') {
      const law = unreadLaw(ctx, r, r.rule);
      if (law?.missing) needs.push(law.missing);
      if (law) (law.missing ? conditions : provisos).push(law.text);
      continue;
    }
    missingOf(p, needs);
    const possibly = p.answer === 'undetermined' ? ', if it applies' : '';
    if (said === 'no' && p.answer === 'yes')
      return {
        bar: { rule: r.rule, because: `${r.title}: only under ${survives!.under!.join(', ')}` },
        conditions,
        needs,
        provisos,
        says,
      };
    if (survives) {
      if (said === undefined && survives.under) says.push(...survives.under);
      conditions.push(...narrowed(said === 'yes' ? { ...survives, under: undefined } : survives, `${r.rule}${possibly}`));
    } else if (r.condition) {
      conditions.push(`${r.condition} (${r.rule}${possibly})`);
      if (r.asks)
        needs.push({ fact: r.asks, of: ctx.item.name, why: `decides whether ${r.condition}`, at: ctx.journey.clause.at });
    } else if (p.answer === 'yes') return { bar: { rule: r.rule, because: r.title }, conditions, needs, provisos, says };
    else conditions.push(`not where this holds: ${r.title} (${r.rule})`);
  }
  return { conditions, needs, provisos, says };
}

function surviving(r: TExceptionRestriction, x: TLicenseException): Admission | undefined {
  if (r.only) {
    const barred = admitted(r.only, x);
    return barred && !barred.under ? undefined : {};
  }
  return admitted(r.except, x);
}
