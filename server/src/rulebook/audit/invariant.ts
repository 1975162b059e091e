import type { CompiledRulebook } from '../compile/index.ts';
import type { DatedKey } from '../compiled.ts';
import { FILE_KINDS, KINDS, type Rules } from '../kinds.ts';

/** Files a complaint at the line where `fact` was written. */
export type Complain = (fact: object, message: string) => void;

/** What the schema alone cannot hold. */
export interface Invariant {
  /** Short name, for reports. */
  readonly id: string;
  /** What always holds, in one sentence. */
  readonly title: string;
  /** Of the regulation alone: a user's own rulebook has no Federal Register behind it. */
  readonly regulationOnly?: true;
  readonly check: (compiled: CompiledRulebook, complain: Complain) => void;
}

/** Collections of records with an id and dates, with what tells two records apart. */
export const RULES = FILE_KINDS.flatMap((kind) => {
  const { rules = {} } = KINDS[kind] as { rules?: Readonly<Record<string, Rules>> };
  return Object.entries(rules).map(([name, rule]) => ({ name: name as DatedKey, ...rule }));
});

/** What one of them is called in a complaint. */
export const nameOf = (fact: object, id: string): string => (fact as Record<string, unknown>)[id] as string;
