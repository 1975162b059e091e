import { z } from 'zod';
import { ListName, Places } from './condition.ts';
import { Provenance } from './fact.ts';

/** From what share on a party counts as listed because of its owners. */
export const OwnershipRule = z.strictObject({
  id: z.string(),
  title: z.string().min(1),
  rule: z.string().min(1),
  /** Owners on any of these lists count, together. */
  lists: z.array(ListName).min(1),
  /** Percent. */
  atLeast: z.string().regex(/^\d+(\.\d+)?$/),
  /**
   * A general license that, as long as the rule stands, may authorize what these lists require for those whom ownership alone reaches: to some
   * destinations, and to others for a joint venture with somebody headquartered in a partner country who is not reached.
   */
  generalLicense: z
    .strictObject({
      lists: z.array(ListName).min(1),
      destination: Places,
      jointVenture: z.strictObject({ with: Places, destination: Places }),
      cite: z.string().min(1),
    })
    .optional(),
  ...Provenance,
});

export type TOwnershipRule = z.infer<typeof OwnershipRule>;
