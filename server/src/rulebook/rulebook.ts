/**
 * What the rest of the program may ask of the law. `Rulebook.at(date)` is pure and memoized.
 * Implemented in load/ over the compiled JSON; nothing here reads files.
 */
import type { z } from 'zod';
import type * as condition from './schema/condition.ts';
import type {
  TAlliedCountry,
  TAlliedListing,
  TApprovedEntity,
  TChartColumn,
  TClassification,
  TDefinition,
  TDirectProductRule,
  TExceptionRestriction,
  TLevel,
  TLicenseException,
  TOwnershipRule,
  TPartyList,
  TRedFlag,
  TRequirement,
  TSpecialScope,
  TVerification,
  TZeroLevel,
} from './schema/index.ts';
import type { Day } from '../../../grammar/src/text/date.ts';
import type { CoreData, DatedKey, ValidatedEndUser } from './compiled.ts';
import type { PartyNames } from './load/parties.ts';

export interface Rulebook {
  readonly version: string;
  /** First day it speaks of. */
  readonly from: Day;
  /** Last day whose text was read. */
  readonly through: Day;
  at(date: Day): RulebookAt;
  /** Headings of a named tariff list; undefined where the rulebook does not hold it. */
  htsList(name: string): readonly string[] | undefined;
  /** The day since which the list is known to be this one; before it a heading on it may not have been listed. */
  htsListSince(name: string): string | undefined;
  /** Parameters of `specs` and `produces`; not dated. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly endUses: ReadonlyMap<string, string>;
  /** Our own few words for what a paragraph is about: `734.4(d)` → `the 25 % level …`. */
  readonly paragraphs: ReadonlyMap<string, string>;
  /** What `within` and `outside` can say, by paragraph. */
  readonly questions: ReadonlyMap<string, Question>;
  /** Every country code a spec may name, with its name, whatever the date. */
  readonly countryNames: ReadonlyMap<string, string>;
  /** Other names and codes people write, in lower case, with the code meant: `uk` → GB. */
  readonly countryAliases: ReadonlyMap<string, string>;
  /** Codes of the United States and of what belongs to it (772.1). */
  readonly unitedStates: ReadonlySet<string>;
  /** Every group and named list that exists on some date. */
  readonly groupNames: ReadonlySet<string>;
  /** What the Country Chart was read against, and rows of it apart. */
  readonly chartSource: { readonly verified: TVerification };
  readonly chartRead: Readonly<Record<string, TVerification>>;
  /** Has any snapshot of a party list to be read again? */
  readonly anyListUnread: boolean;
  readonly changes: readonly Change[];
  /** Every day on which any fact of the rulebook starts or ends, in order: between two of them the law stands still. */
  readonly days: readonly Day[];
  /** Supplement no. 7 to part 748, whatever the date. */
  readonly validatedEndUsers: readonly ValidatedEndUser[];
  /** Supplement no. 8 to part 740, whatever the date. */
  readonly approvedEntities: readonly TApprovedEntity[];
  /** All snapshots of the party lists; read when first asked for. */
  readonly partyLists: readonly TPartyList[];
  /** The matcher over their names, which reads no more of them than it finds; opened when first asked. */
  readonly parties: PartyNames;
  /** Rulebooks of the user's own that it includes, in the order of `earshot.json`. */
  readonly further: readonly { readonly folder: string; readonly version?: string }[];
}

export interface Question {
  readonly paragraph: string;
  /** Where it is stated. */
  readonly of: 'item' | 'sale';
  readonly asks: string;
  readonly verified?: TVerification | undefined;
  /** What an answer rests on that supposes it outside. */
  readonly proviso?: string | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly title: string;
  /** Canonical unit; absent for a pure number or a choice. */
  readonly unit?: string;
  readonly choices?: readonly string[];
  /** `at` figure: its unit. */
  readonly atUnit?: string;
  /** Words allowed after the figure: `die-area 100 mm2 planar`. */
  readonly qualifiers?: readonly string[];
  readonly repeatable?: boolean;
  /** `specs`, `produces` or both */
  readonly where: readonly ('specs' | 'produces')[];
  /** Other spellings of the same measure: `tflops` → `tops`. */
  readonly sameAs?: string;
  readonly integer?: boolean;
  readonly positive?: boolean;
  /** Figures of a thousand and more are usual: `4.992` is asked for which it is. */
  readonly inThousands?: boolean;
  readonly usedBy: readonly string[];
  readonly cite?: string;
}

export interface RulebookAt {
  readonly date: Day;
  readonly rulebook: Rulebook;
  /** After the rulebook's last day everything is carried. */
  readonly carriedSince?: Day;

  /** Exists as a destination on the date: CN, HK, UA-43. */
  hasCountry(code: string): boolean;
  countryName(code: string): string;
  /** Codes that are destinations, in code order. `worldwide` expands to these. */
  readonly countries: readonly string[];
  /** The country whose row and groups apply: HK → CN since 2020-12-23, LI → CH, UA-43 → UA. */
  governing(code: string): string;
  /** Group or named list membership (`D:5`, `supp-4-part-742`, `supp-3-part-746`, `computer-tier-3`, `worldwide`, or the country itself). */
  inPlace(code: string, place: string): boolean;
  members(place: string): readonly string[];
  /** Groups of a country, in order: A:1 … E:2 */
  groups(code: string): readonly string[];
  /** Columns marked in its Country Chart row: NS1, NS2, … */
  chart(code: string): ReadonlySet<string>;
  /** No: no row of that place is in hand for the day (Hong Kong before 2020-12-23), so the chart decides nothing. */
  hasChartRow(code: string): boolean;
  /** The country whose treatment a place that is not on the Country Chart gets (738.3(b)). */
  goesBy(code: string): string | undefined;
  /** The United States and its territories: shipping there is no export (772.1). */
  isDomestic(code: string): boolean;

  /** The five-character entry: `3B001`. Undefined where it does not exist on the date. */
  entry(eccn: string): CclEntry | undefined;
  readonly entryCodes: readonly string[];

  /** The records of a collection of kinds.ts that hold on the day; those that many ask for have names of their own below. */
  inForce<K extends DatedKey>(collection: K): CoreData[K];
  readonly classifications: readonly TClassification[];
  readonly definitions: readonly TDefinition[];
  readonly zeroLevels: readonly TZeroLevel[];
  readonly levels: readonly TLevel[];
  readonly directProductRules: readonly TDirectProductRule[];
  readonly scopes: readonly TSpecialScope[];
  readonly ownershipRules: readonly TOwnershipRule[];
  specialScope(id: string): readonly TSpecialScope[];
  readonly requirements: readonly TRequirement[];
  chartColumn(column: string): TChartColumn | undefined;
  readonly exceptions: readonly TLicenseException[];
  readonly exceptionRestrictions: readonly TExceptionRestriction[];
  readonly redFlags: readonly TRedFlag[];
  readonly alliedListings: readonly TAlliedListing[];
  /** One snapshot of each party list: the newest of the day or before, or else the earliest. */
  readonly partyLists: readonly TPartyList[];
  alliedCountry(country: string): TAlliedCountry | undefined;
}

export interface CclEntry {
  readonly eccn: string;
  readonly title: string;
  readonly rows: readonly CclRow[];
  /** The entry controls nothing itself: where such items stand instead. */
  readonly pointer?: string;
  /** Of software and technology, what the heading names beside what the rows do. */
  readonly holds?: readonly string[];
  /** What the heading of technology or software leaves out, and where it stands instead. */
  readonly leavesOut?: readonly { readonly items: readonly string[]; readonly see: string }[];
  /** List-based exceptions, in our words: LVS, GBS, TSR, NAC, … */
  readonly exceptions: readonly ListBased[];
  /** Paragraphs the edition prints, where its item text is in hand; absent otherwise. */
  readonly paragraphs?: readonly string[];
  /** Short titles of paragraphs we have our own words for. */
  readonly paragraphTitles?: Readonly<Record<string, string>>;
  /** Types of item a paragraph can speak of at all. */
  readonly paragraphTypes?: Readonly<Record<string, readonly string[]>>;
  /** Paragraphs that leave nothing of `of`, the entry or one of its paragraphs, uncovered. */
  readonly comprises?: { readonly of: string; readonly paragraphs: readonly string[] };
  readonly verified: TVerification;
  readonly from?: string;
}

export interface CclRow {
  /** NS, RS, MT, NP, CB, CC, FC, AT, EI, UN, SI, SL, SS, CW … */
  readonly reason: string;
  /** One of these. `column`: Country Chart. `special`: id of a SpecialScope. `none`: no license requirement arises from the row itself (a pointer). */
  readonly column?: string;
  readonly special?: string;
  readonly applies: RowScope;
  readonly note?: string;
}

/** Which paragraphs of its entry a row speaks of. */
export interface RowScope {
  /** Selectors; absent: the entire entry. */
  readonly of?: readonly string[];
  readonly except?: readonly string[];
  /** What else must be true of the item, in our words; makes the row undetermined for the paragraphs it covers. */
  readonly condition?: string;
  /** End uses whose statement meets the condition. */
  readonly metByEndUse?: readonly string[];
  /** The condition as a spec can state it. */
  readonly settledBy?: condition.Condition;
  /** An exclusion in the exporter's favor, in our words: it counts only where the spec says that the reason does not apply. */
  readonly unless?: string;
  /** The row holds where the item that the software or technology is for is itself controlled for the row's reason. */
  readonly forReason?: true;
}

export interface ListBased {
  readonly code: string;
  /** Dollar limit of LVS. */
  readonly limit?: string;
  /** The line takes the exception away: the STA paragraph of an entry. */
  readonly barred?: true;
  readonly applies: RowScope;
  /** Destinations the line speaks of. */
  readonly to?: Places;
  /** Reasons for control for which the line is not available. */
  readonly notFor?: readonly string[];
  /** Paragraph that gives it force, where not the entry alone. */
  readonly rule?: string;
  readonly note?: string;
}

export type Places = z.infer<typeof condition.Places>;

/** One change of the law, as far as it bears on the rulebook (changes.yaml). */
export interface Change {
  readonly id: string;
  readonly title: string;
  readonly published?: string | undefined;
  /** Absent: the day is not known. */
  readonly effective?: string | undefined;
  readonly compliance?: string | undefined;
  /** First day a temporary change no longer holds. */
  readonly until?: string | undefined;
  /** Federal Register citation, or other law written out. */
  readonly cite: string;
  readonly touches: readonly string[];
  readonly verified: TVerification;
  readonly note?: string | undefined;
}
