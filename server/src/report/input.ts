import type { LineTable, Position } from '../../../grammar/src/text/range.ts';
import type {
  Decision,
  DeMinimisResult,
  Determination,
  Expected,
  JudgedFor,
  Missing,
  PolicyResult,
  Proof,
  RedFlag,
} from '../determine/result.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Fix } from '../rules/fix.ts';
import type { CheckSummary } from '../workspace/parts.ts';
import type { Shard } from './kept-schema.ts';
import type { EditionOf } from './rulebooks-used.ts';

type Listed<T, Hidden extends keyof T> = readonly Omit<T, Hidden>[];

/** What the reports of `check` tell of a determination: all of it can be read back from the JSON report. */
export interface Reported
  extends Omit<Decision, 'judgedFor' | 'deMinimis' | 'policies' | 'redFlags' | 'missing'>,
    Pick<Determination, 'id' | 'product' | 'destination' | 'goesBy' | 'asOf' | 'at'> {
  readonly judgedFor?: Pick<JudgedFor, 'country' | 'of' | 'as'>;
  readonly deMinimis?: Omit<DeMinimisResult, 'content'> & { readonly content: Listed<DeMinimisResult['content'][number], 'at'> };
  readonly policies?: Listed<PolicyResult, 'missing'>;
  readonly redFlags: Listed<RedFlag, 'seen' | 'inquire'>;
  readonly missing: Listed<Missing, 'open'>;
  readonly expected?: (Omit<Expected, 'unmet' | 'reviewed'> & { readonly reviewed?: Reviewed }) | undefined;
  readonly proof?: Proof | undefined;
}

type Reviewed = Pick<NonNullable<Expected['reviewed']>, 'by' | 'on' | 'because'>;

/** Everything a report is made of. Reports are pure: the same input gives the same bytes. */
export interface ReportInput {
  readonly tool: { readonly name: 'earshot'; readonly version: string };
  readonly rulebook: EditionOf;
  readonly determinations: readonly Reported[];
  /** Sorted by file, offset and code; suppressed and baselined ones among them, marked. */
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: CheckSummary;
  /** How many of each outcome, under the law of each day, where the determinations themselves were left out. */
  readonly answers?: readonly (readonly [outcome: string, day: string, count: number])[];
  /** They were held against a baseline. */
  readonly baseline?: true;
  /** Text and line table of a file by the workspace's own name for it. */
  source(file: string): Source | undefined;
  /** The workspace's own name for a file → the name to print. */
  shown(file: string): string;
  /** What mends a finding; left out where nobody asks for it. */
  readonly fixes?: (finding: Diagnostic) => readonly Fix[];
  /** Where it is of a part of the files alone: what is needed to make one of the whole. */
  readonly shard?: Shard;
}

/** A report of determinations just made, with all that is known of them. */
export interface FreshReport extends ReportInput {
  readonly determinations: readonly Determination[];
}

/** A file as reports see it. */
export interface Source {
  position(offset: number): Position;
  /** A line without its end, counted from 0; nothing where there is none. */
  line(n: number): string | undefined;
}

/** Of files by name, as a program has them. */
export const sourcesOf =
  (files: ReadonlyMap<string, { readonly text: string; readonly lines: LineTable }>): ReportInput['source'] =>
  (name) => {
    const file = files.get(name);
    return file && sourceOf(file);
  };

export function sourceOf({ text, lines }: { readonly text: string; readonly lines: LineTable }): Source {
  return {
    position: (offset) => lines.position(offset),
    line(n) {
      if (n < 0 || n >= lines.lineCount) return undefined;
      const [from, to] = [n, n + 1].map((line) => lines.offset({ line, character: 0 }));
      return text.slice(from, n + 1 < lines.lineCount ? to : undefined).replace(/\r?\n$/, '');
    },
  };
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
