/**
 * Authorization Validated End-User (748.15, supplement no. 7 to part 748): only for those it lists, in China and India, on their
 * days, for the items of their entries and their own use; never what is controlled for missile technology or crime control, nor an
 * activity of part 744 that the authorization does not reach.
 */
import { within } from '../../base/paragraph.ts';
import { or } from '../../base/tri.ts';
import type { Party } from '../../model/model.ts';
import { hasRole } from '../../model/roles.ts';
import type { ValidatedEndUser } from '../../rulebook/compiled.ts';
import type { Condition } from '../../rulebook/schema/condition.ts';
import type { Context } from '../context.ts';
import { reasonsFor } from '../classification/rows.ts';
import { inSet } from '../classification/selector.ts';
import { receives } from '../parties/apart.ts';
import type { Judged } from '../requirements/judged.ts';

/** Why it does not carry the sale; undefined where nothing known speaks against it. */
export function validatedEndUser(ctx: Context, requirements: readonly Judged[]): string | undefined {
  const { to } = ctx.journey;
  const all = ctx.rules.rulebook.validatedEndUsers;
  const receiving = receivers(ctx);
  if (receiving.length === 0) return 'an authorization of a validated end user needs the end user named';
  if (!all.some((v) => to.is(v.country))) return `no validated end user is listed for ${to.label} (748 supp. 7)`;
  const found = receiving.map((p) => ({ p, entries: entriesOf(ctx, p) }));
  for (const { p, entries } of found) {
    const why = left(ctx, p, entries);
    if (why !== undefined) return why;
    if (hasRole(p, 'distributor'))
      return `${p.name} is a distributor, and what is received is for the use of the validated end user itself (748.15)`;
  }
  const own = ctx.classified.effective;
  const excluded = own ? reasonsFor(ctx, own).filter((r) => r.reason === 'MT' || r.reason === 'CC') : [];
  if (or(...excluded.map((r) => r.applies)) === 'yes')
    return 'items controlled for missile technology or crime control reasons are not eligible (748.15)';
  const open = new Set(found.flatMap(({ entries }) => entries.flatMap((v) => v.part744 ?? [])));
  if (!to.is(MILITARY_TOO) && ctx.evaluate(NOT_CIVIL, ctx).answer === 'yes')
    return `what is received in ${to.label} is for civil end uses alone (748.15(d)(1))`;
  const against = requirements.find(
    (r) => r.result.answer !== 'no' && r.result.rule.startsWith('744.') && ![...open].some((p) => within(r.result.rule, p)),
  );
  return against && `${against.result.title}: not for an activity of part 744 (748.15(d), ${against.result.rule})`;
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

/** In India "for either civil or military end uses" (748.15(d)(1)). */
const MILITARY_TOO = 'IN';

const NOT_CIVIL: Condition = {
  any: [
    { endUse: ['military', 'military-intelligence', 'nuclear', 'missile', 'chemical-biological-weapons'] },
    { partyRole: ['military'] },
  ],
};
