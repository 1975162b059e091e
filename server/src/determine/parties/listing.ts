/** Is a party listed, on a day: by the spec's own statement, by its name, or by its owners; and with what its entry says. */
import type { Party } from '../../model/model.ts';
import type { Context } from '../context.ts';
import type { Proof } from '../result.ts';
import type { LeafWith } from '../conditions/shape.ts';
import { allOf, anyOf, leaf, proving, retold } from '../proof.ts';
import { inPlaces } from '../destination.ts';
import { directListings, type Listed, notListed, type OnDay } from './direct.ts';
import { headquartersOf } from './headquarters.ts';
import { listTitle } from '../../rulebook/party-lists.ts';
import { ownedListings, ownersUnstated } from './ownership.ts';

const done = new WeakMap<Context['rules'], WeakMap<Party, readonly Listed[]>>();

/** All of them on the day. Owners count only under the rule in force (ownership.ts). */
export function listingsOf(ctx: OnDay, party: Party): readonly Listed[] {
  let own = done.get(ctx.rules);
  if (!own) done.set(ctx.rules, (own = new WeakMap()));
  let all = own.get(party);
  if (!all) {
    // Looked up once for every sale: its steps are kept with their words.
    all = proving(() => {
      const direct = directListings(ctx, party);
      return [...direct, ...ownedListings(ctx, party, direct)];
    });
    own.set(party, all);
  }
  return all;
}

type Wanted = LeafWith<'partyListed'>['partyListed'];

/** One party against the leaf `partyListed`. */
export function listedProof(ctx: Context, party: Party, wanted: Wanted): Proof {
  const on = listingsOf(ctx, party).filter((l) => l.list === wanted.list);
  if (on.length === 0) return resting(notListed(ctx, party, wanted.list), ownersUnstated(ctx, party, wanted.list));
  const hits = on.filter((l) => narrowed(l, wanted));
  if (hits.length === 0)
    return leaf('no', `${party.name} is on the ${listTitle(wanted.list)}, but not ${inWords(wanted)}`, {
      facts: [{ text: party.name, at: party.at }],
    });
  const proofs = hits.map((l) => (wanted.toItsExtent ? withinExtent(ctx, l) : l.proof));
  const listed = proofs.length === 1 ? proofs[0]! : anyOf(`${party.name} is on the ${listTitle(wanted.list)}`, proofs);
  const licensed = hits.every((l) => l.inherited) ? generallyLicensed(ctx, party, hits[0]!) : undefined;
  return licensed === undefined ? listed : allOf(licensed, [listed], { facts: [{ text: party.name, at: party.at }] });
}

const resting = (proof: Proof, proviso: string | undefined): Proof =>
  proviso === undefined || proof.answer !== 'no' ? proof : { ...proof, provisos: [...(proof.provisos ?? []), proviso] };

function narrowed(l: Listed, w: Wanted): boolean {
  if (w.footnote !== undefined && !(l.entry ? l.entry.footnotes?.includes(w.footnote) : l.footnote === w.footnote)) return false;
  if (w.under !== undefined && l.entry && !l.entry.under?.includes(w.under)) return false;
  if (w.policy !== undefined && l.entry?.policy !== w.policy) return false;
  return (
    w.opens === undefined || (w.opens === 'none' ? !l.entry?.exceptions?.length : l.entry?.exceptions?.includes(w.opens) === true)
  );
}

function inWords(w: Wanted): string {
  const parts = [
    w.footnote !== undefined && `with footnote ${w.footnote}`,
    w.under && `under ${w.under}`,
    w.policy && `with a ${w.policy.replaceAll('-', ' ')}`,
    w.opens && `with ${w.opens === 'none' ? 'no license exception' : `License Exception ${w.opens}`} left open`,
  ];
  return parts.filter(Boolean).join(' and ');
}

/** What an entry in words says is no fact of the rulebook: the spec says whether it reaches the sale. */
const EXTENT = { within: '744.11(a)' };

/** "To the extent specified on the Entity List" (744.11(a), 744.16(a)): nearly every entry says all items subject to the EAR. */
function withinExtent(ctx: Context, l: Listed): Proof {
  const { entry, of } = l;
  if (entry?.stated !== undefined) {
    return allOf('listed, to the extent its entry says', [
      l.proof,
      retold(ctx.evaluate(EXTENT, ctx), { text: `its entry requires a license: ${entry.stated}` }),
    ]);
  }
  const items = entry?.items === undefined ? undefined : of?.items?.[entry.items];
  return items ? allOf('listed, to the extent its entry says', [l.proof, ctx.evaluate(items, ctx)]) : l.proof;
}

/**
 * Reached by its owners alone, and within the general license that came with that rule (General Order No. 7): like a license exception it
 * authorizes what needs a license, on terms of its own, and counts where the spec states it.
 */
function generallyLicensed(ctx: Context, party: Party, l: Listed): string | undefined {
  const g = l.inherited?.generalLicense;
  if (!g?.lists.some((list) => list === l.list)) return undefined;
  const { to } = ctx.journey;
  const partner = party.ownedBy.find(
    (o) =>
      listingsOf(ctx, o.owner).length === 0 && headquartersOf(o.owner).some((h) => inPlaces(ctx.rules, h, g.jointVenture.with)),
  )?.owner;
  if (!to.in(ctx.rules, g.destination) && !(partner && to.in(ctx.rules, g.jointVenture.destination))) return undefined;
  return `${party.name} counts as listed through its owners alone; the general license of ${g.cite} authorizes the sale where its terms are met: state it as an authorization`;
}
