/** What completion is told besides the file itself. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import type { Outlined } from '../../workspace/outline.ts';
import type { ReadView } from '../view.ts';

export interface Around {
  /** The day it is where the user is. */
  readonly today: Day;
  /** The client fills in places of a snippet. */
  readonly snippets: boolean;
  /** Every spec of the folder. */
  paths(): readonly string[];
  /** What one of them declares; nothing where it cannot be read. */
  outline(path: string): readonly Outlined[];
  /** Codes of findings that stand on a line of the file now, counted from 0. */
  codesOn(line: number): readonly string[];
}

export const alone = (view: ReadView): Around => ({
  today: view.fallbackDate,
  snippets: false,
  paths: () => [...view.program.files.keys()],
  outline: () => [],
  codesOn: () => [],
});
