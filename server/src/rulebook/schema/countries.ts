/** Countries and territories. */
import { z } from 'zod';
import { CountryCode, RowSource, TableSource } from './fact.ts';

export const Country = z.strictObject({
  code: CountryCode,
  /** Our short name. */
  name: z.string().min(1),
  /** The chart's own name, where ours differs. */
  ear: z.string().optional(),
  /** Other spellings and codes people write: `UK`, `Burma`. */
  aliases: z.array(z.string()).optional(),
  /** Footnotes of its Country Chart row. */
  footnotes: z.array(z.number().int()).optional(),
  /** Whose row and groups apply, where the place has none of its own (738.3(b) and its footnotes). */
  governing: z.union([CountryCode, z.array(z.strictObject({ to: CountryCode, ...RowSource })).min(1)]).optional(),
  /** Not on the Country Chart: it goes by `governing`, and `worldwide` leaves it out; without one no row of the chart is known to apply. */
  unlisted: z.literal(true).optional(),
  /** Part of the United States: shipping there is no export (772.1). */
  domestic: z.literal(true).optional(),
  ...RowSource,
});

export const Countries = z.strictObject({ ...TableSource, countries: z.array(Country) });

export type TCountry = z.infer<typeof Country>;
