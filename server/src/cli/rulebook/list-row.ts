import type { KnownListName } from '../../rulebook/party-lists.ts';

/** One entry as the file has it. */
export interface Row {
  /** `line 12`, `results[3]` */
  readonly place: string;
  field(name: string): string | undefined;
  names(): readonly string[];
  countries(list: KnownListName): readonly string[];
}

/** Where the file is not what it should be: each with its row or line, and the field. At most 20. */
export class CslError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
