import type { CompiledRulebook } from '../compile/index.ts';

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

/** Kinds of fact of `core` that have an id and dates, with what tells two facts of a kind apart. */
export const IDENTIFIED = {
  classifications: 'id',
  definitions: 'id',
  zeroLevels: 'id',
  levels: 'id',
  directProductRules: 'id',
  ownershipRules: 'id',
  requirements: 'id',
  exceptions: 'code',
  restrictions: 'id',
  chartColumns: 'column',
  redFlags: 'id',
  alliedListings: 'id',
  alliedCountries: 'country',
} as const;

export type IdentifiedKind = keyof typeof IDENTIFIED;
export const IDENTIFIED_KINDS = Object.keys(IDENTIFIED) as IdentifiedKind[];
