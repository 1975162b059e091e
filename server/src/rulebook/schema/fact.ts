/** What every fact, table and row of the rulebook carries: its paragraph, its source, its days. */
import { z } from 'zod';

export const DayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2024-12-02');

export const CountryCode = z.string().regex(/^([A-Z]{2}|UA-\d{2})$/, 'an ISO 3166 code such as CN or UA-43');

export const Column = z.string().regex(/^[A-Z]{2}[1-3]$/, 'a Country Chart column such as NS2');

const Words = z.string().min(1);
/** The day of the eCFR among what was read: from that day on, a fact that has not ended is attested. */
const EDITION = { edition: DayText.optional() };
/** `rulebook audit --facts` writes it: an edition changed what was read, and nobody has read it again. */
const UNREAD = { unread: z.literal(true).optional() };

const FORMS =
  'one of { edition: DAY }, { text: … }, { secondary: … }, { carried: … }, { memory: … }, the words `carried` and `memory`, ' +
  'or { values: …, dates: … } of these';

/** How well the values or the days of a fact are known, and what was read for them (provenance.ts). */
const ReadAgainst = z.union(
  [
    z.enum(['carried', 'memory']),
    z.strictObject({ edition: DayText }),
    z.strictObject({ text: Words, ...EDITION }),
    z.strictObject({ secondary: Words, ...EDITION }),
    z.strictObject({ carried: Words, ...EDITION, ...UNREAD }),
    z.strictObject({ memory: Words, ...EDITION, ...UNREAD }),
  ],
  { error: FORMS },
);

/** As rulebooks of users may say it still (older-provenance.ts). */
const OlderReadAgainst = z.union([
  Words,
  z.strictObject({ state: z.enum(['attested', 'secondary', 'carried', 'memory']), text: Words }),
]);

const Read = z.union([ReadAgainst, OlderReadAgainst], { error: FORMS }).meta({ id: 'ReadAgainst' });

/** What a fact was read against, and how good that is; `values` and `dates` where they were read elsewhere. */
export const Verification = z
  .union([Read, z.strictObject({ values: Read, dates: Read })], { error: FORMS })
  .meta({ id: 'Verification' });

export type TReadAgainst = z.infer<typeof ReadAgainst>;
export type TOlderReadAgainst = z.infer<typeof OlderReadAgainst>;
export type TVerification = z.infer<typeof Verification>;

/** What every fact carries. */
export const Provenance = {
  /** Paragraph: `734.4(a)(8)` for 15 CFR; other law written out. */
  cite: z.string().min(1),
  /** Federal Register citation or the edition it was read in. */
  source: z.string().min(1),
  /** First day it applies; absent: as far back as the rulebook goes, carried from the nearest edition. */
  from: DayText.optional(),
  /** First day it no longer applies. */
  until: DayText.optional(),
  published: DayText.optional(),
  /** Where a rule has a later day by which to comply. */
  compliance: DayText.optional(),
  /** Where its predecessor of the same id ends earlier than it begins: why nothing holds in between (a stay, say). */
  resumes: z.string().min(1).optional(),
  verified: Verification,
  note: z.string().optional(),
};

/** A table's own provenance, said once for all its rows. */
export const TableSource = { cite: z.string().min(1), source: z.string().min(1), verified: Verification };

/** A row that has its own dates or source. Half-open: from the first day on, until the first day no longer. */
export const RowSource = {
  from: DayText.optional(),
  until: DayText.optional(),
  cite: z.string().min(1).optional(),
  source: z.string().min(1).optional(),
  verified: Verification.optional(),
  note: z.string().optional(),
};
