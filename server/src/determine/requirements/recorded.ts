/** The requirements of parts 744 and 746, and whatever else has conditions of its own. */
import type { Tri } from '../../base/tri.ts';
import { isUnread } from '../../rulebook/attestation.ts';
import type { TRequirement } from '../../rulebook/schema/index.ts';
import { dated, rested } from './attested.ts';
import type { Context } from '../context.ts';
import { enforced, exclusions, judged, review } from './enforcement.ts';
import type { Judged } from './judged.ts';
import type { Proof, RequirementResult } from '../result.ts';
import { alone } from '../parties/apart.ts';
import { allOf, anyOf, isBare, proving } from '../proof.ts';

/** With strict dates, a rule whose text has changed since may reach whatever it did not. */
export const isOpen = (ctx: Context, r: TRequirement): boolean => ctx.strictDates && isUnread(r);

/** @param all one that bears on nothing as well */
export function recorded(ctx: Context, r: TRequirement, all = true): readonly Judged[] {
  const parts = conditionsOf(ctx, r);
  const no = parts.some((p) => p.answer === 'no');
  const leftOutBy = no ? leavingOut(ctx, r) : [];
  // So most rules end for most sales, and how an application would be reviewed is not asked.
  if (no && !all && parts.every(isBare) && leftOutBy.length === 0 && !isOpen(ctx, r)) return NOTHING;
  const proof = allOf(r.title, parts, { rule: r.rule });
  const base = {
    id: r.id,
    rule: r.rule,
    kind: r.kind === 'policy' ? ('end-use' as const) : r.kind,
    reason: r.reason,
    title: r.title,
    ...(ctx.isContent ? {} : aboutOf(ctx, r, parts[0]!.answer)),
    ...review(ctx, r.review),
  };
  // A policy holds on the days its author gave it; no edition attests it.
  return enforced(ctx, r, base, r.kind === 'policy' ? proof : dated(ctx, proof, [rested(ctx.rules, r, r.rule)])).map(
    ([result, judgedProof]) => ({
      ...judged(result, judgedProof, r.countsForDeMinimis),
      exceptions: r.exceptions,
      exceptionsCite: r.exceptionsCite,
      record: r,
      ...(leftOutBy.length > 0 && { leftOutBy }),
    }),
  );
}

const NOTHING: readonly Judged[] = [];

/** Of a rule about a party, for each party as if it were the only one. */
function conditionsOf(ctx: Context, r: TRequirement): Proof[] {
  const { parties } = ctx.journey;
  if (!r.perParty || parties.length < 2) return conditionsFor(ctx, r);
  return [
    anyOf(
      'for one of the parties, each by itself',
      parties.map((p) => allOf(p.name, conditionsFor(alone(ctx, p), r))),
    ),
  ];
}

function conditionsFor(ctx: Context, r: TRequirement): Proof[] {
  const parts: Proof[] = [ctx.evaluate(r.when, ctx)];
  if (parts[0]!.answer !== 'no') {
    parts.push(...exclusions(ctx, r.unless));
    if (ctx.isContent) parts.push(...exclusions(ctx, r.contentNotCounted));
  }
  return parts;
}

/** Of content alone: what takes it out of the count although the requirement would reach it. */
function leavingOut(ctx: Context, r: TRequirement): string[] {
  if (!ctx.isContent || r.contentNotCounted.length === 0 || ctx.evaluate(r.when, ctx).answer === 'no') return [];
  if (exclusions(ctx, r.unless).some((p) => p.answer === 'no')) return [];
  return r.contentNotCounted.filter((e) => ctx.evaluate(e.when, ctx).answer === 'yes').map((e) => e.cite);
}

function aboutOf(ctx: Context, r: TRequirement, answer: Tri): Pick<RequirementResult, 'about' | 'because'> {
  const { clause, facility } = ctx.journey;
  if (r.kind === 'end-use') return { about: clause.endUses[0]?.at ?? (facility ? clause.facility?.at : undefined) };
  if (r.kind !== 'end-user') return {};
  const named = [...clause.endUser, ...clause.purchaser, ...clause.consignee];
  if (answer !== 'yes') return { about: named[0]?.at };
  // The party of which alone it holds, and what shows it.
  for (const party of ctx.journey.parties) {
    const own = alone(ctx, party);
    if (conditionsFor(own, r).every((p) => p.answer === 'yes'))
      return {
        about: named.find((f) => f.value === party)?.at ?? clause.facility?.at,
        because: whyYes(
          proving(() => ctx.evaluate(r.when, own)),
          party.name,
        ),
      };
  }
  return { about: named[0]?.at };
}

/** The first step that carries a yes and stands on the party; else, on any fact of the spec. */
const whyYes = (proof: Proof, party: string): string | undefined =>
  firstYes(proof, (facts) => facts.some((f) => f.text === party)) ?? firstYes(proof, () => true);

function firstYes(proof: Proof, on: (facts: NonNullable<Proof['facts']>) => boolean): string | undefined {
  if (proof.answer !== 'yes' || proof.negates) return undefined;
  if (proof.facts && on(proof.facts)) return proof.text;
  for (const c of proof.children ?? []) {
    const found = firstYes(c, on);
    if (found !== undefined) return found;
  }
  return undefined;
}
