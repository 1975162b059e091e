import { z } from 'zod';
import { Condition, Selector } from './condition.ts';
import { Provenance } from './fact.ts';

/** A paragraph that specs decide. All matching records are taken, the first in file order is the classification. */
export const Classification = z.strictObject({
  id: z.string(),
  /** The paragraph it yields: `3A090.a`. */
  paragraph: Selector,
  title: z.string(),
  /** Types of item the entry speaks of at all. An item of another stated type is not classified there. Absent: the item's own entry decides. */
  types: z.array(z.string()).min(1).optional(),
  /** Other types whose items are held against its limits all the same where another entry asks whether they are met (`5A992.z`). */
  limitsFor: z.array(z.string()).min(1).optional(),
  when: Condition,
  ...Provenance,
});

export type TClassification = z.infer<typeof Classification>;
