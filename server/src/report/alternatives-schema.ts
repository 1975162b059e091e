/** `earshot.alternatives/1`: what `earshot alternatives --format json` prints. Loaded at build time and by tests only. */
import { z } from 'zod';
import { ReportSchema } from './schema.ts';

const { determinations, tool, rulebook, rulebooks } = ReportSchema.shape;

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
  })
  .describe('A report of `earshot alternatives --format json`.');

export type AlternativesReport = z.infer<typeof AlternativesSchema>;
