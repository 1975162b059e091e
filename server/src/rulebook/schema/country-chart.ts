/** Supplement no. 1 to part 738. */
import { z } from 'zod';
import { Column, CountryCode, RowSource, TableSource, Verification } from './fact.ts';

export const CountryChart = z.strictObject({
  ...TableSource,
  /** Marks per country, as far as they hold from the rulebook's first day on. */
  rows: z.record(CountryCode, z.union([z.array(Column), z.strictObject({ columns: z.array(Column), verified: Verification })])),
  /** Marks with dates of their own. */
  dated: z.array(z.strictObject({ country: CountryCode, columns: z.array(Column).min(1), ...RowSource })),
});
