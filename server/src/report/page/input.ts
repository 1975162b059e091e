import type { Levers } from '../../determine/levers/index.ts';
import type { Question } from '../../determine/levers/questions.ts';
import type { SpecModel } from '../../model/model.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { History } from '../../workspace/diff/answer-history.ts';
import type { Exposure } from '../../workspace/exposure/index.ts';
import type { FreshReport } from '../input.ts';
import type { Redaction } from './redact.ts';

/** Everything the page is made of. It is pure: the same input gives the same bytes. */
export interface PageInput {
  readonly title: string;
  readonly report: FreshReport;
  readonly models: readonly SpecModel[];
  readonly rulebook: Rulebook;
  readonly exposure: Exposure;
  readonly levers: readonly Levers[];
  readonly questions: readonly Question[];
  /** The answers over the days between; left out where there are too many of them. */
  readonly history?: { readonly from: string; readonly to: string; readonly histories: readonly History[] };
  readonly redact: readonly Redaction[];
  /** How the command line is called where the page is read: `earshot`. */
  readonly command: string;
}
