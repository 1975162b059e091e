import type { Listing, Party } from '../../model/model.ts';
import { escape, join } from '../markdown.ts';
import { lawOf, type View } from '../view.ts';

const lists: Readonly<Record<Listing['list'], string>> = {
  'entity-list': 'Entity List (15 CFR 744.16)',
  unverified: 'Unverified List (15 CFR 744.15)',
  'military-end-user': 'Military End-User List (15 CFR 744.21)',
  denied: 'Denied Persons List (15 CFR 764.3)',
};

/** What the spec states of a party: listings, headquarters, parents. */
export function hoverParty(view: View, party: Party): string {
  const law = lawOf(view);
  const place = (code: string) => `${escape(code)} (${escape(law.countryName(code))})`;
  const listed = party.listed.map((l) => `${lists[l.list]}${l.footnote === undefined ? '' : `, footnote ${l.footnote}`}`);
  const owners = party.ownedBy.map((o) => `${escape(o.owner.name)} ${o.percent.toShort()} %`);
  return join(
    [
      party.country && `in ${place(party.country.value)}`,
      party.headquarters && `headquarters ${place(party.headquarters.value)}`,
      party.ultimateParent && `ultimate parent ${escape(party.ultimateParent.value.name)}`,
      owners.length > 0 && `owned by ${owners.join(', ')}`,
      party.roles.length > 0 && party.roles.map((r) => escape(r.value)).join(', '),
    ].filter((p) => p).join(' · '),
    listed.length > 0 ? `Listed, as this spec states: ${listed.join('; ')}.` : 'The spec states no listing for it.',
    party.alsoKnownAs.length > 0 && `Also known as ${party.alsoKnownAs.map((a) => escape(a.value)).join(', ')}.`,
  );
}
