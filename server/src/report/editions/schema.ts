/** `earshot.rulebook-editions/1`: what `earshot rulebook audit --format json` prints. Loaded at build time and by tests only. */
import { z } from 'zod';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Fact = z.strictObject({
  kind: z.string().describe('As `earshot rulebook list` names it.'),
  id: z.string(),
  title: z.string(),
  from: Day.optional(),
  until: Day.optional().describe('First day it no longer holds.'),
  file: z.string(),
  line: z.int().min(1),
});
const Citation = z.string().describe('`734.4(a)(3)`, `3A090.a, note 1`, `738 supp. 1, row China`.');

export const EditionsSchema = z.strictObject({
  schema: z.literal('earshot.rulebook-editions/1'),
  rulebook: z.strictObject({ version: z.string(), from: Day, through: Day }),
  older: z.string().describe('The file as it was named.'),
  newer: z.string(),
  asOf: Day.optional().describe('Facts in force on that day alone; else of all days.'),
  parts: z.array(z.string()).describe('Parts of which both files hold something.'),
  notCompared: z.strictObject({
    older: z.array(z.string()).describe('Sections that this file alone holds, where the other does not hold the whole part.'),
    newer: z.array(z.string()),
  }),
  facts: z.strictObject({
    count: z.int().min(0),
    reached: z.int().min(0).describe('To be read again.'),
    outside: z.int().min(0).describe('Cite none of the sections that the files hold.'),
  }),
  changes: z.array(
    z.strictObject({
      citation: Citation,
      change: z.enum(['changed', 'added', 'removed', 'moved']),
      to: Citation.optional().describe('Where the former text stands now, word for word.'),
      was: z.string().optional(),
      is: z.string().optional(),
      differences: z
        .array(z.strictObject({ before: z.string(), was: z.string(), is: z.string(), after: z.string() }))
        .describe('Words that differ, with up to six words before and after; empty where only one text is there.'),
      facts: z
        .array(
          Fact.extend({
            cites: Citation,
            how: z
              .enum(['cites', 'lead-in'])
              .describe('It cites the paragraph or what stands above it; or the paragraph stands above the one that it cites.'),
          }),
        )
        .describe('Empty: no fact cites it.'),
    }),
  ),
  notFound: z
    .array(z.strictObject({ citation: Citation, facts: z.array(Fact) }))
    .describe('Cited by facts in force, and in neither file, though the files hold the section or its part.'),
  unknownRows: z.array(z.string()).describe('Rows of the Country Chart that changed, of countries the rulebook does not know.'),
});
