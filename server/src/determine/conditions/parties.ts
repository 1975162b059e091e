/**
 * Leaves about who gets it. A destination that names no party, or only those who pass it on or pay, is answered for an unlisted one, as a
 * proviso; under --strict that is undetermined (language.md, "Three answers").
 */
import { tri } from '../../base/tri.ts';
import type { Party } from '../../model/model.ts';
import { hasRole } from '../../model/roles.ts';
import type { Context } from '../context.ts';
import type { Proof } from '../result.ts';
import { allOf, anyOf, lacks, leaf, negate, said, type Words } from '../proof.ts';
import { listTitle } from '../../rulebook/party-lists.ts';
import { receives, usersNamed } from '../parties/apart.ts';
import { listedProof } from '../parties/listing.ts';
import { headquarteredLeaf } from './headquarters.ts';
import { inPlaces } from './places.ts';
import { type Evaluate, type Places } from './shape.ts';
import { placesInWords } from './places-in-words.ts';

const NO_LISTED_PARTY = 'no party to the transaction is listed';

export function overParties(
  ctx: Context,
  text: Words,
  proviso: Words,
  test: (p: Party) => Proof,
  parties = ctx.journey.parties,
): Proof {
  const named = parties.map(test);
  if (parties.some((p) => receives(ctx, p))) return anyOf(text, named);
  const nobody = parties.length === 0 ? 'no party is named' : 'nobody is named who receives it';
  const unnamed = ctx.strict
    ? lacks(nobody, { fact: 'end-user', of: ctx.item.name, why: `decides whether ${said(text)}`, at: ctx.journey.clause.at })
    : leaf('no', () => `${nobody}: answered for one where it is not so that ${said(text)}`, { provisos: [said(proviso)] });
  return parties.length === 0 ? unnamed : anyOf(text, [...named, unnamed]);
}

export const partyListed: Evaluate<'partyListed'> = (l, ctx) => {
  const { list, footnote, inAnyRole } = l.partyListed;
  const what = (): string => `a party is on the ${listTitle(list)}${footnote === undefined ? '' : ` with footnote ${footnote}`}`;
  const { parties, exporter } = ctx.journey;
  const asked = inAnyRole && exporter.party ? [...new Set([...parties, exporter.party])] : parties;
  return overParties(ctx, what, NO_LISTED_PARTY, (p) => listedProof(ctx, p, l.partyListed), asked);
};

export const partyHeadquarteredIn: Evaluate<'partyHeadquarteredIn'> = (l, ctx) => {
  const who = l.who === 'end-users' ? 'end user' : 'party';
  const where = placesInWords(ctx.rules, l.partyHeadquarteredIn);
  const headquartered = (p: Party): Proof =>
    headquarteredLeaf(ctx, p, l.partyHeadquarteredIn, (all) => `${p.name}: headquarters ${all}`);
  return overParties(
    ctx,
    () => `${who === 'party' ? 'a party' : 'an end user'} or its ultimate parent is headquartered ${where}`,
    () => `no ${who}, nor its ultimate parent, is headquartered ${where}`,
    who === 'party' ? headquartered : (p) => asUser(ctx, p, headquartered(p)),
    who === 'party' ? ctx.journey.parties : endUsers(ctx),
  );
};

export const ownerHeadquarteredOutside: Evaluate<'ownerHeadquarteredOutside'> = (l, ctx) => {
  const where = placesInWords(ctx.rules, l.ownerHeadquarteredOutside);
  return overParties(
    ctx,
    `an owner of a party is headquartered other than ${where}`,
    `every owner of the parties is headquartered ${where}`,
    (p) => {
      const text = `${p.name} has an owner headquartered other than ${where}`;
      if (p.ownedBy.length === 0) return leaf('no', `no owner of ${p.name} is stated`);
      return anyOf(
        text,
        p.ownedBy.map(({ owner }) =>
          negate(headquarteredLeaf(ctx, owner, l.ownerHeadquarteredOutside, (all) => `${owner.name}: headquarters ${all}`)),
        ),
      );
    },
  );
};

/** Who uses the item: the end users named and whoever operates the facility; where neither is named, each of the others may. */
function endUsers(ctx: Context): readonly Party[] {
  const named = usersNamed(ctx);
  return named.length > 0 ? named : ctx.journey.parties;
}

/** Who only buys or forwards it may use it all the same: that one of them is such a one settles nothing. */
function asUser(ctx: Context, p: Party, own: Proof): Proof {
  if (own.answer !== 'yes' || receives(ctx, p)) return own;
  const why = `decides whether it is ${p.name} that uses it`;
  return lacks(`${own.text}, and nobody is named who uses it`, {
    fact: 'end-user',
    of: ctx.item.name,
    why,
    at: ctx.journey.clause.at,
  });
}

export const partyLocatedIn: Evaluate<'partyLocatedIn'> = (l, ctx) => located(ctx, l.partyLocatedIn);

function located(ctx: Context, places: Places): Proof {
  return overParties(
    ctx,
    `a party is located ${placesInWords(ctx.rules, places)}`,
    `no party is located ${placesInWords(ctx.rules, places)}`,
    (p) => locatedLeaf(ctx, p, places),
  );
}

function locatedLeaf(ctx: Context, p: Party, places: Places): Proof {
  return p.country
    ? leaf(tri(inPlaces(ctx.rules, p.country.value, places)), `${p.name} is in ${p.country.value}`, {
        facts: [{ text: p.name, at: p.country.at }],
      })
    : lacks(`the country of ${p.name} is not stated`, {
        fact: 'country',
        of: p.name,
        why: `decides whether it is located ${placesInWords(ctx.rules, places)}`,
        at: p.at,
      });
}

export const partyRole: Evaluate<'partyRole'> = (l, ctx) => {
  const places = l.locatedIn;
  const what = rolesInWords(l.partyRole) + (places ? ` ${placesInWords(ctx.rules, places)}` : '');
  return overParties(ctx, `a party is ${what}`, `no party is ${what}`, (p) => {
    const role = roleLeaf(p, l.partyRole);
    return places && role.answer === 'yes' ? allOf(`${p.name} is ${what}`, [role, locatedLeaf(ctx, p, places)]) : role;
  });
};

const ROLE_WORDS: Readonly<Record<string, string>> = {
  government: 'a government body',
  military: 'a military end user',
  osat: 'an OSAT company',
};

const rolesInWords = (roles: readonly string[]): string =>
  roles.map((r) => ROLE_WORDS[r] ?? `a ${r.replaceAll('-', ' ')}`).join(' or ');

export const intoStock: Evaluate<'intoStock'> = (_, ctx) => {
  const { parties, clause, facility } = ctx.journey;
  const dealer = parties.find((p) => hasRole(p, 'distributor'));
  const users = clause.endUser.map((f) => f.value).filter((p) => !hasRole(p, 'distributor'));
  const stock = dealer !== undefined && users.length === 0 && facility === undefined;
  return leaf(
    tri(stock),
    dealer ? `${dealer.name} is a distributor${stock ? ', and no end user is named' : ''}` : 'no distributor receives it',
    {
      ...(dealer && { facts: [{ text: dealer.name, at: dealer.at }] }),
    },
  );
};

export const exporterListed: Evaluate<'exporterListed'> = (l, ctx) => {
  const { party } = ctx.journey.exporter;
  return party ? listedProof(ctx, party, { list: l.exporterListed }) : leaf('no', 'no exporter is stated');
};

export const exporterRole: Evaluate<'exporterRole'> = (l, ctx) => {
  const { party } = ctx.journey.exporter;
  return party
    ? roleLeaf(party, l.exporterRole)
    : leaf('no', `no exporter with the role ${l.exporterRole.join(' or ')} is stated`);
};

function roleLeaf(p: Party, roles: readonly string[]): Proof {
  const hit = p.roles.find((r) => roles.includes(r.value));
  return leaf(tri(hit !== undefined), `${p.name} is ${hit ? hit.value : `not stated to be ${roles.join(' or ')}`}`, {
    facts: [{ text: p.name, at: hit?.at ?? p.at }],
  });
}

export const developedByHeadquartersIn: Evaluate<'developedByHeadquartersIn'> = (l, ctx) => {
  const by = ctx.item.developedBy;
  if (!by)
    return lacks('who designed it is not stated', {
      fact: 'developed-by',
      of: ctx.item.name,
      why: `decides whether it was developed by an entity headquartered ${placesInWords(ctx.rules, l.developedByHeadquartersIn)}`,
      at: ctx.item.at,
    });
  return headquarteredLeaf(
    ctx,
    by.value,
    l.developedByHeadquartersIn,
    (all) => `developed by ${by.value.name}, headquarters ${all}`,
  );
};
