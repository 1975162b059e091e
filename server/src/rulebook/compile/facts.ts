/**
 * Every fact of the rulebook in one list, with the provenance that its table states once for all of its rows: what an auditor
 * lists, looks up and counts. Made from the validated files, so that each fact leads back to its file and line.
 */
import type { CompiledRulebook } from './index.ts';
import { type Verified, verifiedOf } from '../provenance.ts';

export const FACT_KINDS = {
  country: 'Countries and territories',
  chart: 'Rows of the Country Chart',
  group: 'Country groups and named lists of countries',
  entry: 'Entries of the Commerce Control List',
  'chart-column': 'Columns of the Country Chart',
  scope: 'Scopes of the Commerce Control List apart from the chart',
  requirement: 'License requirements of parts 742, 744 and 746',
  classification: 'Paragraphs that specs decide',
  definition: 'Defined terms',
  'zero-level': 'Cases without a de minimis level',
  level: 'De minimis levels',
  'direct-product': 'Foreign direct product rules',
  ownership: 'Shares from which an owned party counts as listed',
  exception: 'License exceptions',
  restriction: 'Restrictions on license exceptions',
  'red-flag': 'Red flags',
  'allied-country': 'Other countries and whether their controls compare',
  'allied-listing': "Listings of other countries' control lists",
  'party-list': 'Snapshots of the lists of parties',
  'validated-end-user': 'Validated end users',
  'tariff-list': 'Lists of tariff headings',
  change: 'The history of the rules',
  parameter: 'Parameters of specs',
  'end-use': 'End uses',
} as const;

export type FactKind = keyof typeof FACT_KINDS;

export interface Fact {
  readonly kind: FactKind;
  /** What it is found by: `3B001`, `D:5`, `CN`, `LVS`, the id of a rule. Facts that follow each other in time share it. */
  readonly id: string;
  readonly title: string;
  /** The paragraph it states, where it is a rule. */
  readonly rule?: string;
  readonly cite?: string;
  readonly source?: string;
  readonly verified?: Verified;
  readonly from?: string;
  readonly until?: string;
  readonly published?: string;
  readonly compliance?: string;
  readonly note?: string;
  /** The record itself, as written; `compiled.origin(record)` says where. */
  readonly record: object;
}

interface Raw {
  readonly cite?: string | undefined;
  readonly source?: string | undefined;
  readonly verified?: string | { readonly values: string; readonly dates: string } | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly published?: string | undefined;
  readonly compliance?: string | undefined;
  readonly note?: string | undefined;
}

export function factsOf({ files }: CompiledRulebook): Fact[] {
  const out: Fact[] = [];
  const add = (kind: FactKind, id: string, title: string, record: Raw & object, table: Raw = {}, rule?: string): void => {
    const all = { ...table, ...defined(record) };
    const verified = verifiedOf(all.verified);
    out.push({
      kind,
      id,
      title,
      record,
      ...(rule === undefined ? {} : { rule }),
      ...(verified === undefined ? {} : { verified }),
      ...pick(all, ['cite', 'source', 'from', 'until', 'published', 'compliance', 'note']),
    });
  };
  const {
    countries,
    countryChart,
    countryGroups,
    ccl,
    parameters,
    endUses,
    changes,
    lists,
    hts,
    classification,
    definitions,
    deMinimis,
    directProduct,
    ownership,
    chartColumns,
    requirements,
    exceptions,
    redFlags,
    allied,
    validatedEndUsers,
  } = files;
  for (const { value: t } of countries) for (const c of t.countries) add('country', c.code, c.name, c, provenance(t));
  for (const { value: t } of countryChart) {
    for (const [code, marks] of Object.entries(t.rows))
      add('chart', code, marks.join(' ') || 'no mark', marks as object, provenance(t));
    for (const d of t.dated) add('chart', d.country, d.columns.join(' '), d, provenance(t));
  }
  for (const { value: t } of countryGroups) for (const g of t.groups) add('group', g.group, g.title, g, provenance(t));
  for (const { value: t } of ccl) for (const e of t.entries) add('entry', e.eccn, e.title, e, { ...provenance(t), cite: e.eccn });
  for (const { value } of chartColumns)
    for (const c of value) add('chart-column', c.column, `${c.reason} controls`, c, {}, c.rule);
  for (const { value } of requirements) {
    for (const s of value.scopes) add('scope', s.id, s.title, s, {}, s.rule);
    for (const r of value.requirements) add('requirement', r.id, r.title, r, {}, r.rule);
  }
  for (const { value } of classification) for (const c of value) add('classification', c.id, c.title, c, {}, c.paragraph);
  for (const { value } of definitions) for (const d of value) add('definition', d.id, d.title, d);
  for (const { value } of deMinimis) {
    for (const z of value.zero) add('zero-level', z.id, z.title, z, {}, z.rule);
    for (const l of value.levels) add('level', l.id, `${l.percent} %`, l, {}, l.rule);
  }
  for (const { value } of directProduct) for (const d of value) add('direct-product', d.id, d.title, d, {}, d.rule);
  for (const { value } of ownership) for (const o of value) add('ownership', o.id, o.title, o, {}, o.rule);
  for (const { value } of exceptions) {
    for (const e of value.exceptions) add('exception', e.code, e.title, e, {}, e.rule);
    for (const r of value.restrictions) add('restriction', r.id, r.title, r, {}, r.rule);
  }
  for (const { value } of redFlags) for (const f of value) add('red-flag', f.id, f.title, f);
  for (const { value } of allied) {
    for (const c of value.countries)
      add('allied-country', c.country, c.comparable ? 'has comparable controls' : 'has no comparable controls', c);
    for (const l of value.listings) add('allied-listing', l.id, l.title, l, {}, l.rule);
  }
  for (const { value: l } of lists)
    add('party-list', l.list, `${l.parties.length} parties as of ${l.snapshot}`, l, { from: l.snapshot });
  for (const { value: t } of validatedEndUsers)
    for (const u of t.users) add('validated-end-user', u.name, u.country, u, provenance(t));
  for (const { value: h } of hts) add('tariff-list', h.list, h.title, h);
  for (const { value } of changes) for (const c of value) add('change', c.id, c.title, c, { from: c.effective });
  for (const { value } of parameters) for (const p of value) add('parameter', p.name, p.title, p);
  for (const { value } of endUses) for (const u of value) add('end-use', u.name, u.title, u);
  return out;
}

const provenance = ({ cite, source, verified }: Raw): Raw => defined({ cite, source, verified });

function defined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, v]) => v !== undefined)) as T;
}

function pick<K extends keyof Raw>(record: Raw, keys: readonly K[]): { [P in K]?: string } {
  return Object.fromEntries(keys.flatMap((k) => (typeof record[k] === 'string' ? [[k, record[k]]] : []))) as {
    [P in K]?: string;
  };
}
