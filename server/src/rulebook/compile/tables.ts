/**
 * The zod schema of the big tables: countries, Country Chart, country groups, the Commerce Control List, parameters,
 * end uses, party lists and the rule history. The rules themselves are in schema.ts.
 * A table states its source once, at the top; a row that differs says so.
 */
import { z } from 'zod';
import { Condition, ListName, Places, Selector } from '../schema/condition.ts';

const DayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2024-12-02');
const CountryCode = z.string().regex(/^([A-Z]{2}|UA-\d{2})$/, 'an ISO 3166 code such as CN or UA-43');
const Column = z.string().regex(/^[A-Z]{2}[1-3]$/, 'a Country Chart column such as NS2');
const Reason = z.enum(['NS', 'RS', 'MT', 'NP', 'CB', 'CC', 'FC', 'AT', 'EI', 'UN', 'SI', 'SL', 'SS', 'CW']);

/** A table's own provenance, said once for all its rows. */
const TableSource = { cite: z.string().min(1), source: z.string().min(1), verified: z.string().min(1) };
/** A row that has its own dates or source. Half-open: from the first day on, until the first day no longer. */
const RowSource = {
  from: DayText.optional(),
  until: DayText.optional(),
  cite: z.string().min(1).optional(),
  source: z.string().min(1).optional(),
  verified: z.string().min(1).optional(),
  note: z.string().optional(),
};

// ---------------------------------------------------------------- places

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
  /** Part of the United States: shipping there is no export (772.1). */
  domestic: z.literal(true).optional(),
  ...RowSource,
});
export const Countries = z.strictObject({ ...TableSource, countries: z.array(Country) });

export const CountryChart = z.strictObject({
  ...TableSource,
  /** Marks per country, as far as they hold from the rulebook's first day on. */
  rows: z.record(CountryCode, z.array(Column)),
  /** Marks with dates of their own. */
  dated: z.array(z.strictObject({ country: CountryCode, columns: z.array(Column).min(1), ...RowSource })),
});

export const GroupMember = z.union([CountryCode, z.strictObject({ country: CountryCode, ...RowSource })]);
export const CountryGroup = z.strictObject({
  /** `D:5`, or the name of a list in the regulation: `supp-4-part-742`. */
  group: z.string().regex(/^([A-E](:\d)?|[a-z][a-z0-9-]+)$/),
  title: z.string().min(1),
  cite: z.string().min(1).optional(),
  source: z.string().min(1).optional(),
  verified: z.string().min(1).optional(),
  from: DayText.optional(),
  until: DayText.optional(),
  note: z.string().optional(),
  members: z.array(GroupMember),
});
export const CountryGroups = z.strictObject({ ...TableSource, groups: z.array(CountryGroup) });

// ---------------------------------------------------------------- Commerce Control List

/** Which paragraphs of its entry a row speaks of; absent: the entire entry. */
const RowScope = {
  of: z.array(Selector).min(1).optional(),
  except: z.array(Selector).min(1).optional(),
  /** What else must be true of the item, in our words; the row is undetermined for the paragraphs it covers. */
  condition: z.string().min(1).optional(),
  /** An exclusion in the exporter's favor, in our words: the row holds unless the spec says the reason does not apply (`not-controlled-for`). */
  unless: z.string().min(1).optional(),
  /** "software" or "technology" for items controlled for this reason: the row holds where the item it is for is itself controlled for it. */
  forReason: z.literal(true).optional(),
};

export const CclRow = z
  .strictObject({
    reason: Reason,
    /** Country Chart column … */
    column: Column.optional(),
    /** … or a scope of its own (requirements/*.yaml, `scopes`). One of the two. */
    special: z
      .string()
      .regex(/^[a-z][a-z0-9-]+$/)
      .optional(),
    ...RowScope,
    from: DayText.optional(),
    until: DayText.optional(),
    note: z.string().optional(),
  })
  .refine((r) => (r.column === undefined) !== (r.special === undefined), 'a row names either a chart column or a special scope');

export const ListBased = z
  .strictObject({
    code: z.string().regex(/^[A-Z]{3}$/),
    /** LVS: U.S. dollars per order. */
    limit: z.string().regex(/^\d+$/).optional(),
    /** The line takes the exception away instead (the STA paragraph of an entry, "N/A for 5A001.j"). */
    barred: z.literal(true).optional(),
    ...RowScope,
    /** Destinations the line speaks of; absent: all that the exception itself allows. */
    to: Places.optional(),
    /** "N/A for MT or NP": not where the item is controlled for one of these reasons. */
    notFor: z.array(Reason).min(1).optional(),
    /** Paragraph of part 740 that gives the line its force; absent: the entry alone. */
    rule: z.string().optional(),
    note: z.string().optional(),
  })
  .refine(
    (e) => e.barred === undefined || (e.limit === undefined && e.notFor === undefined),
    'a line that bars has no limit and no excepted reasons',
  );

const Paragraph = z.string().regex(/^[a-z](\.[a-z0-9]+)*$/);

export const CclEntry = z.strictObject({
  eccn: z.string().regex(/^\d[A-E]\d{3}$/),
  title: z.string().min(1).max(110),
  rows: z.array(CclRow).default([]),
  /** The entry controls nothing itself: where such items stand, in our words (`the ITAR`, `ECCN 3A611`). */
  pointer: z.string().min(1).optional(),
  exceptions: z.array(ListBased).default([]),
  /** Paragraphs the edition prints, without the entry's own code: `a`, `a.1`. Only where its item text is in hand. */
  paragraphs: z.array(Paragraph).optional(),
  paragraphTitles: z.record(z.string(), z.string()).optional(),
  /**
   * Types of item a paragraph, or the whole entry (`*`), can speak of at all (`b.2.a: [mask]`). Where it is one, an item of the
   * paragraph is of that type, whatever the spec calls it.
   */
  paragraphTypes: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  /**
   * Paragraphs that leave nothing of the entry (or of its paragraph `of`) uncovered, on the days given: what holds for each of them
   * holds for an item whose paragraph is not stated.
   */
  comprises: z
    .strictObject({
      of: Paragraph.optional(),
      paragraphs: z.array(z.strictObject({ paragraph: Paragraph, from: DayText.optional(), until: DayText.optional() })).min(2),
    })
    .optional(),
  ...RowSource,
});
export const CclCategory = z.strictObject({ ...TableSource, entries: z.array(CclEntry) });

// ---------------------------------------------------------------- parameters, end uses, history

export const Parameter = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  unit: z.string().optional(),
  choices: z.array(z.string()).optional(),
  atUnit: z.string().optional(),
  qualifiers: z.array(z.string()).optional(),
  repeatable: z.boolean().optional(),
  where: z.array(z.enum(['specs', 'produces'])).min(1),
  sameAs: z.string().optional(),
  integer: z.boolean().optional(),
  /** `false`: zero is a figure too (a die without vias). */
  positive: z.boolean().optional(),
  usedBy: z.array(z.string()),
  cite: z.string().optional(),
});
export const Parameters = z.array(Parameter);

export const EndUses = z.array(
  z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9-]*$/), title: z.string().min(1), cite: z.string().optional() }),
);

export const Change = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string().min(1),
  published: DayText.optional(),
  /** Absent: the day is not known. */
  effective: DayText.optional(),
  compliance: DayText.optional(),
  /** A temporary change: the first day it no longer holds. */
  until: DayText.optional(),
  cite: z.string().min(1),
  source: z.string().min(1),
  /** What it changed: paragraphs (`734.9(e)(3)`), entries (`3A090.c`), groups (`D:5`, or `D:5 KH`), countries. */
  touches: z.array(z.string()).min(1),
  verified: z.string().min(1),
  note: z.string().optional(),
});
export const Changes = z.array(Change);

// ---------------------------------------------------------------- party lists

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

/** Supplement no. 7 to part 748: who may receive items under Authorization Validated End-User, and until when. */
export const ValidatedEndUsers = z.strictObject({
  ...TableSource,
  note: z.string().optional(),
  users: z.array(
    z.strictObject({ name: z.string().min(1), aliases: z.array(z.string()).optional(), country: CountryCode, ...RowSource }),
  ),
});

/** A list of tariff headings; a longer heading is listed when it begins with one of these. One string may hold several, spaced. */
export const HtsList = z.strictObject({
  ...TableSource,
  list: z.string(),
  title: z.string(),
  note: z.string().optional(),
  from: DayText.optional(),
  /** Dollar value above which a heading is listed, where the supplement sets one. */
  above: z.unknown().optional(),
  headings: z.array(z.union([z.string(), z.number()])),
});

/** Edition and reach of the rulebook itself: `edition.yaml`. */
export const Edition = z.strictObject({
  version: z.string(),
  from: DayText,
  through: DayText,
  /** Entries that the text of a rule names and the Commerce Control List in hand does not hold, with the reason as far as it is known. */
  absent: z
    .array(z.strictObject({ eccn: z.string().regex(/^\d[A-E]\d{3}$/), cite: z.string().min(1), why: z.string().min(1) }))
    .default([]),
});

export type TCountry = z.infer<typeof Country>;
export type TCountries = z.infer<typeof Countries>;
export type TCountryChart = z.infer<typeof CountryChart>;
export type TCountryGroup = z.infer<typeof CountryGroup>;
export type TCclRow = z.infer<typeof CclRow>;
export type TCclEntry = z.infer<typeof CclEntry>;
export type TCclCategory = z.infer<typeof CclCategory>;
export type TParameter = z.infer<typeof Parameter>;
export type TChange = z.infer<typeof Change>;
export type TListedParty = z.infer<typeof ListedParty>;
export type TPartyList = z.infer<typeof PartyList>;
export type TEdition = z.infer<typeof Edition>;
