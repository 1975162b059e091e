/** Words for what an item is used for. */
import { z } from 'zod';
import { Verification } from './fact.ts';

export const EndUses = z.array(
  z.strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]*$/),
    title: z.string().min(1),
    cite: z.string().optional(),
    verified: Verification.optional(),
  }),
);
