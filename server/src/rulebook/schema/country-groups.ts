/** Supplement no. 1 to part 740, and lists of countries elsewhere in the regulation. */
import { z } from 'zod';
import { CountryCode, DayText, RowSource, TableSource, Verification } from './fact.ts';

const GroupMember = z.union([CountryCode, z.strictObject({ country: CountryCode, ...RowSource })]);

export const CountryGroup = z.strictObject({
  /** `D:5`, or the name of a list in the regulation: `supp-4-part-742`. */
  group: z.string().regex(/^([A-E](:\d)?|[a-z][a-z0-9-]+)$/),
  title: z.string().min(1),
  cite: z.string().min(1).optional(),
  source: z.string().min(1).optional(),
  verified: Verification.optional(),
  from: DayText.optional(),
  until: DayText.optional(),
  note: z.string().optional(),
  members: z.array(GroupMember),
});

export const CountryGroups = z.strictObject({ ...TableSource, groups: z.array(CountryGroup) });

/** A member of a group as compiled: `[country, from, until]`; both ends may be left out. */
export type DatedMember = string | [country: string, from: string | null, until?: string];
