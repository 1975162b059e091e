/** Parts that requirements, scopes, exceptions and direct product rules share. */
import { z } from 'zod';
import { Condition } from './condition.ts';
import { DayText } from './fact.ts';

/** Announced non-enforcement of codified text. */
export const Enforcement = z.strictObject({
  status: z.literal('not-enforced'),
  from: DayText,
  until: DayText.optional(),
  cite: z.string(),
  /** Still enforced where this holds (entities headquartered in Macau or D:5, say). */
  except: Condition.optional(),
  exceptCite: z.string().optional(),
  /** Who each half reaches, in words. */
  appliesTo: z.strictObject({ enforced: z.string(), notEnforced: z.string() }).optional(),
});

export const RequirementKind = z.enum(['ccl', 'embargo', 'end-user', 'end-use', 'notice', 'all-destinations']);

export const ReviewPolicy = z.enum([
  'presumption-of-denial',
  'presumption-of-approval',
  'case-by-case',
  'policy-of-denial',
  'other',
]);

/** First whose `when` is yes; the last one should have none. */
export const Review = z.strictObject({
  when: Condition.optional(),
  policy: ReviewPolicy,
  cite: z.string(),
  note: z.string().optional(),
});

export const Exclusion = z.strictObject({ cite: z.string(), title: z.string(), when: Condition });

/**
 * A license exception that is admitted: the whole of it, or only under these paragraphs (`GOV` under 740.11(b)(2)), and only `where` a
 * condition holds; `title` says so in words.
 */
export const Admitted = z.union([
  z.string(),
  z.strictObject({
    code: z.string(),
    under: z.array(z.string()).min(1),
    note: z.string().optional(),
    where: z.strictObject({ cite: z.string(), title: z.string(), when: Condition }).optional(),
  }),
]);

/** `part-740`: any that fits; `none`: none; else these alone. */
export const AdmittedExceptions = z.union([z.enum(['part-740', 'none']), z.array(Admitted)]).default('part-740');

export type TAdmitted = z.infer<typeof Admitted>;
export type TAdmittedExceptions = z.infer<typeof AdmittedExceptions>;
export type TReview = z.infer<typeof Review>;
export type TExclusion = z.infer<typeof Exclusion>;
export type TEnforcement = z.infer<typeof Enforcement>;
