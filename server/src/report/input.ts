import type { LineTable } from '../../../grammar/src/text/range.ts';
import type { Determination } from '../determine/result.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Fix } from '../rules/fix.ts';
import type { EditionOf } from './rulebooks-used.ts';

/** Everything a report is made of. Reports are pure: the same input gives the same bytes. */
export interface ReportInput {
  readonly tool: { readonly name: 'earshot'; readonly version: string };
  readonly rulebook: EditionOf;
  readonly determinations: readonly Determination[];
  /** Sorted by file, offset and code; suppressed and baselined ones among them, marked. */
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Summary;
  /** They were held against a baseline. */
  readonly baseline?: true;
  /** Text and line table of a file by the workspace's own name for it. */
  source(file: string): Source | undefined;
  /** The workspace's own name for a file → the name to print. */
  shown(file: string): string;
  /** What mends a finding; left out where nobody asks for it. */
  readonly fixes?: (finding: Diagnostic) => readonly Fix[];
}

export interface Source {
  readonly text: string;
  readonly lines: LineTable;
}

export interface Summary {
  readonly files: number;
  readonly products: number;
  readonly determinations: number;
  readonly errors: number;
  readonly warnings: number;
  readonly undetermined: number;
}

/** What the caller of a report may ask of it. */
export interface FormatOptions {
  readonly color: boolean;
  /** Columns of the terminal, where the report goes to one. */
  readonly width?: number;
  readonly maxDiagnostics?: number;
  /** Findings only: no table, no totals. */
  readonly quiet?: boolean;
  /** With the proof of each determination. */
  readonly proof?: boolean;
  /** How the command line is called where the report is read: `earshot`. */
  readonly command?: string;
  /** At which findings the run fails. */
  readonly failOn?: FailOn;
}

export const FAIL_ON = ['error', 'warning', 'undetermined', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];
