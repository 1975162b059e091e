/** Requests beyond the Language Server Protocol: names and plain data, shared by the server and the client. */

/** Zero-based, UTF-16, as in the Language Server Protocol. */
export interface WirePosition {
  readonly line: number;
  readonly character: number;
}
export interface WireRange {
  readonly start: WirePosition;
  readonly end: WirePosition;
}

/** The day whose law applies to one file, and the edit that would state another. */
export const lawDateRequest = 'earshot/lawDate';
export interface LawDateParams {
  readonly uri: string;
}
export interface LawDate {
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Where the day comes from: the file's own `as-of`, the configuration, or the clock. */
  readonly source: 'file' | 'configuration' | 'today';
  readonly rulebook: { readonly version: string; readonly from: string; readonly through: string };
  /** Replace this range by `before + DAY + after`. */
  readonly edit: { readonly range: WireRange; readonly before: string; readonly after: string };
}

/** The proof of the determination at a position; null where there is none. */
export const proofRequest = 'earshot/proof';
export interface ProofParams {
  readonly uri: string;
  readonly position: WirePosition;
}
export interface ProofText {
  /** `bonder@CN` */
  readonly id: string;
  /** Plain text, one line a step. */
  readonly text: string;
}
export interface ProofResult {
  /** Every determination the position speaks of: one destination may name several countries. */
  readonly proofs: readonly ProofText[];
}

/** Checks every spec of every workspace folder. */
export const checkWorkspaceRequest = 'earshot/checkWorkspace';
export interface WorkspaceSummary {
  readonly files: number;
  readonly determinations: number;
  readonly errors: number;
  readonly warnings: number;
  readonly undetermined: number;
}

/** What the client tells the server at start. */
export interface InitializationOptions {
  /** Address of a code's page, with `{code}` in it: `earshot-docs:/{code}.md`. Absent: the page beside the server. */
  readonly docs?: string;
  /** The client has the commands `earshot.showProof` and `earshot.showPlaces`. */
  readonly commands?: boolean;
}

/** The `earshot` section of the settings. */
export interface Settings {
  /** Day used where neither the destination nor the file states one; empty: today. */
  readonly asOf: string;
  /** Provisos become undetermined. */
  readonly strict: boolean;
  /** Follow the codified text even where its agency has said it does not enforce it. */
  readonly codified: boolean;
  /** Files larger than this many kilobytes are not analyzed. */
  readonly maxFileSize: number;
  readonly inlayHints: boolean;
}

export const defaultSettings: Settings = { asOf: '', strict: false, codified: false, maxFileSize: 4096, inlayHints: true };
