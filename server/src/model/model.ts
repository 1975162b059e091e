/**
 * The semantic model: what a spec says, with names resolved, numbers read exactly and every fact
 * carrying the place it was stated. No law in it. Built by the binder, read by `determine/`.
 */
import type { Exact } from '../base/exact.ts';
import type { Day } from '../../../grammar/src/text/date.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Flaw } from './flaws.ts';
import type { KnownListName } from '../rulebook/party-lists.ts';
import type { UseRelation } from '../../../grammar/src/uses.ts';

/** A stated fact and where it stands. */
export interface Fact<T> {
  readonly value: T;
  readonly at: SourceRange;
}

/** An amount in a currency (ISO 4217 code, upper case). */
export interface Money {
  readonly amount: Exact;
  readonly currency: string;
}

/** `1 CURRENCY = rate × to`, vouched for by the user. */
export interface Rate {
  readonly from: string;
  readonly to: string;
  readonly rate: Exact;
  readonly on?: Day;
  readonly at: SourceRange;
}

export type ItemKind = 'commodity' | 'software' | 'technology';
export type ItemType =
  | 'integrated-circuit'
  | 'computer'
  | 'electronic-assembly'
  | 'component'
  | 'equipment'
  | 'wafer'
  | 'mask'
  | 'substrate'
  | 'material'
  | 'military-commodity'
  | 'other';

export type SoftwareForm = 'source-code' | 'object-code';

/**
 * An ECCN as stated, canonical: `3B001.f.1.b`, `EAR99`. `for` is the commodity an associated
 * software or technology entry is for (`eccn 3E001 for 3A090`), when the spec says so.
 */
export interface Eccn {
  readonly code: string;
  readonly for?: string;
}

/** A measured value in its parameter's canonical unit. `at` is the second figure (`tops 624 at 8 bit`). */
export interface Measure {
  readonly parameter: string;
  /** In the parameter's canonical unit; absent for a choice. */
  readonly value?: Exact;
  /** For a choice parameter: `yes`, `no`, `planar`, `non-planar` */
  readonly choice?: string;
  /** Digits after the point as written, to compare with a derived figure within rounding. */
  readonly places?: number;
  /** The figure after `at`, canonical unit (bit length of an operation). */
  readonly atValue?: Exact;
  /** `die-area 100 mm2 planar` */
  readonly qualifier?: string;
  /** Added up of parts, of which some do not say theirs. */
  readonly atLeast?: boolean;
  readonly at: SourceRange;
}

export type { UseRelation };

export interface Use {
  readonly relation: UseRelation;
  readonly quantity: Exact;
  readonly item: Item;
  /** `at MONEY`: unit value for this use. */
  readonly unitValue?: Fact<Money>;
  readonly at: SourceRange;
}

/** `direct-product-of technology 3E991 [for 3B991] origin US` */
export interface Production {
  readonly kind: 'technology' | 'software';
  readonly eccn: Eccn;
  readonly origin?: string;
  readonly at: SourceRange;
}

/** Stated facts of a repeatable property, told apart from silence. `none` is where the spec says `none`. */
export interface Stated<T> {
  readonly items: readonly T[];
  readonly none?: SourceRange;
}
/** Nothing was said at all. */
export const silent = <T>(s: Stated<T>): boolean => s.items.length === 0 && s.none === undefined;

/** Stated to be described by a paragraph or not: `within 746.8(a)(8)`, `outside 746.8(a)(8)`. */
export interface Standing {
  readonly paragraph: string;
  readonly within: boolean;
  readonly at: SourceRange;
}

export interface Item {
  readonly role: 'input' | 'product' | 'alternative';
  readonly name: string;
  readonly label?: string;
  readonly doc?: string;
  readonly kind: Fact<ItemKind> | undefined;
  readonly type?: Fact<ItemType>;
  readonly origin?: Fact<string>;
  readonly eccn?: Fact<Eccn>;
  /** Reasons for control the user states do not apply (`not-controlled-for MT, NP`). */
  readonly notControlledFor: readonly Fact<string>[];
  readonly value?: Fact<Money>;
  readonly supplier?: Fact<Party | string>;
  readonly partNumber?: Fact<string>;
  readonly specs: readonly Measure[];
  /** incorporates / bundles / commingles / contains, in source order. */
  readonly uses: readonly Use[];
  /** Where the spec says `incorporates none`. */
  readonly incorporatesNone?: SourceRange;
  /** Where the spec says `contains none`. */
  readonly containsNone?: SourceRange;
  readonly directProductOf: Stated<Production>;
  readonly plantDirectProductOf: Stated<Production>;
  readonly hts?: Fact<string>;
  readonly developedBy?: Fact<Party>;
  readonly inProductionSince?: Fact<Day>;
  readonly oneTimeReport?: Fact<Day>;
  readonly discrete?: Fact<boolean>;
  /** Stated to be published or not (15 CFR 734.7), and the day the notification of 742.15(b) was sent. */
  readonly published?: Fact<boolean> & { readonly notified?: Day };
  /** The paragraph of 740.17(b) it was classified under, as written: `740.17(b)(2)`. */
  readonly encryptionParagraph?: Fact<string>;
  readonly form?: Fact<SoftwareForm>;
  readonly standings: readonly Standing[];
  readonly destinations: readonly Destination[];
  /** The item as declared, where this is the same with alternatives in place. */
  readonly declared?: Item;
  /** The name in the declaration. */
  readonly at: SourceRange;
  /** The whole declaration. */
  readonly whole: SourceRange;
  /** Its first error; nothing is cleared on it. */
  readonly flaw?: Flaw;
  /** Properties that are written, and of which nothing could be read. */
  readonly unread?: readonly string[];
}

export interface Listing {
  readonly list: KnownListName;
  readonly footnote?: number;
  /** First and last day it stands on the list; unstated: no bound. */
  readonly from?: Day;
  readonly to?: Day;
  readonly at: SourceRange;
}

/** A listed name that the screening found near, and that the user looked into and ruled out. */
export interface Clearance {
  readonly name: string;
  readonly because: string;
  readonly on: Day;
  readonly at: SourceRange;
}

/** Citizenship or permanent residency of a natural person (15 CFR 734.13(b)). */
export interface Citizenship {
  readonly country: string;
  readonly since?: Day;
  readonly at: SourceRange;
}

export type PartyRole = 'government' | 'military' | 'front-end-fabricator' | 'osat' | 'designer' | 'distributor' | 'forwarder';

export interface Party {
  readonly name: string;
  readonly label?: string;
  readonly doc?: string;
  readonly country?: Fact<string>;
  /** As stated; `determine` falls back to `country`. */
  readonly headquarters?: Fact<string>;
  readonly ultimateParent?: Fact<Party>;
  readonly ownedBy: readonly { readonly owner: Party; readonly percent: Exact; readonly at: SourceRange }[];
  readonly alsoKnownAs: readonly Fact<string>[];
  readonly listed: readonly Listing[];
  readonly roles: readonly Fact<PartyRole>[];
  readonly cleared: readonly Clearance[];
  readonly citizenships: readonly Citizenship[];
  readonly at: SourceRange;
  readonly whole: SourceRange;
  /** Its first error; nothing is cleared on it. */
  readonly flaw?: Flaw;
}

export interface Facility {
  readonly name: string;
  readonly label?: string;
  readonly doc?: string;
  readonly operator?: Fact<Party>;
  readonly country?: Fact<string>;
  /** Each kind of integrated circuit it produces, with its figures. */
  readonly produces: readonly {
    readonly product: 'logic' | 'nand' | 'dram' | 'other';
    readonly figures: readonly Measure[];
    readonly at: SourceRange;
  }[];
  readonly at: SourceRange;
  readonly whole: SourceRange;
  /** Its first error; nothing is cleared on it. */
  readonly flaw?: Flaw;
}

export interface EndUse {
  /** One of the rulebook's end uses, or undefined for free text, which is reported as not assessed. */
  readonly known?: string;
  readonly text: string;
  readonly at: SourceRange;
}

/** An answer somebody has looked at, pinned: `expect not-subject by 734.4(d)(1)`. It changes no answer. */
export interface Expectation {
  readonly outcome:
    | 'not-subject'
    | 'no-license-required'
    | 'license-exception'
    | 'authorized'
    | 'license-required'
    | 'undetermined';
  /** Paragraphs, each of which a basis that decides begins with. */
  readonly by: readonly Fact<string>[];
  readonly at: SourceRange;
}

/** `reviewed by "Trade compliance" on 2026-08-03 because "memo 26-114"` */
export interface Review {
  readonly by: string;
  readonly on: Day;
  readonly because?: string;
  readonly at: SourceRange;
}

export interface Claim {
  readonly code: string;
  /** The paragraph of the exception, as written: `740.9(a)(9)`. */
  readonly under?: string;
  readonly notified?: Day;
  readonly at: SourceRange;
}

export interface Destination {
  /** Country codes, groups (`D:5`) or `worldwide`, as stated, canonical. Expanded by date in `determine`. */
  readonly targets: readonly Fact<string>[];
  readonly endUser: readonly Fact<Party>[];
  readonly consignee: readonly Fact<Party>[];
  readonly purchaser: readonly Fact<Party>[];
  readonly facility?: Fact<Facility>;
  readonly quantity?: Fact<Exact>;
  readonly endUses: readonly EndUse[];
  readonly exporter?: Fact<Party>;
  readonly exportedFrom?: Fact<string>;
  readonly price?: Fact<Money>;
  readonly on?: Fact<Day>;
  readonly via: readonly Fact<string>[];
  readonly claims: readonly Claim[];
  readonly standings: readonly Standing[];
  /** Units a year. */
  readonly volume?: Fact<Exact>;
  readonly expect?: Expectation;
  readonly reviewed?: Review;
  /** Does it have a block of its own? Decides ids (`#2`). */
  readonly hasBlock: boolean;
  readonly at: SourceRange;
}

export interface Alternative {
  readonly name: string;
  readonly label?: string;
  readonly doc?: string;
  readonly verb: 'replaces' | 'eliminates';
  readonly target?: Item;
  /** For `replaces`: the substitute, with `kind` and `type` defaulted from the target. */
  readonly item: Item;
  /** `26 weeks` */
  readonly leadTime?: Fact<string>;
  readonly leadDays?: Exact;
  /** Percent of what it replaces. */
  readonly relativePerformance?: Fact<Exact>;
  readonly availableFrom?: Fact<Day>;
  readonly at: SourceRange;
  readonly whole: SourceRange;
  /** Its first error; nothing is cleared on it. */
  readonly flaw?: Flaw;
}

export interface Authorization {
  readonly name: string;
  readonly label?: string;
  readonly type?: Fact<'license' | 'exception' | 'validated-end-user' | 'other'>;
  readonly number?: Fact<string>;
  readonly covers: readonly Coverage[];
  readonly valid?: { readonly from: Day; readonly to: Day; readonly at: SourceRange };
  readonly valueLimit?: Fact<Money>;
  readonly exception?: Fact<string>;
  readonly at: SourceRange;
  readonly whole: SourceRange;
  /** Its first error; nothing is cleared on it. */
  readonly flaw?: Flaw;
}

export interface Coverage {
  readonly items: readonly Fact<Item>[];
  readonly countries: readonly Fact<string>[];
  readonly parties: readonly Fact<Party>[];
  readonly at: SourceRange;
}

export interface Notice {
  readonly name: string;
  readonly label?: string;
  readonly binds?: Fact<Party>;
  readonly requires: readonly Coverage[];
  readonly from?: Fact<Day>;
  readonly to?: Fact<Day>;
  readonly at: SourceRange;
  readonly whole: SourceRange;
  /** Its first error; nothing is cleared on it. */
  readonly flaw?: Flaw;
}

/** One file, bound. Declarations of imported files are reachable through references only. */
export interface SpecModel {
  readonly file: string;
  readonly asOf?: Fact<Day>;
  readonly rates: readonly Rate[];
  readonly parties: readonly Party[];
  /** Those of the files it imports, too. */
  readonly facilities: readonly Facility[];
  readonly inputs: readonly Item[];
  readonly products: readonly Item[];
  readonly alternatives: readonly Alternative[];
  /** Those of the files it imports. */
  readonly importedAlternatives: readonly Alternative[];
  readonly authorizations: readonly Authorization[];
  /** Those of the files it imports, too. */
  readonly notices: readonly Notice[];
  /** The first error that stands in no declaration. */
  readonly flaw?: Flaw;
}
