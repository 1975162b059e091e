import type { Exact } from '../../base/exact.ts';
import type { Tri } from '../../base/tri.ts';
import type { Party } from '../../model/model.ts';
import type { Listed } from './direct.ts';

/** An owner that is listed, or may be, and what it holds; no share is stated for a parent. */
export interface ListedOwner {
  readonly owner: Party;
  readonly share: Exact | undefined;
  readonly standing: Standing;
}

/** What a party is by itself or by its owners. */
export interface Standing {
  readonly answer: Tri;
  /** Its own listings that count here. */
  readonly direct: readonly Listed[];
  /** What it stands on, its own or its owners'. Each listing is that of the party the lists name; it is there once. */
  readonly listings: readonly Listed[];
  /** Owners through whom it is restricted, or may be. */
  readonly through: readonly ListedOwner[];
  /** Percent that owners hold who are listed for certain. */
  readonly certain: Exact;
}
