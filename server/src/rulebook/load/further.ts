/**
 * Rulebooks of the user's own, over the one that is built in: company policy, another country's list, refreshed lists of parties.
 * They add; what the regulation says they cannot change. Validated and compiled in compile/further.ts, which is loaded only where a
 * project has such folders.
 */
import type { CoreData, ListsData } from '../compiled.ts';
import { followedBy } from '../followed-by.ts';

/** One folder, compiled and verified. */
export interface Further {
  /** As `earshot.json` names it, without a leading `./`. */
  readonly folder: string;
  /** What its `edition.yaml` says, where it has one. */
  readonly version?: string;
  /** The collections it adds to. */
  readonly core: Partial<CoreData>;
  readonly lists: ListsData;
}

export function mergeCore(core: CoreData, further: readonly Further[]): CoreData {
  if (further.length === 0) return core;
  const merged: Record<string, unknown> = { ...core };
  for (const { core: own, lists } of further) {
    for (const [name, records] of Object.entries(own)) merged[name] = followedBy(merged[name], records);
    merged['days'] = [...new Set([...(merged['days'] as string[]), ...lists.map((l) => l.snapshot)])].sort();
  }
  const countries = further.reduce(
    (before, f) => superseded(before, f.core.alliedCountries ?? []),
    core.alliedCountries as CoreData['alliedCountries'],
  );
  return { ...(merged as CoreData), alliedCountries: countries };
}

/** What a user says of a country's controls holds from its day on; before it, what was said before. */
function superseded(before: CoreData['alliedCountries'], by: CoreData['alliedCountries']): CoreData['alliedCountries'] {
  const first = new Map<string, string>();
  for (const { country, from = '' } of by) if (from < (first.get(country) ?? '9999')) first.set(country, from);
  return [
    ...before.flatMap((c) => {
      const from = first.get(c.country);
      if (from === undefined || (c.until !== undefined && c.until <= from)) return [c];
      return (c.from ?? '') < from ? [{ ...c, until: from }] : [];
    }),
    ...by,
  ];
}

/** A snapshot of the user's takes the place of one of the same list and day. */
export function mergeLists(lists: ListsData, further: readonly Further[]): ListsData {
  const own = further.flatMap((f) => f.lists);
  return [...lists.filter((l) => !own.some((o) => o.list === l.list && o.snapshot === l.snapshot)), ...own];
}

/**
 * Of each list the snapshot that speaks for a day: the newest of that day or before; where all are later, the earliest, whose
 * entries say since when they are listed.
 */
export function listsOn(lists: ListsData, on: string): ListsData {
  return [...Map.groupBy(lists, (l) => l.list).values()].map((snapshots) => {
    const inOrder = [...snapshots].sort((a, b) => (a.snapshot < b.snapshot ? -1 : 1));
    return inOrder.findLast((s) => s.snapshot <= on) ?? inOrder[0]!;
  });
}
