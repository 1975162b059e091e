/** Leaves about what it is for, and why it is subject. */
import { tri, type Tri } from '../../base/tri.ts';
import { basesOf } from '../context.ts';
import type { Basis } from '../result.ts';
import { advancedNode, allUsesKnown, notKnown, producedIn, unknownNode, usedToMakeCircuits } from '../parties/facility.ts';
import { atAdvancedFacility } from '../parties/sites.ts';
import { allOf, leaf, openLaw } from '../proof.ts';
import { isUnread } from '../../rulebook/attestation.ts';
import { dated, rested } from '../requirements/attested.ts';
import type { Evaluate } from './shape.ts';

export const endUse: Evaluate<'endUse'> = (l, ctx) => {
  const { endUses, useStated, clause } = ctx.journey;
  const hit = endUses.find((u) => l.endUse.includes(u));
  if (hit) {
    const at = clause.endUses.find((u) => u.known === hit)?.at;
    return leaf('yes', `end use ${hit}`, { facts: [{ text: hit, at }] });
  }
  if (endUses.length > 0 && allUsesKnown(ctx))
    return leaf('no', () => `end use ${endUses.join(', ')}, not ${l.endUse.join(' or ')}`);
  if (endUses.length === 0 && ctx.journey.facility && ctx.journey.facility.produces.length > 0)
    return leaf('no', `used at ${ctx.journey.facility.name}, not ${l.endUse.join(' or ')}`);
  return notKnown(ctx, useStated, () => `it is for ${l.endUse.join(' or ')}`);
};

export const facility: Evaluate<'facility'> = (l, ctx) => {
  const { in: places, is, products, backEnd } = l.facility;
  const used = usedToMakeCircuits(ctx, backEnd === 'excluded');
  if (used.answer === 'no') return used;
  const where = producedIn(ctx, places);
  if (where.answer === 'no') return where;
  const status =
    is === 'advanced-node'
      ? advancedNode(ctx, products)
      : leaf(unknownNode(ctx), 'integrated circuits are produced there and the node is not known');
  return allOf(
    `used to develop or produce integrated circuits at ${is === 'advanced-node' ? 'an advanced-node' : 'a'} facility`,
    [used, where, status],
  );
};

export const partyAtFacility: Evaluate<'partyAtFacility'> = (l, ctx) =>
  atAdvancedFacility(ctx, l.partyAtFacility.in, l.partyAtFacility.products);

const under = (basis: Basis, rules: readonly string[]): boolean =>
  rules.some((r) => basis.rule.startsWith(r) || basis.name === r);

export const subjectOnlyUnder: Evaluate<'subjectOnlyUnder'> = (l, ctx) => {
  const rules = l.subjectOnlyUnder.join(' or ');
  const bases = basesOf(ctx).filter((b) => b.answer !== 'no');
  const others = bases.filter((b) => !under(b, l.subjectOnlyUnder));
  if (ctx.isContent || others.some((b) => b.answer === 'yes'))
    return leaf('no', `subject to the EAR on another basis too: ${others.map((b) => b.rule).join(', ') || '734.3(a)(2)'}`);
  if (others.length > 0)
    return leaf('undetermined', `subject to the EAR perhaps on another basis too: ${others.map((b) => b.rule).join(', ')}`);
  // What would need a license if it were subject is asked of what is not, too: by more U.S. content it would not be by these rules.
  return bases.length > 0
    ? leaf('yes', `subject to the EAR, if at all, only under ${rules}`)
    : leaf('no', `not subject under ${rules}`);
};

export const subjectUnder: Evaluate<'subjectUnder'> = (l, ctx) => {
  const hits = basesOf(ctx).filter((b) => under(b, l.subjectUnder));
  const answer: Tri = hits.some((b) => b.answer === 'yes')
    ? 'yes'
    : hits.some((b) => b.answer === 'undetermined')
      ? 'undetermined'
      : 'no';
  return leaf(answer, `subject to the EAR under ${l.subjectUnder.join(' or ')}: ${answer}`);
};

export const always: Evaluate<'always'> = (l) =>
  l.always === 'undetermined' ? leaf(l.always, l.because, { missing: [openLaw(l.because)] }) : leaf(l.always, l.because);

/** 734.4(a)(3): "unless the country from which the foreign-made item was first exported has this commodity specified on an export control list". */
export const firstExportCountryLists: Evaluate<'firstExportCountryLists'> = (_, ctx) => {
  const from = ctx.item.origin?.value;
  if (from === undefined)
    return leaf('undetermined', 'the country of first export is not known', {
      missing: [
        { fact: 'origin', of: ctx.item.name, why: 'decides whether the country of first export lists the item', at: ctx.item.at },
      ],
    });
  // What matters is that the list has it, wherever it goes now.
  const listed = ctx.rules.alliedListings.filter(
    (a) => a.country === from && (a.firstExportFrom === undefined || ctx.rules.date >= a.firstExportFrom),
  );
  const answers = listed.map((a) => ctx.evaluate(a.item, ctx).answer);
  const answer: Tri = answers.includes('yes') ? 'yes' : answers.includes('undetermined') ? 'undetermined' : 'no';
  const proof = leaf(
    answer,
    `${from} ${answer === 'yes' ? 'lists' : answer === 'no' ? 'does not list' : 'may list'} the item on its own control list`,
    listed[0] ? { rule: listed[0].rule } : {},
  );
  return dated(
    ctx,
    proof,
    listed.filter(isUnread).map((a) => rested(ctx.rules, a, a.rule)),
  );
};

/** 742.4(a)(4)(ii)(C): "listed on the country's export control list and the country applies the same license review policy". No country is known to meet both. */
export const exporterCountryHasEquivalentControls: Evaluate<'exporterCountryHasEquivalentControls'> = (_, ctx) => {
  const where = ctx.journey.exporter.located;
  return leaf(
    tri(where !== undefined && ctx.rules.inPlace(where, 'equivalent-controls')),
    `${where ?? 'the exporter’s country'} is ${where !== undefined && ctx.rules.inPlace(where, 'equivalent-controls') ? '' : 'not '}known to apply equivalent controls with the same license review policy`,
  );
};
