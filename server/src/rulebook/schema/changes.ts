/** The history of the rules. */
import { z } from 'zod';
import { DayText, Verification } from './fact.ts';

export const Change = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string().min(1),
  published: DayText.optional(),
  /** Absent: the day is not known. */
  effective: DayText.optional(),
  compliance: DayText.optional(),
  /** A temporary change: the first day it no longer holds. */
  until: DayText.optional(),
  cite: z.string().min(1),
  source: z.string().min(1),
  /** What it changed: paragraphs (`734.9(e)(3)`), entries (`3A090.c`), groups (`D:5`, or `D:5 KH`), countries. */
  touches: z.array(z.string()).min(1),
  verified: Verification,
  note: z.string().optional(),
});

export const Changes = z.array(Change);

export type TChange = z.infer<typeof Change>;
