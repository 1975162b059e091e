/** An owner's listing as the party's own, with the owners it goes through. */
import type { Party } from '../../model/model.ts';
import { verifiedOf } from '../../rulebook/provenance.ts';
import type { TOwnershipRule } from '../../rulebook/schema/index.ts';
import { leaf } from '../proof.ts';
import type { Missing, Proof } from '../result.ts';
import { type Listed } from './direct.ts';
import { listTitle } from '../../rulebook/party-lists.ts';
import type { ListedOwner, Standing } from './standing.ts';

/** Owners above each other that a proof shows; of a longer chain it says how it goes on. */
const SHOWN = 16;

/** The same entry, and so the same requirement and policy. */
export function inherited(rule: TOwnershipRule, party: Party, own: Standing, l: Listed): Listed {
  return {
    list: l.list,
    ...(l.entry && { entry: l.entry }),
    ...(l.of && { of: l.of }),
    ...(l.footnote !== undefined && { footnote: l.footnote }),
    inherited: rule,
    answer: own.answer,
    proof: proofOf(rule, party, own, l, SHOWN),
  };
}

function proofOf(rule: TOwnershipRule, party: Party, own: Standing, l: Listed, levels: number): Proof {
  const by = own.through.find((o) => o.standing.listings.includes(l))!;
  const { answer, through, certain } = own;
  const held = through.map((o) => `${o.owner.name} ${o.share ? `${o.share.toShort(4)} %` : '(share not stated)'}`).join(', ');
  const missing: Missing[] = through
    .filter((o) => o.share === undefined)
    .map((o) => ({
      fact: 'owned-by',
      of: party.name,
      why: `the share that ${o.owner.name} holds decides whether it counts as listed (${rule.atLeast} % or more)`,
      at: party.ultimateParent?.at ?? party.at,
    }));
  const children: Proof[] = [
    leaf(
      answer,
      answer === 'yes'
        ? `listed owners hold ${certain.toShort(4)} %: ${held}`
        : `listed owners may hold ${rule.atLeast} % or more: ${held}`,
      {
        facts: party.ownedBy.map((o) => ({ text: `${o.owner.name} ${o.percent.toShort(4)} %`, at: o.at })),
        ...(answer === 'undetermined' && missing.length > 0 && { missing }),
      },
    ),
    ...above(rule, by, l, levels - 1),
  ];
  return {
    rule: rule.rule,
    answer,
    text: `${party.name} counts as on the ${listTitle(l.list)} through ${by.owner.name}, to ${rule.atLeast} % or more owned by listed parties`,
    children,
    ...(verifiedCarried(rule) && { coverage: 'carried: that the stay ended on 2026-11-09 was not read' }),
  };
}

/** Why the owner is on the list: itself, or through an owner of its own. */
function above(rule: TOwnershipRule, by: ListedOwner, l: Listed, levels: number): Proof[] {
  const { owner, standing } = by;
  if (standing.direct.includes(l)) return [l.proof];
  if (levels > 0) return [proofOf(rule, owner, standing, l, levels)];
  return [leaf(standing.answer, `${owner.name} counts as listed through further owners, the last of whom is listed`), l.proof];
}

const verifiedCarried = (rule: TOwnershipRule): boolean => verifiedOf(rule.verified)!.states.dates === 'carried';
