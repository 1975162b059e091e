/**
 * What stands in the report of a shard besides the report: what `earshot merge` needs to make the one report of all of them, in any
 * format. The one description of it. Loaded at build time, by tests and by `merge`.
 */
import { z } from 'zod';

const Count = z.int().min(0);
const Position = z.strictObject({ line: Count, character: Count });
const Range = z.strictObject({ start: Position, end: Position });
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

export const KeptSchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        file: z.string(),
        products: z.array(z.string()),
        determinations: Count,
        undetermined: Count,
        answers: z.array(z.tuple([z.string(), z.string(), Count])).describe('Outcome, day, how many.'),
      }),
    )
    .describe('The files that were checked, in order, by their names below the root of the workspace.'),
  findings: z
    .array(
      z.strictObject({
        by: Count.describe('The file whose check said it first, as its number among the files.'),
        suppressedAt: Range.optional(),
        idle: z.string().optional(),
        fixes: z
          .array(
            z.strictObject({
              title: z.string(),
              files: z.array(
                z.strictObject({ file: z.string(), edits: z.array(z.strictObject({ range: Range, text: z.string() })) }),
              ),
            }),
          )
          .optional(),
      }),
    )
    .describe('One for each of the diagnostics.'),
  used: z.array(z.strictObject({ file: z.string(), at: Range, code: z.string() })).describe('Suppressions that were needed.'),
  lines: z.record(z.string(), z.record(z.string(), z.string())).describe('The lines of text around findings, counted from 0.'),
  names: z.record(z.string(), z.string()).describe('Names below the root of the workspace, where the report has others.'),
});

/** What one earshot.json, and the command line over it, say. */
const SettingsSchema = z.strictObject({
  asOf: z.string(),
  codified: z.boolean(),
  strict: z.boolean(),
  strictDates: z.boolean(),
  explain: z.boolean(),
  margin: z.string().nullable(),
  maxDeterminations: Count.nullable(),
  failOn: z.string().nullable(),
});

/** What must be the same in all shards of one run. */
const RunSchema = SettingsSchema.extend({
  others: z.array(SettingsSchema).optional().describe('Further earshot.json files that judge some of the specs.'),
  folder: z.string().describe('Where it ran, below the root of the workspace.'),
  specs: Hash.describe('Of the names and texts of all files that were asked for.'),
  rulebooks: Hash.describe('Of the rulebooks of the user’s own.'),
  build: z.string().describe('Of the program and its rulebook.'),
});

export const ShardSchema = z
  .strictObject({
    part: Count,
    of: Count.describe('0: a part of which the run itself said the files.'),
    run: RunSchema,
    imported: z
      .record(z.string(), Hash)
      .describe('Of the texts of files that were imported and not asked for; of all that were read, where `of` is 0.'),
    problems: z.array(z.string()).describe('What could not be read.'),
    baseline: z
      .strictObject({
        file: z.string().describe('Its name, as it was shown.'),
        known: z.array(z.strictObject({ file: z.string(), code: z.string(), of: z.string(), count: Count })),
        whole: z.boolean().describe('All the specs beside the baseline and below were asked for.'),
        gone: z.array(z.string()).describe('Files of it that are there no more.'),
        names: z.record(z.string(), z.string()).describe('Files as the baseline names them, where the report has other names.'),
      })
      .nullable()
      .describe('What counts as known, where the run was held against a baseline.'),
    kept: KeptSchema,
  })
  .describe('Only in the report of a shard (`--shard I/N`): what `earshot merge` makes the whole report from.');

export type Kept = z.infer<typeof KeptSchema>;
export type RunSettings = z.infer<typeof SettingsSchema>;
export type Run = z.infer<typeof RunSchema>;
export type Shard = z.infer<typeof ShardSchema>;
