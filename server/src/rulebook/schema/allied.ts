/** Control lists of other countries. */
import { z } from 'zod';
import { Condition, Places } from './condition.ts';
import { DayText, Provenance } from './fact.ts';

const AlliedListing = z.strictObject({
  id: z.string(),
  country: z.string(),
  /** Written-out law: `NL 2023-09-01`. */
  rule: z.string(),
  title: z.string(),
  item: Condition,
  /** Where it controls exports to; absent: everywhere. A list of the European Union does not speak of trade inside it. */
  destination: Places.optional(),
  /** First day it counts as a control list in 734.4(a)(3), where the footnote there gives another than `from`. */
  firstExportFrom: DayText.optional(),
  ...Provenance,
});

/** A country of which it is known whether its own controls compare with 742.4(a)(4). What the multilateral regimes list is not asked. */
const AlliedCountry = z.strictObject({
  country: z.string(),
  comparable: z.boolean(),
  ...Provenance,
});

export const Allied = z.strictObject({
  countries: z.array(AlliedCountry).default([]),
  listings: z.array(AlliedListing).default([]),
});

export type TAlliedListing = z.infer<typeof AlliedListing>;
export type TAlliedCountry = z.infer<typeof AlliedCountry>;
