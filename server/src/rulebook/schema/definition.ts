import { z } from 'zod';
import { Condition } from './condition.ts';
import { Provenance } from './fact.ts';

/** A defined term a facility or item meets: advanced-node integrated circuit, by product. */
export const Definition = z.strictObject({
  id: z.string(),
  term: z.enum(['advanced-node']),
  product: z.enum(['logic', 'nand', 'dram']),
  title: z.string(),
  when: Condition,
  ...Provenance,
});

export type TDefinition = z.infer<typeof Definition>;
