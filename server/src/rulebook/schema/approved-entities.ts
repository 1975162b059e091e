import { z } from 'zod';
import { CountryCode, RowSource, TableSource } from './fact.ts';

/** Supplement no. 8 to part 740: ultimate consignees and end users that receive some items without a license, or under STA. */
export const ApprovedEntities = z.strictObject({
  ...TableSource,
  note: z.string().optional(),
  entities: z.array(
    z.strictObject({
      name: z.string().min(1),
      aliases: z.array(z.string()).optional(),
      /** Companies whose parent it is, too. */
      subsidiaries: z.literal(true).optional(),
      /** Whoever states this role in that country, instead of one by name. */
      role: z.string().optional(),
      /** Where it is approved to receive. */
      country: CountryCode,
      for: z.array(z.enum(['advanced-computing', 'STA'])).min(1),
      ...RowSource,
    }),
  ),
});

export type TApprovedEntity = z.infer<typeof ApprovedEntities>['entities'][number];
