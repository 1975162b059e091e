/** What was read before: a file of a rulebook that is the same to the last character is not read again. */

/** Where a fact was written. */
export interface Origin {
  readonly file: string;
  readonly path: readonly PropertyKey[];
  readonly line: number;
}

export interface Before {
  /** The validated content of the file of this name, where this was its text and nothing was wrong with it. */
  content(file: string, text: string): unknown;
  /** File and line of any record or list of such a content. */
  origin(fact: object): Origin | undefined;
}

/** Each record and list of a content, from the top down. */
export function eachRecord(
  value: unknown,
  visit: (record: object, path: readonly PropertyKey[]) => void,
  path: readonly PropertyKey[] = [],
): void {
  if (typeof value !== 'object' || value === null) return;
  visit(value, path);
  for (const [key, child] of Object.entries(value)) eachRecord(child, visit, [...path, Array.isArray(value) ? Number(key) : key]);
}
