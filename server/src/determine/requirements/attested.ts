/**
 * Marks in the proof what rests on a fact not attested for the day. With strict dates such a fact decides nothing: what the
 * law then was is asked for like other facts that are missing.
 */
import { type Covered, coverageOf } from '../../rulebook/attestation.ts';
import type { RulebookAt } from '../../rulebook/rulebook.ts';
import type { Context } from '../context.ts';
import { retold } from '../proof.ts';
import type { Proof } from '../result.ts';

/** The fact's own citation or entry, and how it is known. */
export interface Rested {
  readonly of: string;
  readonly how: string | undefined;
}

const known = new WeakMap<RulebookAt, Map<object, string | undefined>>();

export function rested(rules: RulebookAt, fact: Covered & object, of: string): Rested {
  let perDay = known.get(rules);
  if (!perDay) known.set(rules, (perDay = new Map()));
  if (!perDay.has(fact)) perDay.set(fact, coverageOf(fact, rules.date, rules.rulebook.through));
  return { of, how: perDay.get(fact) };
}

/** The Country Chart as a whole: its marks are of the edition, but for those with days of their own. */
export function chartRested(rules: RulebookAt): Rested {
  return rested(rules, rules.rulebook.chartSource, '738 supp. 1');
}

/**
 * `always`: an answer of no rests on the fact as well, as it does on the rows of the item's own entry. A carried rule that does not
 * reach the sale is left as it is: that no other rule stood then is attested nowhere.
 */
export function dated(
  ctx: Pick<Context, 'rules' | 'strictDates' | 'item'>,
  proof: Proof,
  facts: readonly Rested[],
  always = false,
): Proof {
  const open = facts.filter((f) => f.how !== undefined);
  if (open.length === 0 || (proof.answer === 'no' && !always)) return proof;
  // After the rulebook's last day all of it is carried, which the proof says once, at its head.
  if (!ctx.strictDates && ctx.rules.carriedSince !== undefined) return proof;
  const coverage = [...new Set(open.map((f) => `${f.of} ${f.how}`))].join('; ');
  if (!ctx.strictDates || proof.answer === 'undetermined') return retold(proof, { coverage });
  return {
    ...proof,
    answer: 'undetermined',
    coverage,
    missing: open.map((f) => ({ fact: 'law', of: f.of, why: `${f.of} on ${ctx.rules.date} is ${f.how}`, at: ctx.item.at })),
  };
}
