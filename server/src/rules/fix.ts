/**
 * What a fix is: plain data, the same for an editor, for `check --fix` and for a report. It lives with the rule it mends
 * (`CodeInfo.fixes`); what several rules share stands in `fixes/`.
 */
import type { FileNode } from '../../../grammar/src/index.ts';
import type { Day } from '../../../grammar/src/text/date.ts';
import type { TextEdit } from '../../../grammar/src/text/edits.ts';
import type { LineTable, SourceRange, Span } from '../../../grammar/src/text/range.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Determination } from '../determine/result.ts';
import type { SpecModel } from '../model/model.ts';
import type { Declared } from '../model/scope.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

export interface Edit extends TextEdit {
  /** Parts of `text` that the user is to write. What stands in one until then is never an answer. */
  readonly holes?: readonly Span[];
}

/** The edits of one file: they do not overlap. */
export interface FileEdits {
  readonly file: string;
  readonly edits: readonly Edit[];
  /** The file is made: there is none of that name. */
  readonly made?: true;
}

export interface Fix {
  /** Says its effect: `Change incorprates to incorporates`. */
  readonly title: string;
  /** Of several, the one to take unless there is a reason. */
  readonly preferred?: true;
  /** What is meant is certain and no fact of the spec changes: it may be applied unseen. */
  readonly safe?: true;
  /** Asked for when the fix is taken, or its edits are looked at: what is costly is done here. */
  edits(): readonly FileEdits[];
}

/** A file as a fix sees it. */
export interface SpecFile {
  readonly file: string;
  readonly text: string;
  readonly lines: LineTable;
  readonly parse: { readonly tree: FileNode };
  readonly model: SpecModel;
  readonly declared: ReadonlyMap<string, Declared>;
  readonly references: readonly { readonly at: SourceRange; readonly target: Declared }[];
  /** Of its text and its names. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Every spec of the workspace, where more are known than were read for this. */
export interface Elsewhere {
  paths(): readonly string[];
  /** What one of them declares; nothing where it cannot be read. */
  outline(path: string): readonly { readonly sort: string; readonly name: string }[];
  /** Read and bound: costly, so it is asked for by the edits alone, never by what is only listed. */
  files(): ReadonlyMap<string, SpecFile>;
}

/** What a fix is made from: the files as they were read, and what was determined of them. */
export interface Specs {
  readonly files: ReadonlyMap<string, SpecFile>;
  readonly rulebook: Rulebook;
  readonly determinations: readonly Determination[];
  readonly elsewhere: Elsewhere;
  /** The day used where neither a destination nor the file states one. */
  readonly fallbackDate: Day;
}

export type Fixer = (finding: Diagnostic, specs: Specs) => readonly Fix[];

/** All that any of them gives. */
export const anyOf =
  (...fixers: readonly Fixer[]): Fixer =>
  (finding, specs) =>
    fixers.flatMap((fixer) => fixer(finding, specs));

/** What the first of them gives that gives any. */
export const firstOf =
  (...fixers: readonly Fixer[]): Fixer =>
  (finding, specs) =>
    fixers.reduce<readonly Fix[]>((found, fixer) => (found.length > 0 ? found : fixer(finding, specs)), []);

export const textAt = (specs: Specs, at: SourceRange): string => specs.files.get(at.file)?.text.slice(at.start, at.end) ?? '';

/** One place of one file. */
export const replacing = (at: SourceRange, text: string): readonly FileEdits[] => [
  { file: at.file, edits: [{ start: at.start, end: at.end, text }] },
];
