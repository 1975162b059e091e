/**
 * Authorization Validated End-User (748.15, supplement no. 7 to part 748): only for those it lists, where they are listed, on their
 * days, for the items of their entries and their own use; and for nothing that it carries to none of them.
 */
import { within } from '../../base/paragraph.ts';
import type { Party } from '../../model/model.ts';
import { hasRole } from '../../model/roles.ts';
import type { ValidatedEndUser } from '../../rulebook/compiled.ts';
import type { TValidatedBar } from '../../rulebook/schema/index.ts';
import type { Context } from '../context.ts';
import { inSet } from '../classification/selector.ts';
import { receives } from '../parties/apart.ts';
import { missingOf } from '../proof.ts';
import type { Judged } from '../requirements/judged.ts';
import type { Missing } from '../result.ts';

/** Why it does not carry the sale; undefined where nothing known speaks against it, and nothing that is not known may. */
export function validatedEndUser(ctx: Context, requirements: readonly Judged[], missing: Missing[]): string | undefined {
  const { to } = ctx.journey;
  const all = ctx.rules.rulebook.validatedEndUsers;
  const receiving = receivers(ctx);
  if (receiving.length === 0) return 'an authorization of a validated end user needs the end user named';
  if (!all.some((v) => to.is(v.country))) return `no validated end user is listed for ${to.label} (748 supp. 7)`;
  for (const p of receiving) {
    const why = left(ctx, p, entriesOf(ctx, p));
    if (why !== undefined) return why;
    if (hasRole(p, 'distributor'))
      return `${p.name} is a distributor, and what is received is for the use of the validated end user itself (748.15)`;
  }
  for (const bar of ctx.rules.inForce('validatedBars')) {
    const why = barred(ctx, bar, missing) ?? activity(ctx, bar, receiving, requirements);
    if (why !== undefined) return why;
  }
  return undefined;
}

function barred(ctx: Context, { when, title, rule }: TValidatedBar, missing: Missing[]): string | undefined {
  const p = when && ctx.evaluate(when, ctx);
  if (p === undefined || p.answer === 'no') return undefined;
  missingOf(p, missing);
  return p.answer === 'yes'
    ? `it does not carry this: ${title} (${rule})`
    : `it may be what it does not carry: ${title} (${rule})`;
}

function activity(
  ctx: Context,
  { part, rule }: TValidatedBar,
  receiving: readonly Party[],
  requirements: readonly Judged[],
): string | undefined {
  if (part === undefined) return undefined;
  const opened = (paragraph: string): boolean =>
    receiving.every((p) => entriesOf(ctx, p).some((v) => v.opens?.some((o) => within(paragraph, o))));
  const against = requirements.find(
    ({ result }) => result.answer !== 'no' && result.rule.startsWith(`${part}.`) && !opened(result.rule),
  );
  return against && `${against.result.title}: not for an activity of part ${part} (${rule}, ${against.result.rule})`;
}

/** What no spec shows of it. */
export function validatedProvisos(ctx: Context, title: string): string[] {
  const entries = receivers(ctx).flatMap((p) => entriesOf(ctx, p).filter((v) => current(ctx, v)));
  const items = entries.some((v) => v.items === undefined)
    ? ['the item is among those of its entry in supplement no. 7 to part 748, which is not in hand']
    : [];
  const limits = entries.flatMap((v) => (v.limits === undefined ? [] : [`${v.limits} (748 supp. 7, ${v.name})`]));
  return [
    ...items,
    ...new Set(limits),
    `it goes to an address of the entry, for the use of the validated end user itself, and the conditions of 748.15 are kept (${title})`,
  ];
}

const receivers = (ctx: Context): readonly Party[] => ctx.journey.parties.filter((p) => receives(ctx, p));

function left(ctx: Context, p: Party, entries: readonly ValidatedEndUser[]): string | undefined {
  if (entries.length === 0) return `${p.name} is not a validated end user (748 supp. 7)`;
  const now = entries.filter((v) => current(ctx, v));
  if (now.length === 0) return `${p.name} has not been a validated end user since ${entries[0]!.until} (${entries[0]!.source})`;
  const own = ctx.classified.effective;
  if (now.some((v) => v.items === undefined || (own && inSet(own, v.items) === 'yes'))) return undefined;
  return own
    ? `${own.code} is not among the items for which ${p.name} is validated (748 supp. 7)`
    : `the items for which ${p.name} is validated are listed by ECCN (748 supp. 7), which is not known`;
}

const current = (ctx: Context, v: ValidatedEndUser): boolean => v.until === undefined || ctx.rules.date < v.until;

/** Entries for the country under one of its names. */
const entriesOf = (ctx: Context, p: Party): readonly ValidatedEndUser[] =>
  ctx.rules.rulebook.validatedEndUsers.filter(
    (v) => ctx.journey.to.is(v.country) && named(p).some((n) => [v.name, ...(v.aliases ?? [])].some((a) => sameName(n, a))),
  );

const named = (p: Party): string[] => [p.label ?? p.name, ...p.alsoKnownAs.map((a) => a.value)];
const bare = (s: string): string =>
  s
    .toLowerCase()
    .replace(/\b(co|company|ltd|limited|inc|corp|corporation)\b\.?/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
const sameName = (a: string, b: string): boolean => bare(a) !== '' && bare(a) === bare(b);
