/** What a view and the extension say to each other. */
import type { BillView, ChangesView, MatrixView, ProofView, WirePlace } from '../../../server/src/protocol.ts';

export interface Views {
  readonly proof: ProofView;
  readonly bill: BillView;
  readonly matrix: MatrixView;
  readonly changes: ChangesView;
}
export type ViewKind = keyof Views;

/**
 * To the view: what to show, the other determinations it may be asked for, and why there is nothing to show, or only what was there
 * before.
 */
export interface Shown<K extends ViewKind> {
  readonly ids: readonly string[];
  readonly view?: Views[K];
  readonly problem?: string;
}

/** From the view. */
export type Said =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly place: WirePlace }
  | { readonly type: 'copy' }
  /** Another of `ids`. */
  | { readonly type: 'choose'; readonly id: string }
  /** The proof or the bill of a determination; `everywhere`: one of the matrix that the spec does not name itself. */
  | { readonly type: 'open'; readonly what: 'proof' | 'bill'; readonly id: string; readonly everywhere: boolean };
