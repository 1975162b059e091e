/** `earshot.json`: its schema, and its reading, which is the same for the command line and the editor. The small zod, loaded only where there is such a file. */
import * as z from 'zod/mini';
import { LineTable } from '../../../grammar/src/text/range.ts';
import { currencyCodes } from '../../../grammar/src/text/currencies.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { FIELD_NAMES } from '../bom/fields.ts';

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
    'max-determinations': z.optional(
      z
        .int()
        .check(
          z.minimum(1),
          describe('How many determinations one file may ask for; those beyond are listed as undetermined, with an error.'),
        ),
    ),
    exclude: z.optional(
      z
        .array(z.string().check(z.regex(/^[^!]/)))
        .check(
          describe(
            'Globs of folders and files, relative to this file, that are passed over when a folder or a glob is checked. What is named is checked.',
          ),
        ),
    ),
    assistant: z.optional(
      z
        .boolean()
        .check(
          describe(
            'Assistants may read these specs and their answers, by earshot mcp and in the editor. Their providers see it.',
          ),
        ),
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
    'import-bom': z.optional(
      z
        .strictObject({
          map: z.optional(
            z
              .partialRecord(z.enum(FIELD_NAMES), z.string().check(z.minLength(1)))
              .check(describe('Field of a bill → the column it is taken from, by its name or its number from 1.')),
          ),
          sheet: z.optional(z.string().check(describe('Of a workbook with several.'))),
          currency: z.optional(z.enum(currencyCodes).check(describe('Where a file says none.'))),
          decimal: z.optional(z.enum(['point', 'comma']).check(describe('What stands before the fraction.'))),
        })
        .check(
          describe('How earshot import bom reads a file; --save-profile writes it. What a file does not have is passed over.'),
        ),
    ),
  })
  .check(describe('Configuration of Earshot: earshot.json'));

export type Config = z.infer<typeof ConfigSchema>;

/** What is wrong with a configuration: `:line:column`, from 1, or nothing where it is the whole file; then the reason. */
export interface Mistake {
  readonly at: string;
  readonly message: string;
}

export interface ReadConfig {
  /** The settings that are sound. The command line goes no further than a mistake; an editor goes on with these, and says so. */
  readonly config: Config;
  readonly mistakes: readonly Mistake[];
}

/** One line each, for a person. @param name of the file, as that person would write it */
export const mistakeLines = (name: string, mistakes: readonly Mistake[]): string[] =>
  mistakes.map(({ at, message }) => `${name}${at}: ${message}`);

const keys: readonly string[] = Object.keys(ConfigSchema.def.shape);

export function readConfig(text: string): ReadConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const offset = /position (\d+)/.exec(String(error))?.[1];
    const at = offset === undefined ? '' : place(text, Number(offset));
    return { config: {}, mistakes: [{ at, message: `not valid JSON${jsonReason(error)}` }] };
  }
  const result = ConfigSchema.safeParse(value);
  if (result.success) return { config: result.data, mistakes: [] };
  const wrong = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')],
  );
  const mistakes = wrong.map((key) => ({ at: keyPlace(text, key), message: complaint(key) }));
  if (wrong.includes('')) return { config: {}, mistakes };
  const sound = Object.fromEntries(Object.entries(value as object).filter(([key]) => !wrong.includes(key)));
  return { config: ConfigSchema.parse(sound), mistakes };
}

function complaint(key: string): string {
  if (key === '') return 'expected an object of settings';
  if (keys.includes(key)) return `${key}: ${expected[key] ?? 'not a valid value'}`;
  const near = suggest(key, keys);
  return `unknown key ${key}${near ? `; did you mean ${near}?` : ''}`;
}

const expected: Readonly<Record<string, string>> = {
  $schema: 'expected text',
  'as-of': 'expected a calendar day, such as "2025-01-15"',
  strict: 'expected true or false',
  'strict-dates': 'expected true or false',
  codified: 'expected true or false',
  'fail-on': 'expected "error", "warning", "undetermined" or "never"',
  margin: 'expected a number of percentage points from 0 to 100',
  'max-determinations': 'expected a whole number above zero, such as 1000000',
  exclude: 'expected a list of globs without !, such as ["generated/**"]',
  assistant: 'expected true or false',
  rulebooks: 'expected a list of folders, such as ["./company-policy"]',
  'import-bom': 'expected settings of an import, such as { "map": { "part": "Bezeichnung" }, "currency": "EUR" }',
};

function keyPlace(text: string, key: string): string {
  const at = key === '' ? -1 : text.indexOf(JSON.stringify(key));
  return at < 0 ? '' : place(text, at);
}

/** What the parser stumbled over, without the excerpt it may add. */
function jsonReason(error: unknown): string {
  const token = /token '([^]+?)'/.exec(String(error))?.[1];
  if (token !== undefined) return `: unexpected ${/\s/.test(token) ? 'end of a word or line' : token}`;
  return String(error).includes('end of JSON input') ? ': it ends too early' : '';
}

function place(text: string, offset: number): string {
  const p = new LineTable(text).position(offset);
  return `:${p.line + 1}:${p.character + 1}`;
}
