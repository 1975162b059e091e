import { z } from 'zod';
import { DayText, TableSource } from './fact.ts';

/** A list of tariff headings; a longer heading is listed when it begins with one of these. One string may hold several, spaced. */
export const HtsList = z.strictObject({
  ...TableSource,
  list: z.string(),
  title: z.string(),
  note: z.string().optional(),
  from: DayText.optional(),
  /** Dollar value above which a heading is listed, where the supplement sets one. */
  above: z.unknown().optional(),
  headings: z.array(z.union([z.string(), z.number()])),
});
