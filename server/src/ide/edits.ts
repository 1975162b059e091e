import type { SourceRange } from '../../../grammar/src/text/range.ts';

/** What stands in one place of a file gives way to another text. */
export interface FileEdit extends SourceRange {
  readonly text: string;
}

/** What a feature cannot do, and why: one line for whoever asked. */
export interface Refused {
  readonly refused: string;
}
