/** The days of a fact, half-open: from its first day on, until the first day it no longer holds. */
interface Days {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export const inForceOn = ({ from, until }: Days, day: string): boolean => (from ?? '') <= day && day < (until ?? '9999');

/** `2024-12-02 until 2025-01-13`. */
export function days({ from, until }: Days): string {
  if (until === undefined) return from === undefined ? 'always' : `since ${from}`;
  return from === undefined ? `until ${until}` : `${from} until ${until}`;
}
