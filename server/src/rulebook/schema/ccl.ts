/** Supplement no. 1 to part 774, the Commerce Control List: the entries of one category. */
import { z } from 'zod';
import { Condition, Places, Selector } from './condition.ts';
import { Column, DayText, RowSource, TableSource } from './fact.ts';

const Reason = z.enum(['NS', 'RS', 'MT', 'NP', 'CB', 'CC', 'FC', 'AT', 'EI', 'UN', 'SI', 'SL', 'SS', 'CW']);

/** Which paragraphs of its entry a row speaks of; absent: the entire entry. */
const RowScope = {
  of: z.array(Selector).min(1).optional(),
  except: z.array(Selector).min(1).optional(),
  /** What else must be true of the item, in our words; the row is undetermined for the paragraphs it covers. */
  condition: z.string().min(1).optional(),
  /** End uses whose statement settles the condition: the row holds (`military`, where it asks whether the use is in civil telecommunications). */
  metByEndUse: z.array(z.string()).min(1).optional(),
  /** The same condition as a spec can state it: what meets it makes the row hold, what fails it takes the row away. */
  settledBy: Condition.optional(),
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
  /** What the heading says the software or technology is for and no row but that for anti-terrorism speaks of. */
  holds: z.array(Selector).min(1).optional(),
  /** Technology and software: what its heading leaves out, and where that stands (`3E992`). */
  leavesOut: z
    .array(
      z.strictObject({
        items: z.array(Selector).min(1),
        see: z.string().min(1),
        from: DayText.optional(),
        until: DayText.optional(),
      }),
    )
    .optional(),
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

export type TCclEntry = z.infer<typeof CclEntry>;
