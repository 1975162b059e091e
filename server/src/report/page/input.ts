import type { Day } from '../../../../grammar/src/text/date.ts';
import type { Levers } from '../../determine/levers/index.ts';
import type { Question } from '../../determine/levers/questions.ts';
import type { SpecModel } from '../../model/model.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Course } from '../../workspace/diff/courses.ts';
import type { Exposure } from '../../workspace/exposure/index.ts';
import type { FreshReport } from '../input.ts';
import type { Redaction } from './redact.ts';

/** The first day that the timeline shows where nobody says: before the rules of 2022. */
export const SINCE = '2022-01-01' as Day;

/** Everything the page is made of. It is pure: the same input gives the same bytes. */
export interface PageInput {
  readonly title: string;
  readonly report: FreshReport;
  /** Of every file that was read, imports among them. */
  readonly models: readonly SpecModel[];
  readonly rulebook: Rulebook;
  readonly exposure: Exposure;
  readonly levers: readonly Levers[];
  /** Answers of which what else changes them was not asked for. */
  readonly notAsked: number;
  readonly questions: readonly Question[];
  /** The answers over the days between. */
  readonly days: { readonly from: string; readonly to: string; readonly courses: readonly Course[] };
  readonly redact: readonly Redaction[];
  /** How the command line is called where the page is read: `earshot`. */
  readonly command: string;
}
