/** What sections 734.3(b), 734.7, 742.15(b) and 734.17 leave out, say of published items, and of what is no export. */
import { z } from 'zod';
import { Condition, Selector } from './condition.ts';
import { Provenance } from './fact.ts';

/** Published software and technology that stays subject to the EAR. */
const Published = z.strictObject({
  id: z.string(),
  rule: z.string(),
  title: z.string().min(1),
  eccn: z.array(Selector).min(1),
  /** `always`, or until its source code is publicly available and BIS is notified: of all of it, or of non-standard cryptography alone. */
  subject: z.enum(['always', 'until-notified', 'until-notified-if-non-standard']),
  ...Provenance,
});

/** Not subject to the EAR by what it is, wherever it is. */
const Outside = z.strictObject({
  id: z.string(),
  rule: z.string(),
  title: z.string().min(1),
  when: Condition,
  ...Provenance,
});

/** Leaves the United States by shipment, transfer or transmission alone: a release there to a foreign person is no export. */
const ShippedAlone = z.strictObject({
  id: z.string(),
  rule: z.string(),
  title: z.string().min(1),
  eccn: z.array(Selector).min(1),
  ...Provenance,
});

export const Jurisdiction = z.strictObject({
  outside: z.array(Outside).default([]),
  published: z.array(Published).default([]),
  shippedAlone: z.array(ShippedAlone).default([]),
});

export type TPublished = z.infer<typeof Published>;
