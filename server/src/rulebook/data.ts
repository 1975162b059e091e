/** The compiled rulebook: what the three JSON sections hold. Types only; compile.ts writes it, load.ts reads it. */
import type {
  TAlliedCountry,
  TAlliedListing,
  TCclEntry,
  TChange,
  TChartColumn,
  TClassification,
  TCountry,
  TDefinition,
  TDirectProductRule,
  TExceptionRestriction,
  TLevel,
  TLicenseException,
  TOwnershipRule,
  TParameter,
  TPartyList,
  TRedFlag,
  TRequirement,
  TSpecialScope,
  TZeroLevel,
} from './schema/index.ts';

export type Section = 'core' | 'ccl' | 'lists' | 'screening';

/** `[country, from, until]`; both ends may be left out. */
export type DatedMember = string | [country: string, from: string | null, until?: string];

/** A validated end user; `source` where its own days come from. */
export interface ValidatedEndUser {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly country: string;
  readonly until?: string;
  readonly source: string;
}

export interface CoreData {
  readonly version: string;
  readonly from: string;
  readonly through: string;
  /** Entries that rules name and the Commerce Control List in hand does not hold. */
  readonly absent: readonly { eccn: string; cite: string; why: string }[];
  /** Every day on which a fact starts or ends. */
  readonly days: readonly string[];
  readonly countries: readonly TCountry[];
  /** What the chart was read against. */
  readonly chartSource: { readonly verified: string };
  readonly chart: Readonly<Record<string, readonly string[]>>;
  readonly chartDated: readonly { country: string; columns: string[]; from?: string; until?: string }[];
  readonly groups: readonly {
    group: string;
    title: string;
    cite: string;
    from?: string;
    until?: string;
    members: readonly DatedMember[];
  }[];
  /** Named lists of tariff headings. */
  /** `from`: the day since which the list is known to be this one. */
  readonly hts: Readonly<Record<string, { readonly headings: readonly string[]; readonly from?: string }>>;
  readonly parameters: readonly TParameter[];
  readonly endUses: readonly { name: string; title: string; cite?: string }[];
  readonly changes: readonly TChange[];
  readonly classifications: readonly TClassification[];
  readonly definitions: readonly TDefinition[];
  readonly zeroLevels: readonly TZeroLevel[];
  readonly levels: readonly TLevel[];
  readonly directProductRules: readonly TDirectProductRule[];
  readonly ownershipRules: readonly TOwnershipRule[];
  readonly scopes: readonly TSpecialScope[];
  readonly requirements: readonly TRequirement[];
  readonly chartColumns: readonly TChartColumn[];
  readonly exceptions: readonly TLicenseException[];
  readonly restrictions: readonly TExceptionRestriction[];
  readonly redFlags: readonly TRedFlag[];
  readonly validatedEndUsers: readonly ValidatedEndUser[];
  readonly alliedCountries: readonly TAlliedCountry[];
  readonly alliedListings: readonly TAlliedListing[];
}

/** Versions of one entry, by disjoint dates; nearly always one. */
export type CclVersions = readonly CompiledEntry[];
export type CompiledEntry = Omit<TCclEntry, 'cite' | 'source' | 'verified'> & {
  readonly verified: string;
  readonly source: string;
};

export type ListsData = readonly TPartyList[];
/** What a list says of itself, without its entries. */
export type ListHead = Omit<TPartyList, 'parties'>;
