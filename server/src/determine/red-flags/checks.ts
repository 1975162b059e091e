/** What the condition language cannot ask: one function for each `check` of the rulebook's red flags. */
import type { TRedFlag, TRedFlagCheck } from '../../rulebook/schema/index.ts';
import type { Context } from '../context.ts';
import type { Subject } from './about.ts';
import { type Sale, saleBeforeAKnownRule } from './ahead.ts';
import { advancedByFigures, notAdvancedByFigures } from './facilities.ts';
import { listedOwnerOfUnknownShare, nameCloseToListed } from './listed-names.ts';
import { originMayBeUs, partWithARouteOfItsOwn } from './making.ts';
import { endUserIsDistributor, listedOwner, ownerInMacauOrD5 } from './parties.ts';

/** The things it is raised about; none where it is not raised. */
export type Check = (ctx: Context, flag: TRedFlag, sale: Sale) => Subject[];

export const checks: Readonly<Record<TRedFlagCheck, Check>> = {
  'name-close-to-listed': nameCloseToListed,
  'owner-in-macau-or-d5': ownerInMacauOrD5,
  'facility-advanced-by-figures': advancedByFigures,
  'facility-not-advanced-by-figures': notAdvancedByFigures,
  'end-user-is-distributor': endUserIsDistributor,
  'listed-owner': listedOwner,
  'listed-owner-of-unknown-share': listedOwnerOfUnknownShare,
  'part-with-a-route-of-its-own': partWithARouteOfItsOwn,
  'origin-may-be-us': originMayBeUs,
  'sale-before-a-known-rule': saleBeforeAKnownRule,
};
