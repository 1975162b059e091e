/** One product to every country: the sale itself, with no party, no end use and no route stated. */
import type { Destination, Item, SpecModel } from '../../model/model.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Determination } from '../result.ts';
import { determineFile, type DetermineOptions } from '../index.ts';

export function determineEverywhere(
  model: SpecModel,
  product: Item,
  rulebook: Rulebook,
  options: DetermineOptions,
): Determination[] {
  const anywhere: Destination = {
    targets: [{ value: 'worldwide', at: product.at }],
    endUser: [],
    consignee: [],
    purchaser: [],
    endUses: [],
    via: [],
    claims: [],
    standings: [],
    hasBlock: false,
    at: product.at,
  };
  // Still the product that a license or a notice names.
  const asked: Item = { ...product, destinations: [anywhere], declared: product };
  return determineFile({ ...model, products: [asked] }, rulebook, { ...options, alternatives: false });
}
