/** What the tools ask of their host: the command line, which reads the disk, or the language server, which has documents open. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import type { Levers } from '../../determine/levers/index.ts';
import type { Determination } from '../../determine/result.ts';
import type { Book } from '../../workspace/book.ts';
import type { DiffInput } from '../diff/input.ts';
import type { FreshReport } from '../input.ts';

export interface Asked {
  readonly paths?: readonly string[] | undefined;
  readonly asOf?: Day | undefined;
  readonly codified?: boolean | undefined;
  readonly strict?: boolean | undefined;
  readonly strictDates?: boolean | undefined;
  readonly explain?: boolean;
  /** By one configuration: what is asked is answered by one. */
  readonly alone?: boolean;
}

export interface CheckedSpecs {
  readonly report: FreshReport;
  /** What could not be read, or may not be, one line each: the answers are not of all that was asked for. */
  readonly notRead: readonly string[];
  levers(determinations: readonly Determination[]): readonly Levers[];
}

/** Each throws a `Refusal` where it is switched off, or what is asked for is not there. */
export interface Desk {
  check(asked: Asked): Promise<CheckedSpecs>;
  compare(asked: Asked, from: Day, to: Day): Promise<{ readonly input: DiffInput; readonly notRead: readonly string[] }>;
  /** @param folder of a proposal, from the folder that is open; @param on left out: the first day on which all of it holds */
  propose(
    asked: Asked,
    folder: string,
    on: Day | undefined,
  ): Promise<{ readonly input: DiffInput; readonly notRead: readonly string[] }>;
  book(): Promise<Book>;
  today(): Day;
  /** A fingerprint: the same for the same text. */
  fingerprint(text: string): string;
}
