/** Section 734.4. */
import { z } from 'zod';
import { Exclusion } from './rule-parts.ts';
import { Condition, Places, Selector } from './condition.ts';
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

/** 734.4(b)(1): U.S. encryption content serves a level only once License Exception ENC is authorized for it. */
const EncryptionContent = z.strictObject({
  id: z.string(),
  rule: z.string(),
  eccn: z.array(Selector).min(1),
  /** The paragraph that the ways of `served` are part of. */
  under: z.string().min(1),
  /** Authorized under this paragraph it serves, but to these places. */
  served: z.array(z.strictObject({ under: z.string().min(1), cite: z.string().min(1), notTo: Places.optional() })).min(1),
  ...Provenance,
});

/** Supplement no. 2 to part 734, paragraph (b): a level for technology counts these days after a report. */
const ReportAndWait = z.strictObject({ id: z.string(), rule: z.string(), days: z.number().int(), ...Provenance });

export const DeMinimis = z.strictObject({
  zero: z.array(ZeroLevel),
  levels: z.array(Level),
  encryption: z.array(EncryptionContent).default([]),
  reports: z.array(ReportAndWait).default([]),
});

export type TZeroLevel = z.infer<typeof ZeroLevel>;
export type TLevel = z.infer<typeof Level>;
export type TEncryptionContent = z.infer<typeof EncryptionContent>;
export type TReportAndWait = z.infer<typeof ReportAndWait>;
