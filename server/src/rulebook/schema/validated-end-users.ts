import { z } from 'zod';
import { Condition, Selector } from './condition.ts';
import { CountryCode, Provenance, RowSource, TableSource } from './fact.ts';

/** What the authorization carries to none of them (748.15(c), (d)). */
const Bar = z
  .strictObject({
    id: z.string(),
    rule: z.string(),
    title: z.string().min(1),
    when: Condition.optional(),
    /** Whatever needs a license under this part, but for the paragraphs that an entry opens (`opens`). */
    part: z
      .string()
      .regex(/^\d{3}$/)
      .optional(),
    ...Provenance,
  })
  .refine((b) => (b.when === undefined) !== (b.part === undefined), 'a bar needs `when` or `part`');

/** Supplement no. 7 to part 748: who may receive items under Authorization Validated End-User, and until when. */
export const ValidatedEndUsers = z.strictObject({
  ...TableSource,
  note: z.string().optional(),
  barred: z.array(Bar).default([]),
  users: z.array(
    z.strictObject({
      name: z.string().min(1),
      /** Companies at its eligible destinations. */
      aliases: z.array(z.string()).optional(),
      country: CountryCode,
      /** Absent: the items of the entry are not in hand. */
      items: z.array(Selector).min(1).optional(),
      limits: z.string().min(1).optional(),
      /** Paragraphs of a part that `barred` closes which the authorization reaches all the same (748.15(d)(1)). */
      opens: z.array(z.string()).optional(),
      ...RowSource,
    }),
  ),
});

export type TValidatedBar = z.infer<typeof Bar>;
