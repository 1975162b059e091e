/** `earshot.alternatives/1`: what `earshot alternatives --format json` prints. Loaded at build time and by tests only. */
import { z } from 'zod';
import { ReportSchema } from './schema.ts';

const { determinations, tool, rulebook, rulebooks } = ReportSchema.shape;

const { outcome, subjectToEar } = determinations.element.shape;
const percent = determinations.element.shape.alternatives.element.shape.percent;
const Money = z.string().regex(/^-?\d+(\.\d+)?$/);
const rests = {
  provisos: z.array(z.string()).optional().describe('What that answer is given “provided that”.'),
  missing: z
    .array(z.strictObject({ fact: z.string(), of: z.string(), why: z.string() }))
    .optional()
    .describe('What it lacks, where it is undetermined.'),
};
const Then = { outcome, subjectToEar, percent, ...rests };
const Places = z.strictObject({ outcome, subjectToEar, countries: z.array(z.string()).min(1), ...rests });

const Levers = z
  .strictObject({
    id: z.string(),
    location: determinations.element.shape.location,
    outcome,
    price: z
      .strictObject({ value: Money, currency: z.string(), ...Then })
      .optional()
      .describe('The fair market value of one unit from which on the answer is better.'),
    removals: z
      .array(z.strictObject({ input: z.string(), value: Money.optional(), share: Money.optional(), ...Then }))
      .describe('Single inputs without which the answer is better, the largest share first.'),
    destinations: z.array(Places).describe('Countries to which the answer is another, for an unlisted civil buyer.'),
    exporters: z.array(Places).describe('Countries from which it is another, exported by somebody located there.'),
    days: z
      .array(z.strictObject({ on: determinations.element.shape.asOf, ...Then }))
      .describe('The nearest days before and after on which it is another.'),
  })
  .describe('What else changes the answer, each determined anew in full.');

const Question = z.strictObject({
  fact: z.string(),
  of: z.string(),
  why: z.string(),
  location: determinations.element.shape.location.optional(),
  decides: z.int().min(0).describe('Undetermined answers that lack nothing else.'),
  bearsOn: z.int().min(1).describe('Undetermined answers that lack it.'),
  determinations: z.array(z.string()),
});

export const AlternativesSchema = z
  .strictObject({
    schema: z.literal('earshot.alternatives/1'),
    tool,
    rulebook,
    rulebooks,
    determinations: z
      .array(
        determinations.element
          .pick({
            id: true,
            product: true,
            destination: true,
            asOf: true,
            location: true,
            outcome: true,
            subjectToEar: true,
            alternatives: true,
            alternativeSearch: true,
          })
          .extend({ percent: determinations.element.shape.alternatives.element.shape.percent })
          .required({ alternativeSearch: true }),
      )
      .describe('Those for which declared alternatives were tried.'),
    levers: z.array(Levers).describe('Of each answer that could be better and is changed by one of them.'),
    questions: z.array(Question).describe('Facts that are missing, the one that decides most answers first.'),
  })
  .describe('A report of `earshot alternatives --format json`.');

export type AlternativesReport = z.infer<typeof AlternativesSchema>;
