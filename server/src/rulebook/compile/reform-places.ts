/** A proposal over places: the row of a country in the Country Chart, and who is in a group. Both are parts of one table, with days of their own. */
import { z } from 'zod';
import { covers, type Day } from '../../../../grammar/src/text/date.ts';
import type { CoreData } from '../compiled.ts';
import { Column, CountryCode, type DatedMember, DayText, type TOperation } from '../schema/index.ts';

export const PLACE_KINDS = ['chart', 'group-member'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** The kind of an operation that is about places. */
export function placeKind(op: TOperation): PlaceKind | undefined {
  const kind = 'add' in op ? op.add : op.kind;
  return PLACE_KINDS.find((k) => k === kind);
}

/** What operations have made of them so far. */
export type PlacesData = Pick<CoreData, 'chart' | 'chartDated' | 'groups'>;
export interface PlacesReformed {
  readonly places: PlacesData;
  readonly title: string;
  readonly from: string;
  readonly touches: readonly string[];
}

/** What it comes to, or why it cannot be done. */
export function reformPlaces(core: CoreData, places: PlacesData, op: TOperation): PlacesReformed | string {
  const outcome = placeKind(op) === 'chart' ? chartOperation(core, places, op) : memberOperation(places, op);
  if (typeof outcome === 'string') return outcome;
  const country = outcome.touches[0]!.split(' ').at(-1)!;
  return core.countries.some((c) => c.code === country) ? outcome : `no country is called ${country}`;
}

const Added = {
  chart: z.strictObject({ country: CountryCode, columns: z.array(Column).min(1), from: DayText }),
  'group-member': z.strictObject({ group: z.string().min(1), country: CountryCode, from: DayText }),
};
const Row = z.strictObject({ columns: z.array(Column) });

// ---------------------------------------------------------------- the Country Chart

function chartOperation(core: CoreData, places: PlacesData, op: TOperation): PlacesReformed | string {
  if ('narrow' in op) return 'a row of the Country Chart has no condition that could be narrowed; replace it, or end a mark';
  if ('add' in op) {
    const fact = read(Added.chart, op.fact);
    if (typeof fact === 'string') return fact;
    const { country, columns, from } = fact;
    const marks = marksOf(places, country, from);
    const twice = columns.filter((c) => marks.includes(c));
    if (twice.length > 0) return `${twice.join(', ')} is marked for ${country} on ${from} already`;
    return rowOf(core, places, country, from, [...marks, ...columns], `Marks ${columns.join(', ')} for ${country}`);
  }
  if ('replace' in op) {
    const row = read(Row, op.with);
    if (typeof row === 'string') return row;
    return rowOf(core, places, op.replace, op.from, row.columns, `Replaces the row of ${op.replace} in the Country Chart`);
  }
  const { end: country, from, under } = op;
  const marks = marksOf(places, country, from);
  if (under !== undefined && !marks.includes(under)) return `${under} is not marked for ${country} on ${from}`;
  const left = under === undefined ? [] : marks.filter((m) => m !== under);
  return rowOf(
    core,
    places,
    country,
    from,
    left,
    `Ends ${under === undefined ? 'every mark' : `the mark ${under}`} for ${country}`,
  );
}

const marksOf = ({ chart, chartDated }: PlacesData, country: string, on: string): string[] => [
  ...(chart[country] ?? []),
  ...chartDated.filter((d) => d.country === country && covers(on as Day, d.from, d.until)).flatMap((d) => d.columns),
];

/** From the day on the row holds these marks; until then those it had. */
function rowOf(
  core: CoreData,
  places: PlacesData,
  country: string,
  from: string,
  columns: readonly string[],
  title: string,
): PlacesReformed | string {
  const { chart, chartDated } = places;
  const row = chart[country];
  if (!row) return `${country} has no row of its own in the Country Chart`;
  const unknown = columns.find((c) => !core.chartColumns.some((k) => k.column === c));
  if (unknown !== undefined) return `no column of the Country Chart is called ${unknown}`;
  const dated = chartDated.flatMap((d) => {
    if (d.country !== country || (d.until ?? '9999') <= from) return [d];
    return (d.from ?? '') >= from ? [] : [{ ...d, until: from }];
  });
  const before = row.length > 0 ? [{ country, columns: row, from: undefined, until: from }] : [];
  const after = columns.length > 0 ? [{ country, columns: [...columns], from, until: undefined }] : [];
  return {
    places: { ...places, chart: { ...chart, [country]: [] }, chartDated: [...dated, ...before, ...after] },
    title,
    from,
    touches: [country, '738 supp. 1'],
  };
}

// ---------------------------------------------------------------- groups

function memberOperation(places: PlacesData, op: TOperation): PlacesReformed | string {
  if ('narrow' in op || 'replace' in op)
    return 'a member of a group is added or ended, nothing else; a whole group is replaced as kind group';
  const fact = 'add' in op ? read(Added['group-member'], op.fact) : { group: op.under, country: op.end, from: op.from };
  if (typeof fact === 'string') return fact;
  const { group, country, from } = fact;
  if (group === undefined) return `say which group ${country} leaves, with under`;
  const found = places.groups.find((g) => g.group === group && covers(from as Day, g.from, g.until));
  if (!found) return `no group is called ${group} on ${from}`;
  const isIn = found.members.some((m) => countryOf(m) === country && isMember(m, from));
  if ('add' in op && isIn) return `${country} is in ${group} on ${from} already`;
  if (!('add' in op) && !isIn) return `${country} is not in ${group} on ${from}`;
  // What the rulebook knows of later days falls away.
  const until = found.members.flatMap((m): DatedMember[] => {
    if (countryOf(m) !== country || (typeof m !== 'string' && m[2] !== undefined && m[2] <= from)) return [m];
    const since = typeof m === 'string' ? null : m[1];
    return since !== null && since >= from ? [] : [[country, since, from]];
  });
  const members = 'add' in op ? [...until, [country, from] as DatedMember] : until;
  return {
    places: { ...places, groups: places.groups.map((g) => (g === found ? { ...g, members } : g)) },
    title: `${country} ${'add' in op ? 'joins' : 'leaves'} ${group}`,
    from,
    touches: [`${group} ${country}`, ...(found.cite ? [found.cite] : [])],
  };
}

const countryOf = (m: DatedMember): string => (typeof m === 'string' ? m : m[0]);
const isMember = (m: DatedMember, on: string): boolean =>
  typeof m === 'string' || covers(on as Day, m[1] ?? undefined, m[2] ?? undefined);

function read<T>(schema: z.ZodType<T>, value: unknown): T | string {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  return path.length > 0 ? `${path.map(String).join('.')}: ${message}` : message;
}
