/**
 * Where the item of a sale ends up and what it passes on the way (15 CFR 748.5(d)-(f), 772.1, 736.2(b)(8)). A destination is what the
 * spec says of it; the end user, a consignee that is no mere forwarder and the facility may lie elsewhere, and then the sale is judged
 * for their country too.
 */
import type { SourceRange } from '../../../../grammar/src/text/range.ts';
import type { Destination as Clause, Fact, Party } from '../../model/model.ts';
import { hasRole } from '../../model/roles.ts';
import type { Trip } from './journey.ts';

export interface Whereabouts {
  readonly country: string;
  /** The party or facility that is there, and what it is to the sale. */
  readonly of: string;
  readonly as: 'end user' | 'consignee' | 'facility' | 'purchaser';
  readonly at: SourceRange;
  /** Does the item certainly end up there? Not with a consignee whose role is not stated: it may only forward it. */
  readonly certain: boolean;
}

/** Each country once, the certain first; never within the United States, where nothing is exported to. */
export function whereabouts({ clause, rules }: Trip): readonly Whereabouts[] {
  const all = [...atFacility(clause), ...ofEndUsers(clause), ...ofConsignees(clause), ...ofBuyers(clause)];
  const out = new Map<string, Whereabouts>();
  for (const w of [...all.filter((x) => x.certain), ...all.filter((x) => !x.certain)])
    if (!out.has(w.country) && !rules.isDomestic(w.country)) out.set(w.country, w);
  return [...out.values()];
}

function siteOf({ facility }: Clause): string | undefined {
  return facility?.value.country?.value ?? facility?.value.operator?.value.country?.value;
}

function atFacility(clause: Clause): Whereabouts[] {
  const country = siteOf(clause);
  if (!clause.facility || country === undefined) return [];
  const { value, at } = clause.facility;
  return [{ country, of: value.name, as: 'facility', at, certain: true }];
}

/** A facility keeps the item where it is, wherever the end user has its seat. */
function ofEndUsers(clause: Clause): Whereabouts[] {
  return siteOf(clause) === undefined ? clause.endUser.flatMap((f) => located(f, 'end user', true)) : [];
}

function ofConsignees({ consignee }: Clause): Whereabouts[] {
  return consignee.filter((f) => !forwards(f.value)).flatMap((f) => located(f, 'consignee', f.value.roles.length > 0));
}

/** Named alone, a buyer may be who receives it. */
function ofBuyers({ purchaser, consignee, endUser, facility }: Clause): Whereabouts[] {
  return consignee.length + endUser.length > 0 || facility ? [] : purchaser.flatMap((f) => located(f, 'purchaser', false));
}

const located = ({ value, at }: Fact<Party>, as: Whereabouts['as'], certain: boolean): Whereabouts[] =>
  value.country ? [{ country: value.country.value, of: value.name, as, at, certain }] : [];

const forwards = (p: Party): boolean => hasRole(p, 'forwarder');

export interface Passage {
  readonly country: string;
  readonly at: SourceRange;
}

/** Countries of General Prohibition Eight on the way: those stated as `via`, and of consignees that only forward it. */
export function passages({ clause, rules }: Trip, from: string | undefined): readonly Passage[] {
  const stated = [
    ...clause.via.map((v): Passage => ({ country: v.value, at: v.at })),
    ...clause.consignee.flatMap((f) =>
      forwards(f.value) && f.value.country ? [{ country: f.value.country.value, at: f.at }] : [],
    ),
  ];
  const out = new Map<string, Passage>();
  for (const p of stated)
    if (p.country !== from && rules.inPlace(p.country, 'general-prohibition-eight'))
      if (!out.has(p.country)) out.set(p.country, p);
  return [...out.values()];
}
