/** Parties named one by one: for a company's own list of whom it does not deal with. */
import { tri } from '../../base/tri.ts';
import type { Party } from '../../model/model.ts';
import { withEveryoneAbove } from '../../model/owner-graph.ts';
import { leaf } from '../proof.ts';
import { overParties } from './parties.ts';
import type { Evaluate } from './shape.ts';

/** By name, label or alias, and those of an owner or ultimate parent at any depth; case, accents and punctuation do not count. */
export const partyNamed: Evaluate<'partyNamed'> = (l, ctx) => {
  const wanted = new Map(l.partyNamed.map((name) => [plain(name), name]));
  const who = l.partyNamed.join(' or ');
  return overParties(ctx, `a party is ${who}, or owned by it`, `no party is ${who}, or owned by it`, (p) => {
    const hit = namesOf(p)
      .map(plain)
      .find((name) => wanted.has(name));
    return leaf(
      tri(hit !== undefined),
      `${p.name} is ${hit === undefined ? 'not ' : ''}${hit === undefined ? who : wanted.get(hit)}`,
      { facts: [{ text: p.name, at: p.at }] },
    );
  });
};

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const namesOf = (party: Party): string[] =>
  withEveryoneAbove([party]).flatMap((p) => [
    p.name,
    ...(p.label === undefined ? [] : [p.label]),
    ...p.alsoKnownAs.map((a) => a.value),
  ]);
