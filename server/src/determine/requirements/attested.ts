/**
 * Marks in the proof what rests on a fact not attested for the day. With strict dates such a fact decides nothing: what the
 * law then was is asked for like other facts that are missing.
 */
import { type Covered, coverageOf, isUnread } from '../../rulebook/attestation.ts';
import { leaning } from '../../rulebook/leaning.ts';
import type { RulebookAt } from '../../rulebook/rulebook.ts';
import type { Context } from '../context.ts';
import type { Destination } from '../destination.ts';
import { retold } from '../proof.ts';
import type { Missing, Proof } from '../result.ts';

/** The fact's own citation or entry, and how it is known. */
export interface Rested {
  readonly of: string;
  readonly how: string | undefined;
  /** An edition changed what it was read in: that it does not reach a sale is then not known either. */
  readonly unread: boolean;
}

const known = new WeakMap<RulebookAt, Map<object, Omit<Rested, 'of'>>>();

export function rested(rules: RulebookAt, fact: Covered & object, of: string): Rested {
  let perDay = known.get(rules);
  if (!perDay) known.set(rules, (perDay = new Map()));
  let read = perDay.get(fact);
  if (!read) {
    read = { how: coverageOf(fact, rules.date, rules.rulebook.through), unread: isUnread(fact) };
    perDay.set(fact, read);
  }
  return { of, ...read };
}

/** The Country Chart: its marks are of the edition, but for those with days of their own and for rows that have to be read again. */
export function chartRested(rules: RulebookAt, to: Destination): Rested[] {
  const { chartSource, chartRead } = rules.rulebook;
  const rows = Object.keys(chartRead).filter((code) => to.in(rules, [code]));
  return [
    rested(rules, chartSource, '738 supp. 1'),
    ...rows.map((code) => ({
      of: `738 supp. 1 (${code})`,
      how: coverageOf({ verified: chartRead[code] }, rules.date, rules.rulebook.through),
      unread: true,
    })),
  ];
}

/**
 * `always`: an answer of no rests on the fact as well, as it does on the rows of the item's own entry. A carried rule that does not
 * reach the sale is left as it is: that no other rule stood then is attested nowhere. Not so one that an edition has changed.
 */
export function dated(
  ctx: Pick<Context, 'rules' | 'strictDates' | 'item'>,
  proof: Proof,
  facts: readonly Rested[],
  always = false,
): Proof {
  if (facts.every((f) => f.how === undefined)) return proof;
  const open = facts.filter((f) => f.how !== undefined);
  const unread = open.some((f) => f.unread);
  if (proof.answer === 'no' && !always && !unread) return proof;
  // After the rulebook's last day all of it is carried, which the proof says once, at its head.
  if (!ctx.strictDates && ctx.rules.carriedSince !== undefined && !unread) return proof;
  const coverage = [...new Set(open.map((f) => `${f.of} ${f.how}`))].join('; ');
  if (!ctx.strictDates || proof.answer === 'undetermined') return retold(proof, { coverage });
  return {
    ...proof,
    answer: 'undetermined',
    coverage,
    missing: open.map((f) => ({ fact: 'law', of: f.of, why: `${f.of} on ${ctx.rules.date} is ${f.how}`, at: ctx.item.at })),
  };
}

/** What a record names and has to be read again, such as a group of countries. */
export function namedRested(rules: RulebookAt, record: object): readonly Rested[] {
  const named = leaning(rules, record);
  return named.length === 0 ? NOTHING : named.map((n) => ({ ...n, unread: true }));
}
const NOTHING: readonly Rested[] = [];

/** The same, for a condition. */
export function restedOnNamed(ctx: Pick<Context, 'rules' | 'strictDates' | 'item'>, condition: object, proof: Proof): Proof {
  // Each leaf of each condition comes by here, and nearly always nothing is to be read again.
  const named = namedRested(ctx.rules, condition);
  return named.length === 0 ? proof : dated(ctx, proof, named);
}

/** Of a fact that an edition has changed since it was read: what is then known, and with strict dates what is missing. */
export function unreadLaw(
  ctx: Pick<Context, 'rules' | 'strictDates' | 'item'>,
  fact: Covered & object,
  of: string,
): { readonly text: string; readonly missing?: Missing } | undefined {
  const read = rested(ctx.rules, fact, of);
  if (!read.unread) return undefined;
  return {
    text: `${of} still says what was read: ${read.how}`,
    ...(ctx.strictDates && {
      missing: { fact: 'law', of, why: `${of} on ${ctx.rules.date} is ${read.how}`, at: ctx.item.at },
    }),
  };
}
