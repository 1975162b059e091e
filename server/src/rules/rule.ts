/**
 * The shape of a rule file. A rule phrases what a determination has found; it decides no law of its own.
 * Its file reads top to bottom: what it is called, its page, its message, its check.
 */
import type { Day } from '../../../grammar/src/text/date.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Decision, Determination } from '../determine/result.ts';
import type { Item, SpecModel } from '../model/model.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Diagnostic, Severity } from '../base/diagnostic.ts';
import { fitting, shown } from '../base/message.ts';
import { visible } from '../base/visible.ts';
import type { Clause } from './clauses.ts';
import type { Fixer } from './fix.ts';

/** Files by path, and how they are checked, where an example needs more than one file or another setting. */
export interface ExampleFiles {
  readonly files: Readonly<Record<string, string>>;
  readonly fallbackDate?: string;
  readonly strict?: boolean;
  readonly maxDeterminations?: number;
  /** Files of a rulebook of the user's own, in a folder `company-policy`. */
  readonly rulebook?: Readonly<Record<string, string>>;
}
/** A complete spec file, several, or one too long to hold until it is asked for. */
export type Example = string | ExampleFiles | (() => string);

/** The files of an example, by path; a single one is `example.earshot`. */
export function exampleFiles(example: Example): ExampleFiles {
  if (typeof example === 'function') return exampleFiles(example());
  return typeof example === 'string' ? { files: { 'example.earshot': example } } : example;
}

export interface CodePage {
  /** What it checks. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** Paragraphs it rests on: `15 CFR 734.4(d)(1)`. Empty where it rests on the language alone. */
  readonly cite: readonly string[];
  readonly fix: string;
  /** When to suppress it; null: it cannot be suppressed in the file. */
  readonly suppress: string | null;
  readonly bad: Example;
  readonly good: Example;
}

/** A published code. Once published it is never reused or renumbered. */
export interface CodeInfo {
  readonly code: string;
  /** Says what is wrong, never how to fix it. */
  readonly name: string;
  /** The severity it has at most; a finding may be milder where less hangs on it. */
  readonly severity: Severity;
  readonly title: string;
  /** Why no determination carries it yet, where none does; printed on its page. */
  readonly notYet?: string;
  readonly page: CodePage;
  /** What mends a finding of it, or takes up what it offers; the one most likely meant first. */
  readonly fixes?: Fixer;
}

export interface DiagnoseOptions {
  /** The day used where neither a destination nor the file gives one. */
  readonly fallbackDate: Day;
  /** Codified text counts whether or not it is enforced. */
  readonly codified?: boolean;
  /** Percentage points below a de minimis level that count as close to it; decimal text, default `2`. */
  readonly margin?: string;
  /** Days ahead in which a known change of the law is looked for; default 90, 0 turns it off. */
  readonly horizon?: number;
  /** How many determinations a file may ask for, and how many were made. */
  readonly most?: number;
  readonly made?: number;
  /** The same determinations made on another day; without it no change ahead is looked for. */
  readonly determineOn?: (date: Day) => readonly Determination[];
}

export interface RuleContext {
  readonly model: SpecModel;
  readonly rulebook: Rulebook;
  readonly determinations: readonly Determination[];
  /** The determinations by the `destination` clause they belong to. */
  readonly clauses: readonly Clause[];
  readonly clauseOf: { get(d: Determination): Clause | undefined };
  /** Products that have determinations, in source order. */
  readonly products: readonly { readonly product: Item; readonly determinations: readonly Determination[] }[];
  /** Products of the model that have none. */
  readonly undetermined: readonly Item[];
  readonly options: DiagnoseOptions;
}

export interface Rule extends CodeInfo {
  /**
   * Where a finding looks across products: of which determinations such findings are made. Left out, a finding rests on one product,
   * and `check` is asked about one at a time; its findings then stand as long as the determinations do. Asked once for a class of countries.
   */
  readonly across?: (d: Decision, of: { readonly product: Item; readonly rulebook: Rulebook; readonly asOf: Day }) => boolean;
  /** It looks at more than those determinations, and has to be asked where there are none. */
  readonly ofModel?: true;
  check(ctx: RuleContext): Diagnostic[];
}

/** Of parties alone, whatever is determined. */
export const ofParties = { across: (): boolean => false, ofModel: true } as const;

export interface FindingParts {
  readonly at: SourceRange;
  /** What is so comes first: it is cut after 100 characters. Where it lists places, it is given how many to name. */
  readonly message: string | ((atMost: number) => string);
  /** What the message has no room for: each is told below it, at the same place. */
  readonly details?: readonly (string | undefined)[];
  readonly severity?: Severity;
  readonly related?: Diagnostic['related'];
  /** Bare paragraphs of 15 CFR, or other law written out. */
  readonly rules?: readonly string[];
  readonly of?: readonly Determination[];
  readonly tags?: Diagnostic['tags'];
  readonly data?: Diagnostic['data'];
}

/** A finding under a code; leaves out what does not apply. */
export function finding(info: CodeInfo, parts: FindingParts): Diagnostic {
  const ids = (parts.of ?? []).map((d) => d.id);
  const cite = [...new Set((parts.rules ?? []).map(citation))];
  const { at } = parts;
  const { message, whole } = told(parts.message);
  const places = (parts.related ?? []).map(seen);
  const said = [message, ...places.map((p) => p.message)].map((s) => s.toLowerCase());
  const details = [...(whole === message ? [] : [whole]), ...(parts.details ?? [])]
    .flatMap((d) => (d === undefined ? [] : [visible(d)]))
    .filter((d) => !said.some((s) => s.includes(d.toLowerCase())));
  const related = [...[...new Set(details)].map((d) => ({ at, message: d })), ...places];
  return {
    code: info.code,
    name: info.name,
    severity: parts.severity ?? info.severity,
    message,
    at,
    ...(related.length ? { related } : {}),
    ...(cite.length ? { cite } : {}),
    ...(ids.length ? { determination: ids[0]! } : {}),
    ...(ids.length > 1 ? { determinations: ids } : {}),
    ...(parts.tags ? { tags: parts.tags } : {}),
    ...(parts.data ? { data: parts.data } : {}),
  };
}

/** From how many places it names it is cut down until it fits. */
const PLACES = [20, 12, 8, 5, 3, 2, 1];

function told(message: FindingParts['message']): { readonly message: string; readonly whole: string } {
  const say = typeof message === 'string' ? () => message : message;
  const fits = fitting(PLACES.map((n) => () => visible(say(n))));
  return { message: shown(fits), whole: visible(say(PLACES[0]!)) };
}

const seen = <T extends { readonly message: string }>(r: T): T => ({ ...r, message: visible(r.message) });

/** `734.4(d)(1)` → `15 CFR 734.4(d)(1)`; `734 supp. 2 (b)` likewise; other law as it stands. */
export function citation(rule: string): string {
  return /^7[3-7]\d\b/.test(rule) ? `15 CFR ${rule}` : rule;
}
