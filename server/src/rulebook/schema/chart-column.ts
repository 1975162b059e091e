import { z } from 'zod';
import { Review } from './rule-parts.ts';
import { Provenance } from './fact.ts';

/** Chart columns and the paragraph of part 742 that imposes each, with review policy by destination. */
export const ChartColumn = z.strictObject({
  column: z.string(),
  reason: z.string(),
  rule: z.string(),
  review: z.array(Review).default([]),
  ...Provenance,
});

export type TChartColumn = z.infer<typeof ChartColumn>;
