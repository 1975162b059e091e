/** The kinds of fact that a proposal may change: where their records are compiled to, and how one record is written as a file of its own. */
import type { FactKind, FileKind } from '../kinds.ts';

export interface Reformable {
  readonly file: FileKind;
  /** Among the compiled collections; the Commerce Control List is a section of its own. */
  readonly collection: string;
  readonly id: string;
  /** The smallest file of the kind that holds the record. */
  readonly wrap: (record: object) => unknown;
  /** Where the record stands in that file. */
  readonly path: readonly (string | number)[];
  /** Its source is that of its list. */
  readonly unsourced?: true;
}

/** A fact by its kind; an entry of a list of parties is none of the listed kinds, for the list is the fact. */
export type ReformKind = FactKind | 'listed-party';

const SOURCE = { cite: 'proposal', source: 'proposal', verified: { secondary: 'proposal' } };

const list = (file: FileKind, collection: string, id = 'id'): Reformable => ({
  file,
  collection,
  id,
  wrap: (r) => [r],
  path: [0],
});
const under = (file: FileKind, key: string, collection: string, id = 'id', rest: object = {}): Reformable => ({
  file,
  collection,
  id,
  wrap: (r) => ({ ...rest, [key]: [r] }),
  path: [key, 0],
});

export const REFORMABLE: { readonly [K in ReformKind]?: Reformable } = {
  requirement: under('requirements', 'requirements', 'requirements'),
  scope: under('requirements', 'scopes', 'scopes'),
  entry: under('ccl', 'entries', 'ccl', 'eccn', SOURCE),
  classification: list('classification', 'classifications'),
  definition: list('definitions', 'definitions'),
  'zero-level': under('deMinimis', 'zero', 'zeroLevels', 'id', { levels: [] }),
  level: under('deMinimis', 'levels', 'levels', 'id', { zero: [] }),
  'direct-product': list('directProduct', 'directProductRules'),
  ownership: list('ownership', 'ownershipRules'),
  exception: under('exceptions', 'exceptions', 'exceptions', 'code'),
  restriction: under('exceptions', 'restrictions', 'restrictions'),
  'red-flag': list('redFlags', 'redFlags'),
  'allied-listing': under('allied', 'listings', 'alliedListings'),
  'allied-country': under('allied', 'countries', 'alliedCountries', 'country'),
  'chart-column': list('chartColumns', 'chartColumns', 'column'),
  group: under('countryGroups', 'groups', 'groups', 'group', SOURCE),
  'listed-party': {
    file: 'lists',
    collection: 'lists',
    id: 'name',
    // What `items` names is looked up in the list itself (reform.ts).
    wrap: ({ list: name, ...party }: { list?: unknown; items?: unknown }) => ({
      ...SOURCE,
      list: name,
      snapshot: '2000-01-01',
      items: typeof party.items === 'string' ? { [party.items]: { onCcl: true } } : {},
      parties: [party],
    }),
    path: ['parties', 0],
    unsourced: true,
  },
};

/** As its file has it: members of a group are compiled to tuples. */
export function written(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const members = record['members'];
  if (!Array.isArray(members)) return { ...record };
  return {
    ...record,
    members: members.map((m: unknown) => {
      if (!Array.isArray(m)) return m;
      const [country, from, until] = m as [string, string | null, string?];
      return { country, ...(from !== null && { from }), ...(until !== undefined && { until }) };
    }),
  };
}
