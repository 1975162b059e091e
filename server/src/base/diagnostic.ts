import type { SourceRange } from '../../../grammar/src/text/range.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A finding, free of any protocol. One code, one page in docs/. */
export interface Diagnostic {
  /** `ES2001` */
  readonly code: string;
  /** `de-minimis-exceeded`: says what is wrong, never how to fix it */
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: SourceRange;
  /** Other places that bear on it; first, at the place of the finding itself, what its message had no room for. */
  readonly related?: readonly { readonly at: SourceRange; readonly message: string }[];
  /** `15 CFR 734.4(d)(1)` */
  readonly cite?: readonly string[];
  /** Id of the determination it belongs to: `bonder@CN` */
  readonly determination?: string;
  /** All of them, in order, where one finding speaks for several destinations. */
  readonly determinations?: readonly string[];
  /** Set by a suppression in the file: the finding is marked, never dropped. */
  readonly suppressed?: { readonly reason: string; readonly at: SourceRange };
  /** Set where a baseline knows of it: marked, never dropped, and it fails no run. */
  readonly baselined?: true;
  readonly tags?: readonly 'unnecessary'[];
  /** The rest of what a fix needs, plain data: `{ suggestion: 'incorporates' }` */
  readonly data?: Readonly<Record<string, string>>;
}

/** Does it count: neither suppressed nor known to a baseline? */
export const stands = (d: Diagnostic): boolean => d.suppressed === undefined && d.baselined === undefined;

/** What the message had no room for, in sentences of their own. */
export const detailsOf = (d: Diagnostic): readonly string[] =>
  (d.related ?? []).filter((r) => isDetail(d, r)).map((r) => r.message);

export const isDetail = (d: Diagnostic, r: { readonly at: SourceRange }): boolean =>
  r.at.file === d.at.file && r.at.start === d.at.start && r.at.end === d.at.end;

/** What tells it from every other of the same check, whatever marks it has. */
export const keyOf = (d: Diagnostic): string =>
  JSON.stringify([d.at.file, d.at.start, d.at.end, d.code, d.message, ...detailsOf(d)]);

/** Ids of all the determinations it belongs to. */
export const determinationsOf = ({ determination, determinations }: Diagnostic): readonly string[] =>
  determinations ?? (determination === undefined ? [] : [determination]);
