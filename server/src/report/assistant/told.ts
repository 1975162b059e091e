import type { More } from './page.ts';

/** What a tool tells, before it is marked and bounded. */
export interface Told {
  /** As the command line’s own JSON has it, its lists those of this page. */
  readonly result: object;
  readonly lines: readonly string[];
  readonly notRead?: readonly string[];
  readonly more?: More | undefined;
}
