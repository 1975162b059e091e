/**
 * The zod schema of the rulebook: the one description of what the YAML may say. The build validates against it,
 * publishes it as JSON Schema, and compiles the YAML into the JSON the program loads.
 */
import { z } from 'zod';
import { Condition, Items, ListName, Places, Selector } from './condition.ts';

const DayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What every fact carries. */
export const Provenance = {
  /** Paragraph: `734.4(a)(8)` for 15 CFR; other law written out. */
  cite: z.string().min(1),
  /** Federal Register citation or the edition it was read in. */
  source: z.string().min(1),
  /** First day it applies; absent: as far back as the rulebook goes, carried from the nearest edition. */
  from: DayText.optional(),
  /** First day it no longer applies. */
  until: DayText.optional(),
  published: DayText.optional(),
  /** Where a rule has a later day by which to comply. */
  compliance: DayText.optional(),
  /** Where its predecessor of the same id ends earlier than it begins: why nothing holds in between (a stay, say). */
  resumes: z.string().min(1).optional(),
  /**
   * The text it was read against (an edition day such as `eCFR 2026-09-24`, a Federal Register citation),
   * or `memory`; `dates` and `values` may differ.
   */
  verified: z.union([z.string().min(1), z.strictObject({ values: z.string().min(1), dates: z.string().min(1) })]),
  note: z.string().optional(),
};

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

/** A license exception that is admitted: the whole of it, or only under these paragraphs (`GOV` under 740.11(b)(2)). */
export const Admitted = z.union([
  z.string(),
  z.strictObject({ code: z.string(), under: z.array(z.string()).min(1), note: z.string().optional() }),
]);
/** `part-740`: any that fits; `none`: none; else these alone. */
export const AdmittedExceptions = z.union([z.enum(['part-740', 'none']), z.array(Admitted)]).default('part-740');

// ---------------------------------------------------------------- ownership

/** From what share on a party counts as listed because of its owners. */
export const OwnershipRule = z.strictObject({
  id: z.string(),
  title: z.string().min(1),
  rule: z.string().min(1),
  /** Owners on any of these lists count, together. */
  lists: z.array(ListName).min(1),
  /** Percent. */
  atLeast: z.string().regex(/^\d+(\.\d+)?$/),
  ...Provenance,
});

// ---------------------------------------------------------------- classification and definitions

/** A paragraph that specs decide. All matching records are taken, the first in file order is the classification. */
export const Classification = z.strictObject({
  id: z.string(),
  /** The paragraph it yields: `3A090.a`. */
  paragraph: Selector,
  title: z.string(),
  /** Types of item the entry speaks of at all. An item of another stated type is not classified there. */
  types: z.array(z.string()).min(1),
  when: Condition,
  ...Provenance,
});

/** A defined term a facility or item meets: advanced-node integrated circuit, by product. */
export const Definition = z.strictObject({
  id: z.string(),
  term: z.enum(['advanced-node']),
  product: z.enum(['logic', 'nand', 'dram']),
  title: z.string(),
  when: Condition,
  ...Provenance,
});

// ---------------------------------------------------------------- jurisdiction

/** 734.4(a): no de minimis level. */
export const ZeroLevel = z.strictObject({
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
export const Level = z.strictObject({
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

/** 734.9: one foreign direct product rule over one interval. */
export const DirectProductRule = z.strictObject({
  id: z.string(),
  rule: z.string(),
  name: z.enum([
    'national-security',
    '9x515',
    '600-series',
    'entity-list-footnote-1',
    'entity-list-footnote-4',
    'entity-list-footnote-5',
    'russia-belarus',
    'russia-belarus-military',
    'advanced-computing',
    'supercomputer',
    'iran',
    'semiconductor-manufacturing-equipment',
    'ai-model-weights',
  ]),
  title: z.string(),
  /** The items it speaks of; absent: any item. */
  item: Condition.optional(),
  /** How it was made: any one of these, each with its paragraph. `item` narrows a route beyond the rule's own `item`. */
  routes: z.array(z.strictObject({ rule: z.string(), item: Condition.optional(), when: Condition })).min(1),
  /** Destination, end-user or end-use scope. */
  reach: Condition,
  /** Absent: a pure jurisdiction rule; the license requirement comes from the CCL. */
  enforcement: Enforcement.optional(),
  ...Provenance,
});

// ---------------------------------------------------------------- license requirements

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

/** Chart columns and the paragraph of part 742 that imposes each, with review policy by destination. */
export const ChartColumn = z.strictObject({
  column: z.string(),
  reason: z.string(),
  rule: z.string(),
  review: z.array(Review).default([]),
  ...Provenance,
});

// ---------------------------------------------------------------- exceptions

/**
 * One way to use a license exception. A code may have several records at a time (STA under (c)(1) and under (c)(2)); the
 * best of them counts, and `rule` tells them apart.
 */
export const LicenseException = z.strictObject({
  code: z.string(),
  rule: z.string(),
  title: z.string(),
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
export const ExceptionRestriction = z.strictObject({
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  when: Condition,
  /** Those that survive. */
  except: z.array(Admitted).default([]),
  /** Codes it bars; absent: all but `except`. */
  only: z.array(z.string()).optional(),
  /** Where set, it bars unless this is so, which no spec can state: the exceptions it reaches become conditional. */
  condition: z.string().optional(),
  ...Provenance,
});

// ---------------------------------------------------------------- allied regimes

export const AlliedListing = z.strictObject({
  id: z.string(),
  country: z.string(),
  /** Written-out law: `NL 2023-09-01`. */
  rule: z.string(),
  title: z.string(),
  item: Condition,
  /** Where it controls exports to; absent: everywhere. A list of the European Union does not speak of trade inside it. */
  destination: Places.optional(),
  /** First day it counts as a control list in 734.4(a)(3), where the footnote there gives another than `from`. */
  firstExportFrom: DayText.optional(),
  ...Provenance,
});

/** A country of which it is known whether its own controls compare with 742.4(a)(4). What the multilateral regimes list is not asked. */
export const AlliedCountry = z.strictObject({
  country: z.string(),
  comparable: z.boolean(),
  ...Provenance,
});

export type Condition_ = z.infer<typeof Condition>;
export type TClassification = z.infer<typeof Classification>;
export type TDefinition = z.infer<typeof Definition>;
export type TDeMinimis = z.infer<typeof DeMinimis>;
export type TZeroLevel = z.infer<typeof ZeroLevel>;
export type TLevel = z.infer<typeof Level>;
export type TDirectProductRule = z.infer<typeof DirectProductRule>;
export type TSpecialScope = z.infer<typeof SpecialScope>;
export type TRequirement = z.infer<typeof Requirement>;
export type TOwnershipRule = z.infer<typeof OwnershipRule>;
export type TChartColumn = z.infer<typeof ChartColumn>;
export type TLicenseException = z.infer<typeof LicenseException>;
export type TExceptionRestriction = z.infer<typeof ExceptionRestriction>;
export type TAlliedListing = z.infer<typeof AlliedListing>;
export type TAlliedCountry = z.infer<typeof AlliedCountry>;
export type TAdmitted = z.infer<typeof Admitted>;
export type TAdmittedExceptions = z.infer<typeof AdmittedExceptions>;
export type TReview = z.infer<typeof Review>;
export type TExclusion = z.infer<typeof Exclusion>;
export type TEnforcement = z.infer<typeof Enforcement>;
