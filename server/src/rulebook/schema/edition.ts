import { z } from 'zod';
import { DayText } from './fact.ts';

/** Edition and reach of the rulebook itself: `edition.yaml`. */
export const Edition = z.strictObject({
  version: z.string(),
  from: DayText,
  through: DayText,
  /** Entries that the text of a rule names and the Commerce Control List in hand does not hold, with the reason as far as it is known. */
  absent: z
    .array(z.strictObject({ eccn: z.string().regex(/^\d[A-E]\d{3}$/), cite: z.string().min(1), why: z.string().min(1) }))
    .default([]),
});
