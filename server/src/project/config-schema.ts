/** `earshot.json`. The small zod, in a bundle of its own that is loaded only where there is such a file. */
import * as z from 'zod/mini';

const describe = (text: string) => z.describe(text);

export const ConfigSchema = z
  .strictObject({
    $schema: z.optional(z.string()),
    'as-of': z.optional(
      z.iso.date().check(describe('The day whose law applies where neither a destination, the file nor --as-of says one.')),
    ),
    strict: z.optional(z.boolean().check(describe('Provisos make an answer undetermined.'))),
    'strict-dates': z.optional(
      z
        .boolean()
        .check(
          describe('What the rulebook carries from another day, and has not read for the day asked about, decides nothing.'),
        ),
    ),
    codified: z.optional(z.boolean().check(describe('Follow the codified text, whatever its agency enforces.'))),
    'fail-on': z.optional(z.enum(['error', 'warning', 'undetermined', 'never']).check(describe('What makes the exit code 1.'))),
    margin: z.optional(
      z
        .number()
        .check(z.minimum(0), z.maximum(100), describe('Percentage points below a de minimis level that count as close to it.')),
    ),
    rulebooks: z.optional(
      z
        .array(z.string().check(z.minLength(1)))
        .check(
          describe(
            'Folders, relative to this file and below it, with rulebooks of your own: company policy, other lists, refreshed lists of parties.',
          ),
        ),
    ),
  })
  .check(describe('Configuration of Earshot: earshot.json'));

export type Config = z.infer<typeof ConfigSchema>;

export interface ConfigIssue {
  /** Key it is about; empty for the file as a whole. */
  readonly key: string;
  readonly message: string;
}

export const configKeys: readonly string[] = Object.keys(ConfigSchema.def.shape);

/** Either the configuration or every complaint about it. */
export function readConfig(value: unknown): { config: Config } | { issues: ConfigIssue[] } {
  const result = ConfigSchema.safeParse(value);
  if (result.success) return { config: result.data };
  return {
    issues: result.error.issues.flatMap((issue): ConfigIssue[] => {
      const key = String(issue.path[0] ?? '');
      if (issue.code === 'unrecognized_keys') return issue.keys.map((k) => ({ key: k, message: `unknown key ${k}` }));
      return [
        { key, message: key === '' ? 'expected an object of settings' : `${key}: ${expected[key] ?? 'not a valid value'}` },
      ];
    }),
  };
}

const expected: Readonly<Record<string, string>> = {
  $schema: 'expected text',
  'as-of': 'expected a calendar day, such as "2025-01-15"',
  strict: 'expected true or false',
  'strict-dates': 'expected true or false',
  codified: 'expected true or false',
  'fail-on': 'expected "error", "warning", "undetermined" or "never"',
  margin: 'expected a number of percentage points from 0 to 100',
  rulebooks: 'expected a list of folders, such as ["./company-policy"]',
};
