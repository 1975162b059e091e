/** Lists of parties, each as it stood on a day. */
import { z } from 'zod';
import { Condition, ListName } from './condition.ts';
import { CountryCode, DayText, TableSource } from './fact.ts';

/** One entry of a party list, as it stood on the day of the snapshot. */
export const ListedParty = z.strictObject({
  name: z.string().min(1),
  countries: z.array(CountryCode).default([]),
  aliases: z.array(z.string().min(1)).optional(),
  /** Footnotes of the Entity List entry; inferred from the wording of its license requirement where the source has no such field. */
  footnotes: z.array(z.number().int()).optional(),
  /** What needs a license, by its name in the list's `items`; absent, all items subject to the EAR. */
  items: z.string().min(1).optional(),
  /** What needs a license in the entry's own words, where `items` has no condition for it: the answer is then undetermined. */
  stated: z.string().min(1).optional(),
  /** Sections besides that of the list under which it is listed (`744.21`), where a rule turns on that. */
  under: z.array(z.string()).optional(),
  /** Review policy; `as-stated` where the entry points to other paragraphs, or does not fit one word. */
  policy: z.enum(['presumption-of-denial', 'policy-of-denial', 'case-by-case', 'as-stated']).optional(),
  /** License exceptions that the entry itself leaves open. */
  exceptions: z.array(z.string().regex(/^[A-Z]{3}$/)).optional(),
  /** Federal Register citations of the listing and its changes, first to last. */
  fr: z.string().optional(),
  /** Since when it is listed; absent: not known, but on the day of the snapshot it was. */
  from: DayText.optional(),
  until: DayText.optional(),
  /** Days on which a temporary general license set the entry's requirement aside (81 FR 15633): the first, and the first no longer. */
  generalLicense: z.strictObject({ from: DayText, until: DayText, cite: z.string().min(1) }).optional(),
});

export const PartyList = z
  .strictObject({
    ...TableSource,
    list: ListName,
    /** Day of the snapshot: who was listed then. Who was listed before or after is not in it. */
    snapshot: DayText,
    /** Some entries that the Federal Register gives, and not a copy of the list: a name that is not in it may have been listed. */
    partial: z.literal(true).optional(),
    note: z.string().optional(),
    /** What needs a license, by name, for entries that do not require one for all items subject to the EAR. */
    items: z.record(z.string(), Condition).optional(),
    parties: z.array(ListedParty),
  })
  .superRefine((list, ctx) => {
    list.parties.forEach((p, i) => {
      if (p.items !== undefined && list.items?.[p.items] === undefined)
        ctx.addIssue({ code: 'custom', path: ['parties', i], message: `no \`items\` of the list is named ${p.items}` });
    });
  });

export type TListedParty = z.infer<typeof ListedParty>;
export type TPartyList = z.infer<typeof PartyList>;
