/** Section 734.4. */
import { z } from 'zod';
import { Exclusion } from './rule-parts.ts';
import { Condition, Places } from './condition.ts';
import { Provenance } from './fact.ts';

/** 734.4(a): no de minimis level. */
const ZeroLevel = z.strictObject({
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  /** `trigger`: present → subject in any quantity. `scope`: whom it reaches. Both must hold. */
  trigger: Condition,
  scope: Condition,
  unless: z.array(Exclusion).default([]),
  ...Provenance,
});

/** 734.4(c) and (d). */
const Level = z.strictObject({
  id: z.string(),
  rule: z.string(),
  percent: z.number().int(),
  destination: Places,
  ...Provenance,
});

export const DeMinimis = z.strictObject({
  zero: z.array(ZeroLevel),
  levels: z.array(Level),
});

export type TZeroLevel = z.infer<typeof ZeroLevel>;
export type TLevel = z.infer<typeof Level>;
