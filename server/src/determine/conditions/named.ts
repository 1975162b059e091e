/** Parties named one by one: for a company's own list of whom it does not deal with. */
import { fold } from '../../base/fold.ts';
import { onceFor } from '../../base/once-for.ts';
import { tri } from '../../base/tri.ts';
import type { Party } from '../../model/model.ts';
import { withEveryoneAbove } from '../../model/owner-graph.ts';
import { lacks, leaf } from '../proof.ts';
import { normalize, sortedKey } from '../../screening/name.ts';
import { overParties } from './parties.ts';
import type { Evaluate, LeafWith } from './shape.ts';

/** By name, label or alias, and those of an owner or ultimate parent at any depth; case, accents and punctuation do not count. */
export const partyNamed: Evaluate<'partyNamed'> = (l, ctx) => {
  const { wanted, who, theirs } = wantedBy(l);
  const one = (): string => `a party is ${who}, ${theirs}`;
  return overParties(ctx, one, `no party is ${who}, ${theirs}`, (p) => {
    const hit = namesOf(p)
      .map(fold)
      .find((name) => wanted.has(name));
    const named = (): string =>
      hit === undefined ? `not ${who}` : [wanted.get(hit), ...(l.called ? [l.called] : [])].join(', ');
    return leaf(tri(hit !== undefined), () => `${p.name} is ${named()}`, { facts: [{ text: p.name, at: p.at }] });
  });
};

/** The same for every sale. */
const wantedBy = onceFor(({ partyNamed: names, called }: LeafWith<'partyNamed'>) => ({
  wanted: new Map(names.map((name) => [fold(name), name])),
  who: called ?? names.join(' or '),
  theirs: called === undefined ? 'or owned by it' : 'or owned by one',
}));

/** Who designed it, or an owner of theirs; legal forms do not count. */
export const developedByNamed: Evaluate<'developedByNamed'> = (l, ctx) => {
  const by = ctx.item.developedBy;
  if (!by)
    return lacks('who designed it is not stated', {
      fact: 'developed-by',
      of: ctx.item.name,
      why: 'decides whether an approved or authorized designer designed it',
      at: ctx.item.at,
    });
  const hit = amongThose(by.value, l.developedByNamed);
  return leaf(tri(hit !== undefined), () => `designed by ${by.value.name}, ${hit ?? 'which is not among those named'}`, {
    facts: [{ text: by.value.name, at: by.at }],
  });
};

/** The exporter, or an owner of its; `no` where none is stated. */
export const exporterNamed: Evaluate<'exporterNamed'> = (l, ctx) => {
  const { party } = ctx.journey.exporter;
  const hit = party && amongThose(party, l.exporterNamed);
  return leaf(tri(hit !== undefined), () =>
    party ? `the exporter ${party.name} is ${hit ?? 'not among those named'}` : 'no exporter is stated',
  );
};

function amongThose(party: Party, names: readonly string[]): string | undefined {
  const own = new Set(namesOf(party).map(bare));
  return names.find((n) => own.has(bare(n)));
}

const bare = (name: string): string => sortedKey(normalize(name).words);

const namesOf = (party: Party): string[] =>
  withEveryoneAbove([party]).flatMap((p) => [
    p.name,
    ...(p.label === undefined ? [] : [p.label]),
    ...p.alsoKnownAs.map((a) => a.value),
  ]);
