/** What `verified` of a fact says, and how good that is; see server/rulebook/README.md. */
import { type Graded, olderGraded } from './older-provenance.ts';
import type { TOlderReadAgainst, TReadAgainst, TVerification } from './schema/fact.ts';
import type { VerificationState } from './verification-states.ts';

/** The text its values and its dates were read against, and how good that is. */
export interface Verified {
  readonly values: string;
  readonly dates: string;
  readonly states: { readonly values: VerificationState; readonly dates: VerificationState };
  /** The day of the eCFR that its values were read in. */
  readonly edition?: string | undefined;
  /** An edition changed what its values were read in, and nobody has read them again. */
  readonly unread?: true;
}

export function verifiedOf(verified: TVerification | undefined): Verified | undefined {
  if (verified === undefined) return undefined;
  const { values, dates } = halves(verified);
  const [v, d] = [graded(values), graded(dates)];
  return {
    values: v.words,
    dates: d.words,
    states: { values: v.state, dates: d.state },
    edition: v.edition,
    ...(isMarkedUnread(verified) && { unread: true }),
  };
}

/** What `unread` says, and nothing else of it looked at: many are asked. */
export function isMarkedUnread(verified: TVerification | undefined): boolean {
  if (typeof verified !== 'object') return false;
  const { values } = halves(verified);
  if (typeof values !== 'object') return false;
  return 'unread' in values || ('state' in values && olderGraded(values).unread === true);
}

/** In one line; the dates apart where they were read elsewhere. */
export function verifiedWords(verified: TVerification): string {
  const { values, dates } = verifiedOf(verified)!;
  return values === dates ? values : `values ${values}; dates ${dates}`;
}

type Read = TReadAgainst | TOlderReadAgainst;

/** What its values and its dates were read against. */
export const halves = (verified: TVerification): { readonly values: Read; readonly dates: Read } =>
  typeof verified === 'object' && 'values' in verified ? verified : { values: verified, dates: verified };

/** Said as data, so that no word of what was read has a part in how good it is. */
export const isGraded = (read: Read): read is TReadAgainst =>
  typeof read === 'string' ? read === 'carried' || read === 'memory' : !('state' in read);

function graded(read: Read): Graded {
  if (!isGraded(read)) return olderGraded(read);
  if (typeof read === 'string') return { state: read, words: read };
  const { edition } = read;
  if ('text' in read) return { state: 'text', words: read.text, edition };
  if ('secondary' in read) return { state: 'secondary', words: read.secondary, edition };
  if ('carried' in read) return { state: 'carried', words: read.carried, edition };
  if ('memory' in read) return { state: 'memory', words: read.memory, edition };
  return { state: 'text', words: `eCFR ${edition}`, edition };
}
