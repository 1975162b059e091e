import { z } from 'zod';
import { Selector } from './condition.ts';
import { CountryCode, RowSource, TableSource } from './fact.ts';

/** Supplement no. 7 to part 748: who may receive items under Authorization Validated End-User, and until when. */
export const ValidatedEndUsers = z.strictObject({
  ...TableSource,
  note: z.string().optional(),
  users: z.array(
    z.strictObject({
      name: z.string().min(1),
      /** Companies at its eligible destinations. */
      aliases: z.array(z.string()).optional(),
      country: CountryCode,
      /** Absent: the items of the entry are not in hand. */
      items: z.array(Selector).min(1).optional(),
      limits: z.string().min(1).optional(),
      /** Sections of part 744 that it reaches (748.15(d)). */
      part744: z.array(z.string()).optional(),
      ...RowSource,
    }),
  ),
});
