/** The compiled rulebook: what the JSON sections hold. Types only; compile/ writes it, load/ reads it. */
import type { Collections } from './kinds.ts';
import type { TCclEntry, TPartyList, TVerification } from './schema/index.ts';

export type Section = 'core' | 'ccl' | 'lists' | 'screening';

export type CoreData = Collections & {
  /** Every day on which a fact starts or ends. */
  readonly days: readonly string[];
  /** A snapshot of a party list has to be read again: said here, so that the lists need not be decoded to know it. */
  readonly anyListUnread?: boolean;
};

/** A validated end user; `source` where its own days come from. */
export type ValidatedEndUser = CoreData['validatedEndUsers'][number];

/** Collections whose records have days. */
export type DatedKey = {
  [K in keyof CoreData]-?: CoreData[K] extends readonly { from?: string | undefined; until?: string | undefined }[] ? K : never;
}[keyof CoreData];

/** Versions of one entry, by disjoint dates; nearly always one. */
export type CclVersions = readonly CompiledEntry[];
export type CompiledEntry = Omit<TCclEntry, 'cite' | 'source' | 'verified'> & {
  readonly verified: TVerification;
  readonly source: string;
};

export type ListsData = readonly TPartyList[];
/** What a list says of itself, without its entries. */
export type ListHead = Omit<TPartyList, 'parties'>;
