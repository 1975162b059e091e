/** The reports of `check`, one row a format: `--format`, its help and its complaints go by these. Each is pure, with no IO. */
import { printConcise } from './concise.ts';
import type { FormatOptions, ReportInput } from './input.ts';
import { jsonText } from './json-text.ts';

/** A report, or its pieces where it may be longer than a string. */
type Print = (report: ReportInput, options: FormatOptions) => string | Iterable<string>;

/** What is seldom asked for is a bundle of its own (scripts/build.mjs), loaded when it is. */
const further = () => import('./further-formats.ts');

export const FORMATS = {
  pretty: async () => (await import('./pretty.ts')).printPretty,
  overview: async () => (await further()).printOverview,
  concise: async () => printConcise,
  json: async () => jsonText,
  jsonl: async () => (await further()).printLines,
  sarif: async () => (await further()).printSarif,
  junit: async () => (await further()).printJunit,
  github: async () => (await further()).printGithub,
  gitlab: async () => (await further()).printGitlab,
  markdown: async () => (await further()).printMarkdown,
} as const satisfies Readonly<Record<string, () => Promise<Print>>>;

export type Format = keyof typeof FORMATS;

/** Those that tell of findings, and of determinations no more than how many. */
export const FINDINGS_ALONE: readonly Format[] = ['concise', 'sarif', 'github', 'gitlab'];

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];
