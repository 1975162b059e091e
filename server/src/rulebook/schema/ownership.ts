import { z } from 'zod';
import { ListName } from './condition.ts';
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
  ...Provenance,
});

export type TOwnershipRule = z.infer<typeof OwnershipRule>;
