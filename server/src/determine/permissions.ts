/** Notices that bind the exporter, authorizations that cover the sale, and claims of an exception: checked, not believed. */
import type { Exact } from '../base/exact.ts';
import type { Authorization, Coverage, Item, Notice } from '../model/model.ts';
import type { Context } from './context.ts';
import type { Determination, ExceptionResult, Proof, RequirementResult } from './determination.ts';
import { allOf, leaf } from './proof.ts';
import type { Judged } from './requirements.ts';

/** "Is informed" letters (744.21(b), 744.23(b), …) bind one exporter for the items and countries they name. */
export function noticeRequirements(ctx: Context, notices: readonly Notice[]): Judged[] {
  return notices.flatMap((n): Judged[] => {
    const hit = n.requires.find((r) => covers(ctx, r, ctx.item));
    const on = ctx.rules.date;
    if (!hit || (n.from && on < n.from.value) || (n.to && on > n.to.value)) return [];
    const exporter = ctx.journey.exporter.party;
    const bound = n.binds === undefined || exporter === n.binds.value;
    const proof: Proof = allOf(`notice ${n.name}`, [leaf(bound ? 'yes' : 'no', n.binds ? `it binds ${n.binds.value.name}` : 'it names no exporter, so it binds whoever exports', { facts: [{ text: n.name, at: n.at }], ...(!exporter && n.binds && { provisos: [`the exporter is not ${n.binds.value.name}, whom notice ${n.name} binds`] }) })]);
    const result: RequirementResult = { id: `notice-${n.name}`, rule: n.name, kind: 'notice', reason: 'is-informed', answer: proof.answer, enforcement: 'enforced', title: `notice ${n.label ?? n.name}`, about: n.at };
    return [{ result, proof, exceptions: 'none', countsForDeMinimis: false }];
  });
}

/** With alternatives in place it is still the item that a letter or a license names. */
const declaredAs = (item: Item): Item => item.declared ?? item;

function covers(ctx: Context, c: Coverage, item: Item): boolean {
  if (c.items.length > 0 && !c.items.some((i) => i.value === declaredAs(item))) return false;
  if (c.countries.length > 0 && !c.countries.some((f) => ctx.rules.inPlace(ctx.journey.destination, f.value))) return false;
  return c.parties.length === 0 || c.parties.some((p) => ctx.journey.parties.includes(p.value));
}

export function authorizations(ctx: Context, all: readonly Authorization[], order: Exact | undefined): Determination['authorizations'][number][] {
  const named = all.filter((a) => a.covers.some((c) => c.items.some((i) => i.value === declaredAs(ctx.item))));
  return named.map((a) => {
    const on = ctx.rules.date;
    if (!a.covers.some((c) => covers(ctx, c, ctx.item))) return { name: a.name, status: 'does-not-cover', why: `not for ${ctx.journey.destination}, or not for a party of this sale` };
    if (!a.valid) return { name: a.name, status: 'does-not-cover', why: 'no validity is stated' };
    if (on < a.valid.from) return { name: a.name, status: 'not-yet-valid', why: `valid from ${a.valid.from}` };
    if (on > a.valid.to) return { name: a.name, status: 'expired', why: `valid until ${a.valid.to}` };
    if (a.valueLimit) {
      if (a.valueLimit.value.currency !== 'USD' || order === undefined) return { name: a.name, status: 'does-not-cover', why: 'the value of the sale cannot be compared with its limit' };
      if (order.cmp(a.valueLimit.value.amount) > 0) return { name: a.name, status: 'over-limit', why: `the sale exceeds ${a.valueLimit.value.amount.toFixed(2)} USD` };
    }
    return { name: a.name, status: 'covers' };
  });
}

/** A claimed exception that is open, or possible on conditions, for every requirement that is there. */
export function claimHolds(ctx: Context, exceptions: readonly ExceptionResult[]): ExceptionResult | undefined {
  const hit = exceptions.find((e) => e.status !== 'barred' && ctx.journey.clause.claims.some((c) => c.code === e.code));
  if (hit?.condition) ctx.provisos.add(`${hit.code}: ${hit.condition}`);
  return hit;
}
