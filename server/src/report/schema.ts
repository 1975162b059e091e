/**
 * The report a program reads: `earshot.report/1`. The one description of it: its type, its JSON Schema and the
 * tests all come from here. Loaded at build time and by tests only.
 */
import { z } from 'zod';
import { ShardSchema } from './kept-schema.ts';

const Answer = z.enum(['yes', 'no', 'undetermined']);
const DayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A calendar day, YYYY-MM-DD.');
const Decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('A decimal number as text, so that no reader rounds it.');
const Outcome = z.enum([
  'not-subject',
  'no-license-required',
  'license-exception',
  'authorized',
  'license-required',
  'undetermined',
]);
const Enforcement = z.enum(['enforced', 'not-enforced']);
const Rule = z.string().min(1).describe('A bare paragraph of 15 CFR, such as 734.4(a)(8); other law written out.');

const Location = z
  .strictObject({
    file: z.string(),
    line: z.int().min(1),
    column: z.int().min(1),
  })
  .describe('Counted from 1, columns in UTF-16 units.');

const Position = z.strictObject({ line: z.int().min(0), character: z.int().min(0) });
const Range = z.strictObject({ start: Position, end: Position }).describe('Counted from 0, as in the Language Server Protocol.');

const Figures = z.strictObject({
  totalProcessingPerformance: Decimal.optional(),
  performanceDensity: Decimal.optional(),
  memoryBandwidthDensity: Decimal.optional(),
  minimumResolvableFeature: Decimal.optional(),
  adjustedPeakPerformance: Decimal.optional(),
});

const Classification = z.strictObject({
  declared: z.string().nullable(),
  derived: z.string().nullable(),
  effective: z.string().nullable(),
  figures: Figures.optional(),
});

const Basis = z.strictObject({
  kind: z.enum(['us-origin', 'in-us', 'de-minimis', 'direct-product']),
  rule: Rule,
  name: z.string().optional(),
  answer: Answer,
  enforcement: Enforcement.optional(),
});

const Content = z.strictObject({
  input: z.string(),
  quantity: Decimal,
  eccn: z.string().nullable(),
  value: Decimal.optional(),
  share: Decimal.optional(),
  controlled: Answer,
  because: z.array(z.string()),
  path: z.array(z.string()).optional().describe('From the product down, for content inside a sub-assembly.'),
});

const DeMinimis = z.strictObject({
  applies: z.boolean(),
  rule: Rule,
  level: Decimal,
  currency: z.string().optional(),
  controlledValue: Decimal.optional(),
  productValue: Decimal.optional(),
  percent: Decimal.optional(),
  lowerPercent: Decimal.optional(),
  upperPercent: Decimal.optional(),
  exceeded: Answer,
  breakEvenPrice: Decimal.optional(),
  margin: Decimal.optional().describe('Percentage points left below the level; negative when over.'),
  content: z.array(Content),
});

const Requirement = z.strictObject({
  rule: Rule,
  kind: z.enum(['ccl', 'embargo', 'end-user', 'end-use', 'notice', 'all-destinations', 'transit']),
  reason: z.string(),
  via: z.string().optional().describe('The country of transit.'),
  column: z.string().optional(),
  answer: Answer,
  reviewPolicy: z
    .enum(['presumption-of-denial', 'presumption-of-approval', 'case-by-case', 'policy-of-denial', 'other'])
    .optional(),
  reviewRule: Rule.optional(),
  enforcement: Enforcement,
  appliesTo: z.string().optional(),
  title: z.string(),
  id: z.string(),
});

const Exception = z.strictObject({
  code: z.string(),
  status: z.enum(['open', 'conditional', 'barred']),
  rule: Rule.optional(),
  condition: z.string().optional(),
  because: z.string().optional().describe('Why it is barred, in words.'),
  overcomes: z.array(z.string()).optional().describe('Ids of the requirements it would carry.'),
  leaves: z
    .array(z.strictObject({ requirement: z.string(), rule: Rule }))
    .optional()
    .describe(
      'Requirements that stand besides, which it does not overcome: barred for the sale, though not for each requirement.',
    ),
  unmet: z
    .strictObject({ rule: Rule, because: z.string() })
    .optional()
    .describe('What a claim of it must state and does not; the claim does not hold.'),
});

const Authorization = z.strictObject({
  name: z.string(),
  status: z.enum(['covers', 'expired', 'not-yet-valid', 'does-not-cover', 'over-limit']),
  why: z.string().optional(),
});

const Allied = z
  .strictObject({ country: z.string(), answer: Answer, rule: z.string().optional() })
  .describe(
    'Does that country list the item itself? no: it is known to have no comparable control on it; what the multilateral regimes share is not asked. A country of which nothing is known is left out.',
  );

const Alternative = z.strictObject({
  changesAnswer: z.boolean().describe('It betters the answer; false for one that leaves it as it is, or makes it worse.'),
  changes: z.array(
    z.strictObject({
      input: z.string(),
      alternative: z.string(),
      strategy: z
        .enum(['design-out-domestic', 'design-out-third-country', 'design-around', 'us-substitute'])
        .optional()
        .describe(
          'Left out where the origin of the substitute is not stated. us-substitute: another input of U.S. origin, so nothing is designed out.',
        ),
      relativePerformance: Decimal.optional().describe('Percent of what it replaces, as stated.'),
    }),
  ),
  costDelta: z
    .strictObject({ value: Decimal, currency: z.string() })
    .optional()
    .describe('For one unit of the product; negative where it is cheaper; left out where a value or a rate is not stated.'),
  leadTime: z.string().optional().describe('The longest of the set.'),
  outcome: Outcome,
  subjectToEar: Answer,
  percent: Decimal.optional(),
  minimal: z.boolean().describe('No proper subset does as well; false where not all were tried.'),
  conditions: z.array(z.string()).optional().describe('What it waits for or turns on.'),
  provisos: z.array(z.string()).optional().describe('What its answer is given “provided that”.'),
  allied: z
    .array(
      z.strictObject({ alternative: z.string(), country: z.string(), answer: z.enum(['yes', 'undetermined']), rule: z.string() }),
    )
    .optional()
    .describe('Control lists of the substitutes’ own countries that list, or may list, them.'),
});

const AlternativeSearch = z.strictObject({
  tried: z.int().min(0).describe('Determinations made for it.'),
  complete: z.boolean().describe('Every minimal set was found; else others, and cheaper ones, may exist.'),
  unhelpful: z
    .array(z.string())
    .describe('Alternatives that change nothing, alone or with others. Empty where the search was cut.'),
});

const RedFlag = z.strictObject({ code: z.string(), about: z.string(), text: z.string(), score: z.string().optional() });

const Missing = z.strictObject({ fact: z.string(), of: z.string(), why: z.string(), location: Location.optional() });

/** One step of the argument; only with `--explain`. */
export interface ProofStep {
  rule?: string | undefined;
  text: string;
  answer: z.infer<typeof Answer>;
  coverage?: string | undefined;
  facts?: { text: string; location?: z.infer<typeof Location> | undefined }[] | undefined;
  missing?: z.infer<typeof Missing>[] | undefined;
  children?: ProofStep[] | undefined;
}

const Proof: z.ZodType<ProofStep> = z.strictObject({
  rule: z.string().optional(),
  text: z.string(),
  answer: Answer,
  coverage: z.string().optional(),
  facts: z.array(z.strictObject({ text: z.string(), location: Location.optional() })).optional(),
  missing: z.array(Missing).optional(),
  get children() {
    return z.array(Proof).optional();
  },
});

const Determination = z.strictObject({
  id: z.string(),
  product: z.string(),
  destination: z.string(),
  goesBy: z
    .strictObject({ country: z.string(), rule: z.string() })
    .optional()
    .describe('The country whose treatment the destination gets, where the Country Chart does not list it.'),
  asOf: DayText,
  location: Location,
  outcome: Outcome,
  codifiedOutcome: Outcome.optional().describe('What the codified text alone would give, where enforcement makes a difference.'),
  judgedFor: z
    .strictObject({ country: z.string(), of: z.string(), as: z.enum(['end user', 'consignee', 'facility', 'purchaser']) })
    .optional()
    .describe('Another country than the destination, whose stricter answer holds or leaves this one open, and who is there.'),
  classification: Classification,
  subjectToEar: Answer,
  bases: z.array(Basis),
  deMinimis: DeMinimis.optional(),
  advancedNode: Answer.optional(),
  requirements: z.array(Requirement),
  policies: z
    .array(z.strictObject({ rule: z.string(), reason: z.string(), answer: Answer, title: z.string(), id: z.string() }))
    .optional()
    .describe('Rules of kind policy of the user’s own rulebooks; no part of the outcome.'),
  exceptions: z.array(Exception),
  authorizations: z.array(Authorization),
  allied: z.array(Allied),
  alternatives: z
    .array(Alternative)
    .describe(
      'Sets of declared alternatives that better the answer, cheapest first; those not available yet, and those still open, come last. After them each alternative by itself that does not.',
    ),
  alternativeSearch: AlternativeSearch.optional().describe('How they were tried; left out where none was.'),
  redFlags: z.array(RedFlag),
  expectations: z
    .array(
      z.strictObject({
        expected: Outcome,
        by: z.array(z.string()).describe('Paragraphs, each of which something that decides begins with.'),
        holds: z.boolean(),
        location: Location,
        reviewed: z.strictObject({ by: z.string(), on: DayText, because: z.string().optional() }).optional(),
      }),
    )
    .optional()
    .describe('Answers that the spec pins with `expect`. They change no answer.'),
  release: z
    .strictObject({ to: z.string(), country: z.string() })
    .optional()
    .describe(
      'The deemed export or reexport that decides: the party, and the country it is deemed to go to (734.13(b), 734.14(b)).',
    ),
  provisos: z.array(z.string()),
  missing: z.array(Missing),
  proof: Proof.optional().describe('The whole argument; only with --explain.'),
});

const Finding = z.strictObject({
  code: z.string().regex(/^ES\d{4}$/),
  name: z.string(),
  severity: z.enum(['error', 'warning', 'information', 'hint']),
  message: z.string(),
  file: z.string(),
  location: Location,
  range: Range,
  related: z.array(z.strictObject({ file: z.string(), range: Range, message: z.string() })),
  cite: z.array(z.string()),
  determination: z.string().optional(),
  determinations: z.array(z.string()).optional().describe('All it belongs to, where one finding speaks of several.'),
  suppressed: z.strictObject({ reason: z.string() }).optional(),
  baselined: z.literal(true).optional().describe('The baseline knows of it: it fails no run.'),
});

const made = {
  tool: z.strictObject({ name: z.literal('earshot'), version: z.string() }),
  rulebook: z.strictObject({ version: z.string(), from: DayText, through: DayText }),
  rulebooks: z
    .array(z.strictObject({ folder: z.string(), version: z.string().optional() }))
    .optional()
    .describe('Rulebooks of the user’s own over the built-in one, by their folder; `version` where their edition.yaml says one.'),
};

const Summary = z.strictObject({
  files: z.int().min(0),
  products: z.int().min(0),
  determinations: z.int().min(0),
  errors: z.int().min(0),
  warnings: z.int().min(0),
  undetermined: z.int().min(0),
});

/** A line of `--format jsonl`. */
export const LineSchema = z
  .discriminatedUnion('record', [
    z.strictObject({ record: z.literal('report'), schema: z.literal('earshot.lines/1'), ...made }),
    Determination.extend({ record: z.literal('determination') }),
    Finding.extend({ record: z.literal('diagnostic') }),
    Summary.extend({ record: z.literal('summary') }),
  ])
  .describe(
    'A line of `earshot check --format jsonl`: first the report’s own, then each determination, then each finding, last the totals. A report without its last line is not whole.',
  );

export const ReportSchema = z
  .strictObject({
    schema: z.literal('earshot.report/1'),
    ...made,
    determinations: z.array(Determination),
    diagnostics: z.array(Finding),
    summary: Summary,
    shard: ShardSchema.optional(),
  })
  .describe('A report of `earshot check --format json`.');

export type Report = z.infer<typeof ReportSchema>;
export type ReportDetermination = z.infer<typeof Determination>;
export type ReportFinding = z.infer<typeof Finding>;
