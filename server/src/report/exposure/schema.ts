/** `earshot.exposure/1`: what `earshot exposure --format json` prints. Loaded at build time and by tests only. */
import { z } from 'zod';
import { ReportSchema } from '../schema.ts';

const { determinations, tool, rulebook, rulebooks } = ReportSchema.shape;
const { location, asOf, subjectToEar: Answer } = determinations.element.shape;

const Cents = z.string().regex(/^-?\d+\.\d{2}$/);
const Amount = z
  .strictObject({ atLeast: Cents, atMost: Cents.optional() })
  .describe('Equal where all of it is known; atMost is left out where nothing bounds it.');
const Change = z
  .strictObject({ atLeast: Cents.optional(), atMost: Cents.optional() })
  .describe('The later day less the earlier one; a side that nothing bounds is left out.');
const Strategy = z.enum(['design-out-domestic', 'design-out-third-country', 'design-around', 'us-substitute']);
const ByStrategy = z.strictObject({
  'design-out-domestic': Amount.optional(),
  'design-out-third-country': Amount.optional(),
  'design-around': Amount.optional(),
  'us-substitute': Amount.optional(),
});
const WithStrategies = z.strictObject({
  total: Amount.describe('Each amount once, whatever the strategies.'),
  by: ByStrategy,
});

const amounts = {
  sold: Amount.describe('U.S. content sold.'),
  reached: Amount.describe('Of it, what is sold in products that are subject to the EAR, or that need a license.'),
  wayOut: WithStrategies.describe('Of what is reached, what declared alternatives that better the answer change or do without.'),
  leaves: z.strictObject({
    cheapest: WithStrategies.describe('What leaves its supplier where the cheapest of those sets is taken.'),
    preferred: WithStrategies.describe('The same where the order of `preference` decides.'),
  }),
};
const Row = z.strictObject({
  key: z.string().nullable().describe('Null: not stated.'),
  sales: z.int().min(1),
  share: z.string().optional().describe('Of what is certainly reached in all, percent.'),
  ...amounts,
});
const by = <T extends z.ZodType>(row: T) =>
  z.strictObject({
    supplier: z.array(row),
    country: z.array(row).describe('By destination.'),
    eccn: z.array(row),
    rule: z.array(row).describe('Amounts that each rule reaches; several rules may reach one sale, so these overlap.'),
    input: z.array(row),
  });

const Line = z.strictObject({
  input: z.string().nullable().describe('Null: the bill of materials is not stated.'),
  supplier: z.string().nullable(),
  eccn: z.string().nullable(),
  controlled: Answer.optional().describe('Does it count toward a de minimis level? Left out for the product itself.'),
  ...amounts,
});
const Sale = z.strictObject({
  id: z.string(),
  asOf,
  location,
  outcome: determinations.element.shape.outcome,
  notMade: z.literal(true).optional().describe('Not made, so undetermined: over max-determinations. Its amounts are bounds.'),
  units: z.string().describe('Units sold: of a year where `unitsFrom` is volume.'),
  unitsFrom: z.enum(['volume', 'quantity', 'one']),
  reached: Answer,
  rules: z.array(z.strictObject({ rule: z.string(), answer: Answer })),
  lines: z.array(Line),
});

const Day = z.strictObject({
  day: z.string().optional().describe('The day asked about; left out where each sale is asked about its own.'),
  totals: z.strictObject(amounts),
  concentration: z
    .strictObject({ input: z.number().optional(), supplier: z.number().optional() })
    .describe('Shares of what is certainly sold, squared and added up: 1 where all is in one. Left out where nothing is.'),
  by: by(Row),
  sales: z.array(Sale),
  unknown: z.array(z.strictObject({ fact: z.string(), of: z.string() })).describe('Facts not stated that leave amounts open.'),
});

const changes = { sold: Change, reached: Change, cheapest: Change, preferred: Change };

export const ExposureSchema = z
  .strictObject({
    schema: z.literal('earshot.exposure/1'),
    tool,
    rulebook,
    rulebooks,
    currency: z.string(),
    preference: z.array(Strategy),
    days: z.array(Day).min(1).max(2),
    change: z
      .strictObject({
        totals: z.strictObject(changes),
        by: by(z.strictObject({ key: z.string().nullable(), ...changes })),
      })
      .optional()
      .describe('Only with two days. Rows that are the same on both are left out.'),
  })
  .describe(
    'A report of `earshot exposure --format json`. Amounts are in `currency`; every sum is that of the lines of its sales.',
  );

export type ExposureReport = z.infer<typeof ExposureSchema>;
