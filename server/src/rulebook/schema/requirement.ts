/** License requirements: those of the rows of the Commerce Control List that go by no chart column, and those apart from the list. */
import { z } from 'zod';
import { AdmittedExceptions, Enforcement, Exclusion, Review } from './rule-parts.ts';
import { Condition, Items, Places } from './condition.ts';
import { Provenance } from './fact.ts';

/**
 * A scope that CCL rows point to instead of a chart column: `macau-or-d5` and so on.
 * `rule` is the paragraph of part 742 that imposes it, by reason where it differs.
 */
export const SpecialScope = z.strictObject({
  id: z.string(),
  rule: z.string(),
  reason: z.string(),
  title: z.string(),
  /** Further narrowing of the row's own paragraphs (only where the rule's list differs). */
  item: Items.optional(),
  destination: Places,
  /** Anything beyond destination. */
  when: Condition.optional(),
  unless: z.array(Exclusion).default([]),
  review: z.array(Review).default([]),
  enforcement: Enforcement.optional(),
  /** Part 740 exceptions that may overcome it. */
  exceptions: AdmittedExceptions,
  exceptionsCite: z.string().optional(),
  ...Provenance,
});

/** A requirement apart from the CCL's rows: parts 744 and 746, and those of 742 that no row carries. */
export const Requirement = z.strictObject({
  id: z.string(),
  rule: z.string(),
  /** `policy`: a company's own rule, from a rulebook of the user's; it reaches what is not subject to the EAR too. */
  kind: z.enum(['ccl', 'embargo', 'end-user', 'end-use', 'all-destinations', 'policy']),
  reason: z.string(),
  title: z.string(),
  when: Condition,
  unless: z.array(Exclusion).default([]),
  /** Judged for each party as if it were the only one: an exclusion that one party earns is no other's. */
  perParty: z.literal(true).optional(),
  /** Of the party it is about: a license or another permission lifts it only by naming that party. */
  permittedByName: z.literal(true).optional(),
  /** An act that needs a license although the item is not subject to the EAR (744.6(b), (c)(2)); of what is subject other rules speak. */
  reaches: z.literal('not-subject').optional(),
  review: z.array(Review).default([]),
  enforcement: Enforcement.optional(),
  /** Part 740 exceptions that may overcome it. */
  exceptions: AdmittedExceptions,
  exceptionsCite: z.string().optional(),
  /** Would it make U.S. content "controlled content" for de minimis? Parts 742 and 746 yes, part 744 never (734 supp. 2 (a)(1)). */
  countsForDeMinimis: z.boolean(),
  /** Content left out of that count although the requirement reaches it (746.8(a)(12)(iii)(B), 746.7(a)(1)(v)). Here `exportedFrom` and `eccn` speak of the content's journey inside the foreign product. */
  contentNotCounted: z.array(Exclusion).default([]),
  ...Provenance,
});

export const Requirements = z.strictObject({
  requirements: z.array(Requirement).default([]),
  scopes: z.array(SpecialScope).default([]),
});

export type TSpecialScope = z.infer<typeof SpecialScope>;
export type TRequirement = z.infer<typeof Requirement>;
