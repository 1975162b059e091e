/** Part 740. */
import { z } from 'zod';
import { Admitted, Exclusion, RequirementKind } from './rule-parts.ts';
import { Condition } from './condition.ts';
import { Provenance } from './fact.ts';

/**
 * One way to use a license exception. A code may have several records at a time (STA under (c)(1) and under (c)(2)); the
 * best of them counts, and `rule` tells them apart.
 */
const LicenseException = z.strictObject({
  code: z.string(),
  rule: z.string(),
  title: z.string(),
  /**
   * `every`: one of the cases that an item or a sale may fall under; where a claim does not say which (`claims TMP under 740.9(a)(9)`),
   * all that reach it must carry it. `said`: only where a claim names it. Absent: it serves by itself.
   */
  case: z.enum(['every', 'said']).optional(),
  /** Paragraphs of it that carry an item of `when`, if any does: a claim that names none means these. */
  means: z.strictObject({ under: z.array(z.string()).min(1), when: Condition }).optional(),
  /** Items and places it can carry at all. No → it is not mentioned, unless the spec claims it. */
  scope: Condition,
  /**
   * `true`: the ECCN entry must have a line that says so (LVS, GBS, TSR …). `compared`: part 740 itself names the items, and an
   * entry whose line names fewer makes it conditional, both texts being named (NAC, ACA).
   */
  listBased: z.union([z.boolean(), z.literal('compared')]).default(false),
  /** The only reasons for control it may overcome: it is of no use where part 742 requires a license for another reason too. */
  overcomes: z.array(z.string()).optional(),
  /** Requirements it never overcomes, by kind, but for those whose rule begins with one of `except`. */
  leaves: z
    .strictObject({ kinds: z.array(RequirementKind).min(1), except: z.array(z.string()).default([]), cite: z.string() })
    .optional(),
  /** Facts no spec can state: what the user must see to. None that applies → `open`. */
  conditions: z.array(z.strictObject({ text: z.string(), cite: z.string(), when: Condition.optional() })).default([]),
  /** Prior notification to BIS: a claim must state its day (`claims NAC notified 2024-05-01`), and this many calendar days must have passed. */
  notification: z.strictObject({ days: z.number().int(), cite: z.string(), when: Condition.optional() }).optional(),
  /** Bars of its own. */
  barred: z.array(Exclusion).default([]),
  ...Provenance,
});

/** 740.2: where it holds, only the exceptions named stay. */
const ExceptionRestriction = z.strictObject({
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  when: Condition,
  /** Those that survive. */
  except: z.array(Admitted).default([]),
  /** The ways it bars; absent: all but `except`. */
  only: z.array(Admitted).optional(),
  /** Where set, it bars unless this is so, which no spec can state: the exceptions it reaches become conditional. */
  condition: z.string().optional(),
  /** With `condition`: a spec can state it by this property of the destination, and a claim without it leaves the answer open. */
  asks: z.enum(['end-user']).optional(),
  ...Provenance,
});

export const Exceptions = z.strictObject({
  exceptions: z.array(LicenseException).default([]),
  restrictions: z.array(ExceptionRestriction).default([]),
});

export type TLicenseException = z.infer<typeof LicenseException>;
export type TExceptionRestriction = z.infer<typeof ExceptionRestriction>;
