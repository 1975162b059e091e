import { z } from 'zod';
import { CountryCode, RowSource, TableSource } from './fact.ts';

/** Supplement no. 7 to part 748: who may receive items under Authorization Validated End-User, and until when. */
export const ValidatedEndUsers = z.strictObject({
  ...TableSource,
  note: z.string().optional(),
  users: z.array(
    z.strictObject({ name: z.string().min(1), aliases: z.array(z.string()).optional(), country: CountryCode, ...RowSource }),
  ),
});
