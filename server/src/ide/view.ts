/** What every feature looks at: one file of a program, read or checked. No protocol in here, and no host. */
import type { FileNode } from '../../../grammar/src/index.ts';
import type { Day } from '../../../grammar/src/text/date.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Determination } from '../determine/result.ts';
import type { SpecModel } from '../model/model.ts';
import type { RulebookAt } from '../rulebook/rulebook.ts';
import type { CheckResult } from '../workspace/check.ts';
import type { Program, SourceFile } from '../workspace/program.ts';

/** What is read: text, tree and names. A feature that asks for no more never waits for a check. */
export interface ReadView {
  readonly program: Program;
  readonly file: string;
  /** The day used where neither a destination nor the file states one. */
  readonly fallbackDate: Day;
}

/** What is checked as well. */
export interface View extends ReadView {
  readonly result: CheckResult;
}

export function sourceOf(view: ReadView): SourceFile {
  const source = view.program.files.get(view.file);
  if (!source) throw new RangeError(`not in the program: ${view.file}`);
  return source;
}

export const treeOf = (view: ReadView): FileNode => sourceOf(view).parse.tree;
export const modelOf = (view: ReadView): SpecModel => sourceOf(view).model;

/** The day whose law the file as a whole is read under. */
export const dateOf = (view: ReadView): Day => modelOf(view).asOf?.value ?? view.fallbackDate;
export const lawOf = (view: ReadView): RulebookAt => view.program.rulebook.at(dateOf(view));

/** Determinations of this file whose place lies within a span: those of a destination, or of a whole product. */
export function determinationsIn(view: View, span: { readonly start: number; readonly end: number }): Determination[] {
  return view.result.determinations.filter((d) => d.at.file === view.file && d.at.start >= span.start && d.at.end <= span.end);
}

export const rangeIn = (file: string, span: { readonly start: number; readonly end: number }): SourceRange => ({
  file,
  start: span.start,
  end: span.end,
});
