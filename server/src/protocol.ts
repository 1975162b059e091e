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

/** A place in a spec. */
export interface WirePlace {
  readonly uri: string;
  readonly range: WireRange;
}
export type WireAnswer = 'yes' | 'no' | 'undetermined';
export type WireOutcome =
  | 'not-subject'
  | 'no-license-required'
  | 'license-exception'
  | 'authorized'
  | 'license-required'
  | 'undetermined';
/** A paragraph, and our own few words for what it says, where there are any: `15 CFR 734.4(a)(3)`. */
export interface WireRule {
  readonly cite: string;
  readonly says?: string;
}

/** Which determination of a spec: at a position of its text, by id, or by id among those of `earshot/matrix`. */
export interface SubjectParams {
  readonly uri: string;
  readonly position?: WirePosition;
  readonly id?: string;
  /** One product to any country, for an unlisted civil buyer, as the matrix has it. */
  readonly everywhere?: boolean;
}
export interface Subject {
  /** `bonder@CN` */
  readonly id: string;
  readonly product: string;
  /** `CN, China` */
  readonly destination: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly outcome: WireOutcome;
  /** `license required` */
  readonly words: string;
  readonly at: WirePlace;
}
/**
 * Its product cannot be read for what is being written, and could be before: what was shown before stands for it, marked stale. Where
 * nothing was, this is what can be said.
 */
export interface MayBeStale {
  readonly stale?: true;
}

/** Every determination that is meant (one destination may name several countries), and what is shown of the first of them. */
export interface Found<T> extends MayBeStale {
  readonly ids: readonly string[];
  readonly shown?: T;
}

/** Why: the proof of a determination. */
export const proofRequest = 'earshot/proof';
export type ProofResult = Found<ProofView>;
export interface ProofView {
  readonly subject: Subject;
  /** `classified 3B991` and the like, a line each. */
  readonly notes: readonly string[];
  readonly steps: readonly ProofStep[];
  readonly provided: readonly string[];
  readonly missing: readonly { readonly text: string; readonly at?: WirePlace }[];
  readonly edition: string;
  /** The same as plain text and as Markdown. */
  readonly text: string;
  readonly markdown: string;
}
export interface ProofStep {
  readonly answer: WireAnswer;
  readonly text: string;
  readonly rule?: WireRule;
  /** How good the rulebook's own knowledge is here. */
  readonly coverage?: string;
  readonly facts: readonly { readonly text: string; readonly at?: WirePlace }[];
  readonly missing: readonly string[];
  /** What its answer rests on. */
  readonly because: readonly ProofStep[];
  /** Tried too, and not what decides. */
  readonly besides: readonly ProofStep[];
}

/** The U.S. content of a product, as shares of its price, against the de minimis level. */
export const billRequest = 'earshot/billOfMaterials';
export type BillResult = Found<BillView>;
export interface BillView {
  readonly subject: Subject;
  /** Why there is nothing to draw, where there is not. */
  readonly none?: string;
  readonly rule?: WireRule;
  /** `25.13 % > 25 %` */
  readonly compared?: string;
  /** Percent. Zero: no level applies, any controlled content counts. */
  readonly level: number;
  readonly exceeded: WireAnswer;
  /** `2,400,000 USD`, for one of the product. */
  readonly price?: string;
  readonly controlled?: string;
  /** The price at which the share is the level. */
  readonly breakEven?: string;
  readonly lines: readonly BillLine[];
  readonly edition: string;
  readonly markdown: string;
}
export interface BillLine {
  /** From what is built into the product itself down to the input. */
  readonly path: readonly string[];
  readonly quantity: string;
  readonly eccn?: string;
  readonly value?: string;
  /** Percent of the price; absent where it is not known. */
  readonly share?: number;
  readonly counts: WireAnswer;
  readonly because: readonly WireRule[];
  readonly at: WirePlace;
}

/** Every product of a spec and every country. */
export const matrixRequest = 'earshot/matrix';
export interface MatrixParams {
  readonly uri: string;
}
export interface MatrixView extends MayBeStale {
  readonly file: string;
  readonly products: readonly { readonly name: string; readonly label: string; readonly asOf: string; readonly at: WirePlace }[];
  readonly countries: readonly { readonly code: string; readonly name: string; readonly groups: readonly string[] }[];
  /** Answers, each once. */
  readonly answers: readonly MatrixAnswer[];
  /** By product, then by country: which answer. */
  readonly cells: readonly (readonly MatrixCell[])[];
  readonly edition: string;
  readonly markdown: string;
}
export interface MatrixAnswer {
  readonly outcome: WireOutcome;
  readonly words: string;
  /** `25.13 % > 25 %`; empty where no level was asked about. */
  readonly content: string;
  readonly because: string;
  readonly provided: string;
}
export interface MatrixCell {
  /** Index into `answers`. */
  readonly answer: number;
  readonly id: string;
  /** The spec itself sells there: its parties and uses count. Else it is an unlisted civil buyer. */
  readonly stated: boolean;
}

/** How the answers of a spec change from one day to another. */
export const compareRequest = 'earshot/compareDates';
export interface CompareParams {
  readonly uri: string;
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly to: string;
}
export interface ChangesView extends MayBeStale {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly summary: readonly string[];
  readonly ends: readonly {
    readonly products: string;
    readonly destinations: string;
    readonly before: string;
    readonly after: string;
    readonly flipped: string;
    readonly at: WirePlace;
  }[];
  /** In the order of days. */
  readonly chapters: readonly {
    readonly head: string;
    readonly why: string;
    readonly changes: readonly { readonly title: string; readonly cite: string }[];
    readonly items: readonly {
      readonly head: string;
      readonly flip: boolean;
      readonly lines: readonly { readonly mark: 'new' | 'gone' | 'changed'; readonly text: string }[];
    }[];
  }[];
  readonly markdown: string;
}

/** The page of `earshot report`, of one spec or of a folder that is open, as the texts stand in the editor. */
export const reportRequest = 'earshot/report';
export interface ReportParams {
  /** Of the spec, or of the folder. */
  readonly uri: string;
  /** What is withheld: `values`, amounts of money; `parties`, who and where. */
  readonly redact: readonly string[];
  /** Under which `$/progress` says in words how far it is; left out: it does not. */
  readonly progress?: string;
}
/** The page, and what of it was not read, a line each; or why there is none. */
export type ReportResult = { readonly html: string; readonly notRead: readonly string[] } | { readonly refused: string };

/** Checks every spec of every workspace folder. */
export const checkWorkspaceRequest = 'earshot/checkWorkspace';
export interface WorkspaceSummary {
  readonly files: number;
  readonly determinations: number;
  readonly errors: number;
  readonly warnings: number;
  readonly undetermined: number;
}

/** The tools of an assistant, each answered as `earshot mcp` answers it. */
export const assistantTools = [
  'earshot_check',
  'earshot_explain',
  'earshot_alternatives',
  'earshot_diff',
  'earshot_rulebook_show',
  'earshot_rulebook_list',
] as const;
export const assistantRequest = 'earshot/assistant';
export interface AssistantParams {
  readonly tool: (typeof assistantTools)[number];
  /** What the tool takes, and `folder`, the name of a folder of the workspace, where several are open. */
  readonly input: unknown;
}
/** The answer as text and as JSON, or why there is none. */
export type AssistantResult = { readonly text: string; readonly json: string } | { readonly refused: string };
/** From the server: the `earshot.json` of a folder that is open lets assistants read, or none does. At first none does. */
export const assistantNotification = 'earshot/assistantSwitched';
export interface AssistantSwitched {
  readonly on: boolean;
}

/** What the client tells the server at start. */
export interface InitializationOptions {
  /** Address of a code's page, with `{code}` in it: `earshot-docs:/{code}.md`. Absent: the page beside the server. */
  readonly docs?: string;
  /** The client has the commands `earshot.openProof` and `earshot.showPlaces`. */
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
