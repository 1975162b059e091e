/**
 * The value everything else is a view of: one determination of one product to one destination on one day, with its proof.
 * Field names are those of the output contract (`earshot.report/1`); money and percentages are decimal strings made for
 * display, the exact figures stay in the proof's own arithmetic.
 */
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Tri } from '../base/tri.ts';
import type { Review } from '../model/model.ts';
import type { Day } from '../../../grammar/src/text/date.ts';

export type Outcome =
  | 'not-subject'
  | 'no-license-required'
  | 'license-exception'
  | 'authorized'
  | 'license-required'
  | 'undetermined';

/** A fact of the spec that a step used, and where it stands. */
export interface UsedFact {
  readonly text: string;
  readonly at?: SourceRange;
}

export interface Missing {
  /** `eccn`, `value`, `origin`, `rate`, `incorporates`, `direct-product-of`, a parameter name … */
  readonly fact: string;
  /** Name of the declaration that lacks it. */
  readonly of: string;
  readonly why: string;
  readonly at?: SourceRange;
  /** The law leaves it open (`openLaw` in proof.ts). */
  readonly open?: true;
}

/** One step of the argument: a rule tried, what it turned on, its answer. */
export interface Proof {
  /** Bare paragraph of 15 CFR, or other law written out. */
  readonly rule?: string;
  readonly text: string;
  readonly answer: Tri;
  readonly children?: readonly Proof[];
  readonly facts?: readonly UsedFact[];
  readonly missing?: readonly Missing[];
  /** What this step was answered "provided that". */
  readonly provisos?: readonly string[];
  /** The answer of its one child, turned round. */
  readonly negates?: true;
  /** `carried`, `memory`: how good the rulebook's own knowledge is here. */
  readonly coverage?: string;
}

export interface Figures {
  totalProcessingPerformance?: string;
  performanceDensity?: string;
  memoryBandwidthDensity?: string;
  minimumResolvableFeature?: string;
  adjustedPeakPerformance?: string;
}

export interface Classification {
  readonly declared: string | null;
  readonly derived: string | null;
  readonly effective: string | null;
  readonly figures?: Figures;
}

export interface Basis {
  readonly kind: 'us-origin' | 'in-us' | 'de-minimis' | 'direct-product';
  readonly rule: string;
  readonly name?: string;
  readonly answer: Tri;
  readonly enforcement?: 'enforced' | 'not-enforced';
}

export interface ContentLine {
  readonly input: string;
  readonly quantity: string;
  readonly eccn: string | null;
  /** Value of this line in the calculation's currency; absent where unknown. */
  readonly value?: string;
  readonly share?: string;
  readonly controlled: Tri;
  readonly because: readonly string[];
  /** Names from the product down to the input, for content inside a sub-assembly. */
  readonly path?: readonly string[];
  readonly at: SourceRange;
}

export interface DeMinimisResult {
  readonly applies: boolean;
  readonly rule: string;
  readonly level: string;
  readonly currency?: string;
  readonly controlledValue?: string;
  readonly productValue?: string;
  readonly percent?: string;
  readonly lowerPercent?: string;
  readonly upperPercent?: string;
  readonly exceeded: Tri;
  readonly breakEvenPrice?: string;
  /** Percentage points left below the level (negative: over). */
  readonly margin?: string;
  readonly content: readonly ContentLine[];
}

export type ReviewPolicy = 'presumption-of-denial' | 'presumption-of-approval' | 'case-by-case' | 'policy-of-denial' | 'other';

/** A rule of the user's own that reaches the sale; no law, so no part of the outcome. */
export interface PolicyResult {
  readonly id: string;
  readonly rule: string;
  readonly reason: string;
  readonly title: string;
  readonly answer: Tri;
  /** What would decide it, where it is undetermined. */
  readonly missing: readonly Missing[];
}

export interface RequirementResult {
  readonly id: string;
  readonly rule: string;
  readonly kind: 'ccl' | 'embargo' | 'end-user' | 'end-use' | 'notice' | 'all-destinations' | 'transit';
  readonly reason: string;
  /** The country of transit. */
  readonly via?: string;
  readonly column?: string;
  readonly answer: Tri;
  readonly reviewPolicy?: ReviewPolicy;
  readonly reviewRule?: string;
  readonly enforcement: 'enforced' | 'not-enforced';
  readonly appliesTo?: string;
  readonly title: string;
  /** The fact of the spec it turned on (the end user, the facility), where there is one. */
  readonly about?: SourceRange;
  /** Of an end user: how it is found to be one, in words. */
  readonly because?: string;
}

export interface ExceptionResult {
  readonly code: string;
  readonly status: 'open' | 'conditional' | 'barred';
  readonly rule?: string;
  readonly condition?: string;
  /** Why it is barred, in words. */
  readonly because?: string;
  /** Ids of the requirements it would carry. */
  readonly overcomes?: readonly string[];
  /** Barred for the sale because these requirements stand besides, each by the paragraph named. */
  readonly leaves?: readonly { readonly requirement: string; readonly rule: string }[];
  /** A condition the claim itself must state and does not meet; the exception stays possible, the claim does not hold. */
  readonly unmet?: { readonly rule: string; readonly because: string } | undefined;
  /** Not every case of it that reaches the sale carries it: a claim must say which it means. */
  readonly unsaid?: Missing;
  /** Facts of the spec that are not stated and that decide whether it is available; a claim of it is undetermined until they are. */
  readonly needs?: readonly Missing[];
  /** What it is judged "provided that"; told only where it is relied on. */
  readonly provisos?: readonly string[];
  /** A way that is or may be open goes by what the item is; TMP, RPL and GOV are possible for nearly anything. */
  readonly ofTheItem?: true;
}

/** A set of declared alternatives that betters the answer, determined again in full with all of it in place. */
export interface AlternativeResult {
  readonly changes: readonly AlternativeChange[];
  /** For one unit of the product, in the currency of its price; absent where a value or a rate is not stated. */
  readonly costDelta?: { readonly value: string; readonly currency: string };
  /** The longest of them, as stated: they are waited for side by side. */
  readonly leadTime?: string;
  readonly outcome: Outcome;
  readonly subjectToEar: Tri;
  readonly percent?: string;
  /** No proper subset does as well; false where not all of them were tried. */
  readonly minimal: boolean;
  /** What it waits for, or turns on: `jp-stage is available from 2027-01-01`. */
  readonly conditions?: readonly string[];
  /** What its answer is given "provided that", where there is anything. */
  readonly provisos?: readonly string[];
  /** Control lists of the substitutes' own countries that list, or may list, them. */
  readonly allied?: readonly {
    readonly alternative: string;
    readonly country: string;
    readonly answer: 'yes' | 'undetermined';
    readonly rule: string;
  }[];
}

export interface AlternativeChange {
  readonly input: string;
  readonly alternative: string;
  /** Absent where the origin of the substitute is not stated. */
  readonly strategy?: Strategy;
  /** Percent of what it replaces, as stated. */
  readonly relativePerformance?: string;
}

/** `us-substitute`: another input of U.S. origin, so nothing is designed out. */
export type Strategy = 'design-out-domestic' | 'design-out-third-country' | 'design-around' | 'us-substitute';

/** How the alternatives that speak of a product were tried. */
export interface AlternativeSearch {
  /** Determinations made for it. */
  readonly tried: number;
  /** Every minimal set was found; else cheaper ones may exist. */
  readonly complete: boolean;
  /** In place, alone or with others, these change nothing. Empty where the search was cut. */
  readonly unhelpful: readonly string[];
}

export interface RedFlag {
  readonly code: string;
  readonly about: string;
  /** What is seen, and what to find out, in one. */
  readonly text: string;
  readonly seen: string;
  readonly inquire: string;
  readonly at?: SourceRange;
  /** How close two names are, 0 to 1, as decimal text; red flags about names alone. */
  readonly score?: string;
}

/** One pinned answer and whether it is the answer. */
export interface Expected {
  readonly expected: Outcome;
  /** Paragraphs, each of which something that decides must begin with. */
  readonly by: readonly string[];
  readonly holds: boolean;
  /** Of `by`, those that nothing that decides begins with; empty where the outcome itself differs. */
  readonly unmet: readonly string[];
  readonly at: SourceRange;
  readonly reviewed?: Review;
}

/** A determination of one product to one country on one day, and its proof. */
export interface Determination extends Decision {
  readonly id: string;
  readonly product: string;
  readonly destination: string;
  /** The country whose treatment the destination gets, where it is not on the Country Chart (738.3(b)). */
  readonly goesBy?: { readonly country: string; readonly rule: string } | undefined;
  readonly asOf: Day;
  readonly at: SourceRange;
  /** The answer that its destination pins, held against this one. */
  readonly expected?: Expected | undefined;
  /** Made when it is looked at, by judging the sale once more. */
  readonly proof: Proof;
  /** What its class of countries shares, the same object for all of them; its texts may leave the country open. */
  readonly ofClass?: Decision;
}

/** Who or what is in the stricter country. */
export interface JudgedFor {
  readonly country: string;
  readonly label: string;
  readonly of: string;
  readonly as: 'end user' | 'consignee' | 'facility' | 'purchaser';
  readonly certain: boolean;
  readonly at: SourceRange;
}

/** What is decided, which countries that are alike to all that was asked have in common. */
export interface Decision {
  readonly outcome: Outcome;
  /** With `--codified` off: what the codified text alone would give, where that differs. */
  readonly codifiedOutcome?: Outcome;
  /** Another country than the destination, whose answer holds because it is stricter; where not certain, the answer is open for it. */
  readonly judgedFor?: JudgedFor;
  readonly classification: Classification;
  readonly subjectToEar: Tri;
  readonly bases: readonly Basis[];
  readonly deMinimis?: DeMinimisResult;
  readonly advancedNode?: Tri;
  readonly requirements: readonly RequirementResult[];
  /** Only where a rulebook of the user's own has policies. */
  readonly policies?: readonly PolicyResult[];
  readonly exceptions: readonly ExceptionResult[];
  readonly authorizations: readonly {
    readonly name: string;
    readonly status: 'covers' | 'expired' | 'not-yet-valid' | 'does-not-cover' | 'over-limit';
    readonly why?: string;
  }[];
  readonly allied: readonly { readonly country: string; readonly answer: Tri; readonly rule?: string }[];
  /** Cheapest first; those not available yet, and those whose own answer is open, after the others. */
  readonly alternatives: readonly AlternativeResult[];
  /** Absent where none was tried: none is declared for this product, or the answer cannot be bettered. Each alternative by itself that leaves the answer as it is: determined all the same, never offered as a cure. */
  readonly otherAlternatives?: readonly AlternativeResult[];
  readonly alternativeSearch?: AlternativeSearch;
  readonly redFlags: readonly RedFlag[];
  /** The release to a foreign person that decides the answer (734.13(b), 734.14(b)): its handle, and the country it is deemed to go to. */
  readonly release?: { readonly to: string; readonly country: string };
  readonly provisos: readonly string[];
  readonly missing: readonly Missing[];
}
