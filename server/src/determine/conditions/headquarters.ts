/** Leaves about headquarters: of a party of the sale, of the exporter, of the designer, or of a parent of theirs. */
import { tri } from '../../base/tri.ts';
import type { Party } from '../../model/model.ts';
import type { Context } from '../context.ts';
import type { Proof } from '../result.ts';
import { lacks, leaf } from '../proof.ts';
import { headquarters, whichParent } from '../parties/headquarters.ts';
import { inPlaces } from '../destination.ts';
import type { Places } from './shape.ts';
import { placesInWords } from './places-in-words.ts';

/** Is it, or a parent of it, headquartered there? One certain parent there settles it; one of exactly half, or of no place, leaves it open. */
export function headquarteredLeaf(ctx: Context, p: Party, places: Places, says: (all: string) => string): Proof {
  const { certain, possible, unstated } = headquarters(p);
  const there = (country: string): boolean => inPlaces(ctx.rules, country, places);
  const where = placesInWords(ctx.rules, places);
  const facts = [{ text: p.name, at: p.at }];
  if (!certain.some(there)) {
    const half = possible.find((x) => there(x.country));
    if (half)
      return lacks(
        `${half.owner.name}, headquartered in ${half.country}, owns exactly half of ${half.of.name}`,
        whichParent(half, `decides whether ${p.name} counts as headquartered ${where}`),
        { facts },
      );
    const [open] = unstated;
    if (open)
      return lacks(`the headquarters of ${open.name} are not stated`, {
        fact: 'headquarters',
        of: open.name,
        why: `decides whether ${open === p ? 'it' : `${p.name}, whose parent it is or may be,`} is headquartered ${where}`,
        at: open.at,
      });
  }
  if (certain.some(there) || p.headquarters || p.ultimateParent || p.ownedBy.length > 0)
    return leaf(tri(certain.some(there)), says(certain.join(', ')), { facts });
  // The country of its address is all that is known of it.
  if (ctx.strict)
    return lacks(`the headquarters of ${p.name} and its parents are not stated`, {
      fact: 'headquarters',
      of: p.name,
      why: `decides whether it, or its ultimate parent, is headquartered ${where}`,
      at: p.at,
    });
  return leaf('no', says(certain.join(', ')), {
    facts,
    provisos: [`neither ${p.name} nor its ultimate parent is headquartered ${where}`],
  });
}
