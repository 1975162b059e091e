/** Authorization Validated End-User (748.15, supplement no. 7 to part 748): whom it was never for, and whom no longer. */
import { or } from '../../base/tri.ts';
import type { Party } from '../../model/model.ts';
import type { Context } from '../context.ts';
import { reasonsFor } from '../classification/rows.ts';

/** Why it does not carry the sale; undefined where nothing known speaks against it. */
export function validatedEndUser(ctx: Context): string | undefined {
  const { parties, to } = ctx.journey;
  const all = ctx.rules.rulebook.validatedEndUsers;
  const on = ctx.rules.date;
  if (parties.length === 0) return 'an authorization of a validated end user needs the end user named';
  if (!all.some((v) => to.is(v.country))) return `no validated end user is listed for ${to.label} (748 supp. 7)`;
  for (const p of parties) {
    const known = all.filter((v) => named(p).some((n) => sameName(n, v.name) || (v.aliases ?? []).some((a) => sameName(n, a))));
    if (known.length > 0 && known.every((v) => v.until !== undefined && on >= v.until))
      return `${p.name} has not been a validated end user since ${known[0]!.until} (${known[0]!.source})`;
  }
  const own = ctx.classified.effective;
  const excluded = own ? reasonsFor(ctx, own).filter((r) => r.reason === 'MT' || r.reason === 'CC') : [];
  return or(...excluded.map((r) => r.applies)) === 'yes'
    ? 'items controlled for missile technology or crime control reasons are not eligible (748.15)'
    : undefined;
}

const named = (p: Party): string[] => [p.label ?? p.name, ...p.alsoKnownAs.map((a) => a.value)];
const bare = (s: string): string =>
  s
    .toLowerCase()
    .replace(/\b(co|company|ltd|limited|inc|corp|corporation)\b\.?/g, '')
    .replace(/[^a-z0-9]/g, '');
const sameName = (a: string, b: string): boolean => bare(a) === bare(b);
