/** `earshot.diff/1`: what `earshot diff --format json` prints. The one description of it; its JSON Schema is published. Loaded at build time and by tests only. */
import { z } from 'zod';

const Answer = z.enum(['yes', 'no', 'undetermined']);
const DayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A calendar day, YYYY-MM-DD.');
const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const Outcome = z.enum([
  'not-subject',
  'no-license-required',
  'license-exception',
  'authorized',
  'license-required',
  'undetermined',
]);
const moved = <T extends z.ZodType>(of: T) => z.strictObject({ from: of, to: of });
const changed = <T extends z.ZodType>(of: T) =>
  z.strictObject({ added: z.array(of), dropped: z.array(of), changed: z.array(z.strictObject({ before: of, after: of })) });

const Basis = z.strictObject({
  kind: z.string(),
  rule: z.string(),
  name: z.string().optional(),
  answer: Answer,
  enforcement: z.string().optional(),
});
const Requirement = z.strictObject({
  id: z.string(),
  rule: z.string(),
  kind: z.string(),
  reason: z.string(),
  column: z.string().optional(),
  title: z.string(),
  answer: Answer,
  reviewPolicy: z.string().optional(),
  reviewRule: z.string().optional(),
  enforcement: z.string(),
});
const Exception = z.strictObject({
  code: z.string(),
  status: z.string(),
  rule: z.string().optional(),
  condition: z.string().optional(),
});

const State = z.strictObject({
  outcome: Outcome,
  codifiedOutcome: Outcome.optional(),
  subjectToEar: Answer,
  classification: z.string().nullable(),
  deMinimis: z.strictObject({ rule: z.string(), level: Decimal, percent: Decimal.optional(), exceeded: Answer }).optional(),
  provisos: z.array(z.string()).optional().describe('What the answer is given “provided that”.'),
  missing: z.array(z.strictObject({ fact: z.string(), of: z.string() })).optional(),
});

const Step = z.strictObject({
  on: DayText.optional().describe('First day of the new answer; absent where the spec made it.'),
  cause: z
    .enum(['law', 'knowledge', 'validity', 'spec', 'proposal'])
    .describe(
      'The law of the day; the first day of which the rulebook knows the law; an authorization or notice of the spec that begins or ends; the spec or the edition of the rulebook; the proposal.',
    ),
  flip: z.boolean().describe('The outcome itself is another.'),
  before: State.optional().describe('Absent: not asked for.'),
  after: State.optional().describe('Absent: no longer asked for.'),
  outcome: moved(Outcome).optional(),
  codifiedOutcome: moved(Outcome).optional(),
  subjectToEar: moved(Answer).optional(),
  classification: moved(z.string().nullable()).optional(),
  advancedNode: moved(Answer.nullable()).optional(),
  bases: changed(Basis).optional(),
  deMinimis: z
    .strictObject({
      rule: moved(z.string().nullable()).optional(),
      level: moved(Decimal.nullable()).optional(),
      percent: moved(Decimal.nullable()).optional(),
      exceeded: moved(Answer.nullable()).optional(),
    })
    .optional(),
  content: z
    .array(
      z.strictObject({
        input: z.string(),
        eccn: z.string().nullable(),
        controlled: moved(Answer.nullable()),
        because: z.array(z.string()),
      }),
    )
    .optional(),
  requirements: changed(Requirement).optional(),
  exceptions: z.strictObject({ opened: z.array(Exception), closed: z.array(Exception) }).optional(),
  missing: z.array(z.strictObject({ fact: z.string(), of: z.string() })).optional(),
  changes: z.array(z.string()).describe('Ids of `changes`; empty: no known change record.'),
  validity: z.array(z.string()).optional(),
});

export const DiffSchema = z
  .strictObject({
    schema: z.literal('earshot.diff/1'),
    tool: z.strictObject({ name: z.literal('earshot'), version: z.string() }),
    rulebook: z.strictObject({ version: z.string(), from: DayText, through: DayText }),
    rulebooks: z
      .array(z.strictObject({ folder: z.string(), version: z.string().optional() }))
      .optional()
      .describe('Rulebooks of the user’s own over the built-in one.'),
    compared: z.discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('dates'), from: DayText, to: DayText }),
      z.strictObject({
        mode: z.literal('report'),
        against: z.string(),
        saved: z.strictObject({ rulebook: z.string(), tool: z.string() }),
      }),
      z
        .strictObject({
          mode: z.literal('proposal'),
          on: DayText.describe('Every destination is asked about this day.'),
          folder: z.string(),
          title: z.string().optional(),
          operations: z.array(
            z.strictObject({
              title: z.string(),
              from: DayText,
              changes: z.int().min(0).describe('Determinations whose difference it bears on; 0: it changes nothing here.'),
            }),
          ),
        })
        .describe('The law of a day, and the same law with a proposal over it.'),
    ]),
    changes: z
      .array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          published: DayText.optional(),
          effective: DayText.optional(),
          compliance: DayText.optional(),
          until: DayText.optional(),
          cite: z.string(),
          touches: z.array(z.string()),
          verified: z.string(),
          note: z.string().optional(),
        }),
      )
      .describe('The changes of the law that any step is owed to.'),
    determinations: z
      .array(
        z.strictObject({
          id: z.string(),
          product: z.string(),
          destination: z.string(),
          location: z.strictObject({ file: z.string(), line: z.int().min(1), column: z.int().min(1) }).optional(),
          before: State.optional(),
          after: State.optional(),
          flipped: z.boolean(),
          notMade: z.literal(true).optional().describe('Not made, so undetermined and not compared: over max-determinations.'),
          steps: z.array(Step),
        }),
      )
      .describe('Those that change in any way, and those that are not made.'),
    summary: z.strictObject({
      files: z.int().min(0),
      determinations: z.int().min(0),
      changed: z.int().min(0),
      flipped: z.int().min(0),
      days: z.int().min(0),
      notMade: z.int().min(1).optional().describe('Left out where all are made.'),
    }),
  })
  .describe('A report of `earshot diff --format json`.');

export type Diff = z.infer<typeof DiffSchema>;
export type DiffStep = z.infer<typeof Step>;
export type DiffState = z.infer<typeof State>;
