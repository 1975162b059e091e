import { z } from 'zod';
import { Enforcement } from './rule-parts.ts';
import { Condition } from './condition.ts';
import { Provenance } from './fact.ts';

/** 734.9: one foreign direct product rule over one interval. */
export const DirectProductRule = z.strictObject({
  id: z.string(),
  rule: z.string(),
  /** What reports call it, in small letters: `national-security`. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string(),
  /** The items it speaks of; absent: any item. */
  item: Condition.optional(),
  /** How it was made: any one of these, each with its paragraph. `item` narrows a route beyond the rule's own `item`. */
  routes: z.array(z.strictObject({ rule: z.string(), item: Condition.optional(), when: Condition })).min(1),
  /** Destination, end-user or end-use scope. */
  reach: Condition,
  /** What somebody knows of where it goes on to; counts beside `reach` for an item that is made so. */
  knowledge: Condition.optional(),
  /** Absent: a pure jurisdiction rule; the license requirement comes from the CCL. */
  enforcement: Enforcement.optional(),
  ...Provenance,
});

export type TDirectProductRule = z.infer<typeof DirectProductRule>;
