/**
 * Single damages of the compiled rulebook, each to one fact: what `npm run mutate` tries. The records of the core and of the Commerce
 * Control List; not the snapshots of the party lists, which are data taken over whole, nor the history of the rules, which moves no answer.
 */
import type { CompiledRulebook } from '../../server/src/rulebook/compile/index.ts';
import { Covered } from './covered.ts';

export const MUTANT_KINDS = ['record', 'number', 'member', 'date', 'mark', 'row', 'condition'] as const;
export type MutantKind = (typeof MUTANT_KINDS)[number];

export interface Mutant {
  readonly kind: MutantKind;
  /** Where its kind is drawn from in turn: the list of facts it stands in. */
  readonly section: string;
  readonly root: 'core' | 'ccl';
  readonly path: readonly (string | number)[];
  readonly change: { readonly to: unknown } | 'delete';
  /** The fact and what was done to it, in words. */
  readonly label: string;
  /** By what it is known while files are edited: its kind, the fact with its first day, and the damage. */
  readonly id: string;
  /** Names of the fact: its id, paragraph, entry, country, and what the damage takes away. */
  readonly words: readonly string[];
  /** Whatever else its record speaks of: entries, places, uses. */
  readonly around: readonly string[];
  /** First day and first day no longer of the record it stands in, before the damage. */
  readonly from?: string;
  readonly until?: string;
  /** Why it changes nothing, where that can be told of the fact itself. */
  readonly same?: string;
}

type Json = Readonly<Record<string, unknown>>;
const isRecord = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Facts of the core that answers rest on. */
const SECTIONS = [
  'countries',
  'chartDated',
  'groups',
  'classifications',
  'definitions',
  'zeroLevels',
  'levels',
  'encryptionContent',
  'reportsAndWaits',
  'outside',
  'published',
  'shippedAlone',
  'directProductRules',
  'ownershipRules',
  'scopes',
  'requirements',
  'chartColumns',
  'exceptions',
  'restrictions',
  'redFlags',
  'validatedEndUsers',
  'validatedBars',
  'alliedCountries',
  'alliedListings',
] as const;
/** Lists of records within a record, each a fact of its own. */
const PARTS = new Set(['unless', 'barred', 'review', 'routes', 'conditions', 'contentNotCounted', 'exceptions', 'rows']);
const NUMBERS = new Set(['gt', 'gte', 'lt', 'lte', 'eq', 'kFactor', 'percent', 'atLeast', 'days', 'limit', 'footnote']);
const DATES = new Set(['from', 'until', 'firstExportFrom', 'inProductionBefore']);
const CONDITIONS = new Set(['when', 'item', 'reach', 'scope', 'trigger']);
/** Words for readers, and names by which people may call a thing. */
const NO_FACTS = new Set(['aliases', 'title', 'note', 'cite', 'source', 'verified', 'paragraphs', 'paragraphTitles']);

export function mutantsOf(compiled: CompiledRulebook): Mutant[] {
  const out: Mutant[] = [];
  const first = compiled.core.from;
  const covered = new Covered(compiled);
  for (const section of SECTIONS) {
    (compiled.core[section] as readonly unknown[] as readonly Json[]).forEach((record, i) => {
      const at = compiled.origin(record);
      visitRecord(
        out,
        { section, root: 'core', where: at ? `${at.file}:${at.line}` : section, first, covered },
        [section, i],
        record,
      );
    });
  }
  for (const [country, marks] of Object.entries(compiled.core.chart)) {
    marks.forEach((mark, i) =>
      out.push({
        kind: 'mark',
        section: 'chart',
        root: 'core',
        path: ['chart', country, i],
        change: 'delete',
        label: `country-chart.yaml ${country}: ${mark} not marked`,
        id: `mark ${country}: ${mark} not marked`,
        words: [country, mark],
        around: [],
      }),
    );
  }
  for (const [name, { headings }] of Object.entries(compiled.core.hts)) {
    headings.forEach((heading, i) =>
      out.push({
        kind: 'member',
        section: 'hts',
        root: 'core',
        path: ['hts', name, 'headings', i],
        change: 'delete',
        label: `lists/hts-${name}.yaml: heading ${heading} dropped`,
        id: `member ${name}: heading ${heading} dropped`,
        words: [heading, name],
        around: [],
      }),
    );
  }
  for (const [eccn, versions] of compiled.ccl) {
    versions.forEach((entry, i) => {
      const record = entry as unknown as Json;
      visitRecord(out, { section: 'ccl', root: 'ccl', where: `ccl/${eccn[0]}.yaml`, first, covered }, [eccn, i], record);
    });
  }
  return out;
}

const ELSEWHERE =
  'Each country of it is in another place of the list on every day, or in none of those that the list is taken out of.';

interface Place {
  readonly section: string;
  readonly root: 'core' | 'ccl';
  readonly where: string;
  /** The first day of the rulebook. */
  readonly first: string;
  readonly covered: Covered;
}

function visitRecord(out: Mutant[], place: Place, path: readonly (string | number)[], record: Json): void {
  const words = ['id', 'rule', 'code', 'eccn', 'group', 'country', 'column', 'name', 'paragraph', 'cite', 'term']
    .map((k) => record[k])
    .filter((v): v is string => typeof v === 'string');
  const from = record['from'] as string | undefined;
  const until = record['until'] as string | undefined;
  const name = words.slice(0, 2).join(' ') || String(path.at(-1));
  const around = stringsIn(record);
  const add = (
    kind: MutantKind,
    at: readonly (string | number)[],
    change: Mutant['change'],
    what: string,
    more: string[] = [],
    same?: string,
  ): void => {
    const { section, root } = place;
    const label = `${place.where} ${name}: ${what}`;
    const id = `${kind} ${name}${from ? ` from ${from}` : ''}: ${byName(record, at.slice(path.length), what)}`;
    out.push({
      kind,
      section,
      root,
      path: at,
      change,
      label,
      id,
      words: [...words, ...more],
      around,
      ...(from && { from }),
      ...(until && { until }),
      ...(same && { same }),
    });
  };
  add('record', path, 'delete', 'record deleted');

  const visit = (value: unknown, at: readonly (string | number)[], key: string, beside: Json = {}): void => {
    const here = at.slice(path.length).join('.');
    if (NO_FACTS.has(key)) return;
    if (NUMBERS.has(key) && (typeof value === 'number' || typeof value === 'string') && /^-?[\d.]+$/.test(String(value)))
      return add('number', at, { to: bumped(value) }, `${here} ${value} → ${bumped(value)}`, [String(value)]);
    // The law of a day before the first of the rulebook is not in it, as its answers say.
    if (DATES.has(key) && typeof value === 'string' && value < place.first) return undefined;
    if (DATES.has(key) && typeof value === 'string')
      return add('date', at, { to: dayAfter(value) }, `${here} ${value} a day later`);
    if (Array.isArray(value)) {
      if (key === 'members') return members(value, at);
      const strings = value.every((v) => typeof v === 'string');
      value.forEach((v, i) => {
        const one = [...at, i];
        if (strings) {
          const keys = at.slice(path.length).filter((k) => typeof k === 'string');
          const same = place.covered.byOthers(value, i, keys, { from, until, ...(key === 'except' && { of: beside['of'] }) })
            ? ELSEWHERE
            : undefined;
          if (value.length > 1) add('member', one, 'delete', `${here}: ${v} dropped`, [v as string], same);
        } else {
          if (PARTS.has(key) && isRecord(v))
            add(key === 'rows' ? 'row' : 'record', one, 'delete', `${here}.${i} ${partName(v)} deleted`, wordsOf(v));
          if ((key === 'all' || key === 'any') && value.length > 0) negate(v, one, `${here}.${i}`);
          visit(v, one, '');
        }
      });
      return;
    }
    if (!isRecord(value)) return;
    if (CONDITIONS.has(key)) negate(value, at, here);
    for (const [k, child] of Object.entries(value)) visit(child, [...at, k], k, value);
  };
  const members = (all: readonly unknown[], at: readonly (string | number)[]): void => {
    all.forEach((m, i) => {
      const country = typeof m === 'string' ? m : (m as readonly string[])[0]!;
      add('member', [...at, i], 'delete', `member ${country} dropped`, [country]);
      if (typeof m !== 'string')
        (m as readonly (string | null)[]).forEach((d, k) => {
          if (k > 0 && d && d >= place.first)
            add('date', [...at, i, k], { to: dayAfter(d) }, `member ${country} ${d} a day later`, [country, d]);
        });
    });
  };
  const negate = (value: unknown, at: readonly (string | number)[], here: string): void => {
    if (!isRecord(value)) return;
    const keys = Object.keys(value);
    // A condition has one key, or one and its bounds; `{ of, except }` of a list is none.
    if (keys.includes('of') || keys.length === 0) return;
    add('condition', at, { to: 'not' in value ? value['not'] : { not: value } }, `${here} ${keys[0]} negated`, stringsIn(value));
  };
  for (const [key, value] of Object.entries(record)) visit(value, [...path, key], key);
}

/** The damage, its parts called by their paragraphs and not by their places, which move when another part is added. */
function byName(record: Json, at: readonly (string | number)[], what: string): string {
  const steps = at.map(String);
  let value: unknown = record;
  let list = '';
  const named = at.map((step) => {
    const all = value as Readonly<Record<string | number, unknown>> & readonly unknown[];
    const own = PARTS.has(list) && isRecord(all[step]) ? partName(all[step]) : '';
    const alone = own !== '' && all.filter((v) => isRecord(v) && partName(v) === own).length === 1;
    list = String(step);
    value = all[step];
    return alone ? own : String(step);
  });
  for (let n = steps.length; n > 0; n--) {
    const place = steps.slice(0, n).join('.');
    if (what.startsWith(place)) return named.slice(0, n).join('.') + what.slice(place.length);
  }
  return what;
}

/** The words of a fact, without those that are for readers. */
function stringsIn(value: unknown, key = ''): string[] {
  if (NO_FACTS.has(key) || DATES.has(key)) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return [...new Set(value.flatMap((v) => stringsIn(v)))];
  return isRecord(value) ? [...new Set(Object.entries(value).flatMap(([k, v]) => stringsIn(v, k)))] : [];
}

const partName = (v: Json): string =>
  [v['rule'], v['code'], v['cite'], v['reason'], v['column'], v['special']].filter(Boolean).join(' ');
const wordsOf = (v: Json): string[] =>
  [v['rule'], v['code'], v['cite'], v['column'], v['special']].filter((w): w is string => typeof w === 'string');

/** One more in its last digit: 4800 → 4801, 0.20 → 0.21. */
function bumped(value: number | string): number | string {
  if (typeof value === 'number') return value + 1;
  const places = value.split('.')[1]?.length ?? 0;
  const more = (BigInt(value.replace('.', '')) + 1n).toString().padStart(places + 1, '0');
  return places === 0 ? more : `${more.slice(0, -places)}.${more.slice(-places)}`;
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The value with one place changed; what is not on the way there is shared. */
export function changed(value: unknown, path: readonly (string | number)[], change: Mutant['change']): unknown {
  const [key, ...rest] = path;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  if (rest.length > 0) copy[key!] = changed(copy[key!], rest, change);
  else if (change !== 'delete') copy[key!] = change.to;
  else if (Array.isArray(copy)) copy.splice(key as number, 1);
  else delete copy[key!];
  return copy;
}

/** A draw that is the same for the same seed: kinds in turn, and in each kind the lists of facts in turn. */
export function sample(all: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = mulberry(seed);
  const kinds = MUTANT_KINDS.map((kind) => {
    const lists = [
      ...Map.groupBy(
        all.filter((m) => m.kind === kind),
        (m) => m.section,
      ).values(),
    ].map((l) => shuffled(l, random));
    const inTurn: Mutant[] = [];
    for (let i = 0; lists.some((l) => i < l.length); i++) for (const l of lists) if (i < l.length) inTurn.push(l[i]!);
    return inTurn;
  });
  const out: Mutant[] = [];
  for (let i = 0; out.length < Math.min(count, all.length); i++)
    for (const k of kinds) if (i < k.length && out.length < count) out.push(k[i]!);
  return out;
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

function mulberry(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
