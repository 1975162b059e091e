/** Parameters of `specs` and `produces`. */
import { z } from 'zod';
import { Verification } from './fact.ts';

export const Parameter = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  unit: z.string().optional(),
  choices: z.array(z.string()).optional(),
  atUnit: z.string().optional(),
  qualifiers: z.array(z.string()).optional(),
  repeatable: z.boolean().optional(),
  where: z.array(z.enum(['specs', 'produces'])).min(1),
  sameAs: z.string().optional(),
  integer: z.boolean().optional(),
  /** `false`: zero is a figure too (a die without vias). */
  positive: z.boolean().optional(),
  /** Figures of a thousand and more are usual: `4.992` is asked for which it is. */
  inThousands: z.boolean().optional(),
  usedBy: z.array(z.string()),
  cite: z.string().optional(),
  /** Only where its paragraph has to be read again. */
  verified: Verification.optional(),
});

export const Parameters = z.array(Parameter);
