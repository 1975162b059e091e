import { namesakes, type OnDay } from '../../determine/parties/direct.ts';
import { KNOWN_LISTS, listTitle } from '../../rulebook/party-lists.ts';
import { listingsOf } from '../../determine/parties/listing.ts';
import { screeningOf } from '../../determine/parties/screening.ts';
import type { Proof } from '../../determine/result.ts';
import type { Party } from '../../model/model.ts';
import { escape, join } from '../markdown.ts';
import { lawOf, type View } from '../view.ts';

/** The list and the section that says what it means; a title may say it itself. */
const onList = (list: string): string => {
  const known = KNOWN_LISTS.get(list);
  return known && !known.title.includes(known.section) ? `${known.title} (15 CFR ${known.section})` : listTitle(list);
};

/** What the spec states of a party (listings, headquarters, parents), and what the screening of its names and owners found. */
export function hoverParty(view: View, party: Party): string {
  const law = lawOf(view);
  const place = (code: string) => `${escape(code)} (${escape(law.countryName(code))})`;
  const listed = party.listed.map((l) => `${onList(l.list)}${l.footnote === undefined ? '' : `, footnote ${l.footnote}`}`);
  const owners = party.ownedBy.map((o) => `${escape(o.owner.name)} ${o.percent.toShort()} %`);
  return join(
    [
      party.country && `in ${place(party.country.value)}`,
      party.headquarters && `headquarters ${place(party.headquarters.value)}`,
      party.ultimateParent && `ultimate parent ${escape(party.ultimateParent.value.name)}`,
      owners.length > 0 && `owned by ${owners.join(', ')}`,
      party.roles.length > 0 && party.roles.map((r) => escape(r.value)).join(', '),
    ]
      .filter((p) => p)
      .join(' · '),
    listed.length > 0 ? `Listed, as this spec states: ${listed.join('; ')}.` : 'The spec states no listing for it.',
    party.alsoKnownAs.length > 0 && `Also known as ${party.alsoKnownAs.map((a) => escape(a.value)).join(', ')}.`,
    ...screened({ rules: law }, party),
  );
}

const NEAR = 3;

/** On the day of the file: what its names and its owners make of it. */
function screened(on: OnDay, party: Party): string[] {
  const { blind } = screeningOf(on.rules.rulebook, party);
  const listed = listingsOf(on, party).filter((l) => l.proof.children !== undefined || l.entry !== undefined);
  const near = namesakes(on, party)
    .filter((f) => !f.same)
    .sort((a, b) => (a.score < b.score ? 1 : -1));
  const { parties } = on.rules.rulebook;
  const snapshots = [...new Set(parties.snapshots.map((s) => s.list))].flatMap((list) => {
    const copy = parties.copyOn(list, on.rules.date);
    return copy === undefined ? [] : [`${listTitle(list)} of ${copy}`];
  });
  const out = listed.map(
    (l) => `**${l.answer === 'yes' ? 'Listed' : 'Perhaps listed'}** on ${on.rules.date}: ${escape(whole(l.proof))}.`,
  );
  for (const f of near.slice(0, NEAR)) {
    const what = `near “${escape(f.printed)}” on the ${listTitle(f.list.list)} (${f.score}: ${escape(f.why)})`;
    out.push(
      f.cleared
        ? `Cleared on ${f.cleared.on}: ${what}, because ${escape(f.cleared.because)}.`
        : `${what.charAt(0).toUpperCase()}${what.slice(1)}.`,
    );
  }
  if (near.length > NEAR) out.push(`And ${near.length - NEAR} more.`);
  if (out.length > 0) return out;
  if (blind === 'unread') return ['Not screened: its name is in letters that the lists are not written in.'];
  if (blind === 'no-name') return ['Not screened: no name is given.'];
  return snapshots.length > 0 ? [`Screened: not on the ${snapshots.join(', ')}.`] : [];
}

/** The step and, for an owned party, the shares it turns on. */
const whole = (proof: Proof): string => [proof.text, proof.children?.[0]?.text].filter(Boolean).join('; ');
