import type { Saved } from '../../workspace/diff/against.ts';
import type { History } from '../../workspace/diff/answer-history.ts';
import type { SourceRange } from '../../../../grammar/src/text/range.ts';
import type { Change } from '../../rulebook/rulebook.ts';
import type { EditionOf } from '../rulebooks-used.ts';

/** Everything a report of differences is made of. */
export interface DiffInput {
  readonly tool: { readonly name: 'earshot'; readonly version: string };
  readonly rulebook: EditionOf;
  readonly compared: ComparedDates | ComparedReport | ComparedProposal;
  readonly histories: readonly History[];
  /** Only with a saved report: what it answers and the specs no longer ask for. */
  readonly gone: readonly (Saved & { readonly file: string })[];
  /** Files looked at. */
  readonly files: number;
  location(at: SourceRange): { file: string; line: number; column: number };
}

export interface ComparedDates {
  readonly mode: 'dates';
  readonly from: string;
  readonly to: string;
}
/** The law of a day, and the same with a proposal over it. */
export interface ComparedProposal {
  readonly mode: 'proposal';
  readonly on: string;
  readonly folder: string;
  readonly title?: string;
  readonly operations: readonly Change[];
}
export interface ComparedReport {
  readonly mode: 'report';
  /** The file of the saved report. */
  readonly against: string;
  readonly saved: { readonly rulebook: string; readonly tool: string };
}
