import { z } from 'zod';
import { Condition, DEFINED } from './condition.ts';
import { Provenance } from './fact.ts';

/** A defined term that a facility meets, by what it produces, or an item by its own figures. */
export const Definition = z.strictObject({
  id: z.string(),
  term: z.enum(DEFINED),
  /** Of what a facility produces; left out: of the item. */
  product: z.enum(['logic', 'nand', 'dram']).optional(),
  title: z.string(),
  when: Condition,
  ...Provenance,
});

export type TDefinition = z.infer<typeof Definition>;
