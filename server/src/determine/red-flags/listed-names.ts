/** Checks of names and owners against the party lists. */
import type { Item, Party } from '../../model/model.ts';
import { withEveryoneAbove } from '../../model/owner-graph.ts';
import type { PartyHit } from '../../rulebook/load/parties.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { everything } from '../sale/bill-of-materials.ts';
import type { Context } from '../context.ts';
import { namesakes } from '../parties/direct.ts';
import { listTitle } from '../../rulebook/party-lists.ts';
import { listingsOf } from '../parties/listing.ts';
import { ownersOfUnknownShare } from '../parties/ownership.ts';
import { type Found, screeningOf } from '../parties/screening.ts';
import { aboutParty, type Subject } from './about.ts';

/** Parties of the sale, whoever owns them, the exporter, and who supplies what is built in: a name near a listed one and not ruled out. */
export function nameCloseToListed(ctx: Context): Subject[] {
  const { parties, exporter } = ctx.journey;
  const all = withEveryoneAbove([...parties, ...(exporter.party ? [exporter.party] : [])]);
  return [...all.flatMap((p) => party(ctx, p)), ...suppliers(ctx)];
}

function party(ctx: Context, p: Party): Subject[] {
  const { blind } = screeningOf(ctx.rules.rulebook, p);
  if (blind === 'unread')
    return [
      {
        ...aboutParty(ctx, p),
        seen: 'Its name is in letters that the lists are not written in, so it was not looked up; state it in Latin letters as also-known-as',
      },
    ];
  // Stated or found to be listed, it needs no hint that it may be.
  if (listingsOf(ctx, p).some((l) => l.answer === 'yes')) return [];
  const near = namesakes(ctx, p).filter((f) => !f.same && !f.cleared);
  return near.length === 0 ? [] : [{ ...aboutParty(ctx, p), seen: inWords(near), score: near[0]!.score }];
}

const LISTED = 2;

function inWords(near: readonly Found[]): string {
  const first = [...near].sort((a, b) => (a.score < b.score ? 1 : -1));
  const said = first
    .slice(0, LISTED)
    .map((f) => `“${f.stated}” is near “${f.printed}” on the ${listTitle(f.list.list)} (${f.score}: ${f.why})`);
  return said.join('; ') + (near.length > LISTED ? `; and ${near.length - LISTED} more` : '');
}

/**
 * A supplier is no party to the export (748.5(c) to (f)), so one that is listed requires no license; what goes back to it would.
 * The same name only: near ones of firms that get nothing would be noise.
 */
function suppliers(ctx: Context): Subject[] {
  return supplied(ctx.item).flatMap((item): Subject[] => {
    const s = item.supplier!.value;
    const [name, found] =
      typeof s === 'string' ? [s, byName(ctx, s)] : [s.label ?? s.name, namesakes(ctx, s).filter((f) => f.same)];
    const same = found[0];
    if (!same) return [];
    return [
      {
        about: item.name,
        at: item.supplier!.at,
        score: '1.00',
        seen: `“${name}”, who supplies ${item.name}, has the same name as “${same.entry.name}” on the ${listTitle(same.list.list)}; no license is required for what it supplies, but for anything subject to the EAR that goes to it`,
      },
    ];
  });
}

const withSupplier = new WeakMap<Item, readonly Item[]>();

/** The item and what is built into it, as far as a supplier is stated. */
function supplied(item: Item): readonly Item[] {
  let out = withSupplier.get(item);
  if (!out)
    withSupplier.set(item, (out = [item, ...everything(item).map((u) => u.item)].filter((i) => i.supplier !== undefined)));
  return out;
}

const strings = new WeakMap<Rulebook, Map<string, readonly PartyHit[]>>();

/** A supplier given by name alone; its country is not stated. */
function byName(ctx: Context, name: string): readonly PartyHit[] {
  const { rulebook } = ctx.rules;
  let known = strings.get(rulebook);
  if (!known) strings.set(rulebook, (known = new Map()));
  let found = known.get(name);
  if (!found) known.set(name, (found = rulebook.parties.look(name, [], undefined, 'same').hits));
  return found.filter(
    ({ list, entry }) =>
      list.snapshot === rulebook.parties.snapshotOn(list.list, ctx.rules.date) &&
      (entry.from === undefined || entry.from <= ctx.rules.date),
  );
}

/** An affirmative duty to find out the share, or to apply for a license (supp. 3 to part 732 (b)29). */
export function listedOwnerOfUnknownShare(ctx: Context): Subject[] {
  return ctx.journey.parties.flatMap((p) => {
    const of = ownersOfUnknownShare(ctx, p);
    if (of.length === 0 || listingsOf(ctx, p).some((l) => l.answer === 'yes')) return [];
    return [
      {
        ...aboutParty(ctx, p),
        seen: `${of.map((o) => o.owner.name).join(' and ')}, who ${of.length === 1 ? 'is' : 'are'} listed, own${of.length === 1 ? 's' : ''} a share that is not stated`,
      },
    ];
  });
}
