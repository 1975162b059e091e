/**
 * The kinds of YAML the rulebook is made of, one row each: where a file of the kind lies, what it may say, what it is compiled to,
 * which of its records are rules to be audited, and which facts it states. Compiling, loading, auditing, listing and the published
 * JSON Schemas go by these rows, so a new kind is one row here and one file in schema/.
 */
import { z } from 'zod';
import { type FactLists, rule, sourceOf } from './fact-lists.ts';
import * as s from './schema/index.ts';

/** Tells what is made of a record that it stands where the record stands. */
export type Carry = <T extends object>(source: object, made: T) => T;

/** Records with an id and days, which follow each other and name what exists (audit/). */
export interface Rules {
  /** The field that names a record. */
  readonly id: string;
  /** A second field, where several of one name hold at a time under different paragraphs. */
  readonly under?: string;
  /** Several of one name may hold on a day, and divide items or destinations between them. */
  readonly several?: true;
}

interface Kind<S extends z.ZodType, C extends object, F extends string> {
  /** Its place in a rulebook folder, for a person. */
  readonly place: string;
  readonly path: RegExp;
  readonly schema: S;
  /** What its files come to in the compiled rulebook. Lists of several files follow each other. */
  readonly collections: { readonly [K in keyof C]: (value: z.infer<S>, carry: Carry) => C[K] };
  readonly rules?: { readonly [K in keyof NoInfer<C>]?: Rules };
  readonly facts: FactLists<z.infer<S>, F>;
  /** Its facts need no source: words of ours. */
  readonly unsourced?: true;
  /** A rulebook of a user's own may hold it; by collection, what a record is called in a complaint that its name is taken. */
  readonly own?: { readonly [K in keyof NoInfer<C>]?: string };
}

const kind = <S extends z.ZodType, C extends object, F extends string = never>(row: Kind<S, C, F>): Kind<S, C, F> => row;

export const KINDS = {
  edition: kind({
    place: 'edition.yaml',
    path: /^edition\.yaml$/,
    schema: s.Edition,
    collections: { version: (t) => t.version, from: (t) => t.from, through: (t) => t.through, absent: (t) => t.absent },
    facts: {},
    own: {},
  }),
  countries: kind({
    place: 'countries.yaml',
    path: /^countries\.yaml$/,
    schema: s.Countries,
    collections: { countries: (t) => t.countries },
    facts: {
      country: { title: 'Countries and territories', of: (t) => t.countries.map((c) => [c, c.code, c.name, sourceOf(t)]) },
    },
  }),
  countryChart: kind({
    place: 'country-chart.yaml',
    path: /^country-chart\.yaml$/,
    schema: s.CountryChart,
    collections: {
      chartSource: (t) => ({ verified: t.verified }),
      chart: (t) => Object.fromEntries(Object.entries(t.rows).map(([code, row]) => [code, columnsOf(row)])),
      /** Rows of which it is said apart what they were read against. */
      chartRead: (t): Readonly<Record<string, s.TVerification>> =>
        Object.fromEntries(Object.entries(t.rows).flatMap(([code, row]) => ('verified' in row ? [[code, row.verified]] : []))),
      chartDated: (t, carry) =>
        t.dated.map((d) => carry(d, { country: d.country, columns: d.columns, from: d.from, until: d.until })),
    },
    facts: {
      chart: {
        title: 'Rows of the Country Chart',
        of: (t) => [
          ...Object.entries(t.rows).map(
            ([code, row]) => [row, code, columnsOf(row).join(' ') || 'no mark', sourceOf(t)] as const,
          ),
          ...t.dated.map((d) => [d, d.country, d.columns.join(' '), sourceOf(t)] as const),
        ],
      },
    },
  }),
  countryGroups: kind({
    place: 'country-groups.yaml',
    path: /^country-groups\.yaml$/,
    schema: s.CountryGroups,
    collections: {
      groups: (t, carry) =>
        t.groups.map((g) =>
          carry(g, {
            group: g.group,
            title: g.title,
            cite: g.cite ?? t.cite,
            from: g.from,
            until: g.until,
            verified: g.verified,
            members: g.members.map((m): s.DatedMember => {
              if (typeof m === 'string') return m;
              if (!m.from && !m.until) return m.country;
              const dated: s.DatedMember = m.until ? [m.country, m.from ?? null, m.until] : [m.country, m.from ?? null];
              return carry(m, dated);
            }),
          }),
        ),
    },
    facts: {
      group: {
        title: 'Country groups and named lists of countries',
        of: (t) => t.groups.map((g) => [g, g.group, g.title, sourceOf(t)]),
      },
    },
    own: { groups: 'list of countries' },
  }),
  ccl: kind({
    place: 'ccl/',
    path: /^ccl\/\d\.yaml$/,
    schema: s.CclCategory,
    // A section of its own (compile/sections.ts).
    collections: {},
    facts: {
      entry: {
        title: 'Entries of the Commerce Control List',
        of: (t) => t.entries.map((e) => [e, e.eccn, e.title, { ...sourceOf(t), cite: e.eccn }]),
      },
    },
  }),
  chartColumns: kind({
    place: 'chart-columns.yaml',
    path: /^chart-columns\.yaml$/,
    schema: z.array(s.ChartColumn),
    collections: { chartColumns: (t) => t },
    rules: { chartColumns: { id: 'column' } },
    facts: {
      'chart-column': {
        title: 'Columns of the Country Chart',
        of: (t) => t.map((c) => [c, c.column, `${c.reason} controls`, {}, c.rule]),
      },
    },
  }),
  requirements: kind({
    place: 'requirements/',
    path: /^requirements\/[^/]+\.yaml$/,
    schema: s.Requirements,
    collections: { requirements: (t) => t.requirements, scopes: (t) => t.scopes },
    rules: { requirements: { id: 'id' }, scopes: { id: 'id', several: true } },
    facts: {
      scope: { title: 'Scopes of the Commerce Control List apart from the chart', of: (t) => t.scopes.map(rule) },
      requirement: { title: 'License requirements of parts 742, 744 and 746', of: (t) => t.requirements.map(rule) },
    },
    own: { requirements: 'requirement' },
  }),
  classification: kind({
    place: 'classification/',
    path: /^classification\/[^/]+\.yaml$/,
    schema: z.array(s.Classification),
    collections: { classifications: (t) => t },
    rules: { classifications: { id: 'id' } },
    facts: {
      classification: { title: 'Paragraphs that specs decide', of: (t) => t.map((c) => [c, c.id, c.title, {}, c.paragraph]) },
    },
  }),
  definitions: kind({
    place: 'definitions/',
    path: /^definitions\/[^/]+\.yaml$/,
    schema: z.array(s.Definition),
    collections: { definitions: (t) => t },
    rules: { definitions: { id: 'id' } },
    facts: { definition: { title: 'Defined terms', of: (t) => t.map((d) => [d, d.id, d.title]) } },
  }),
  deMinimis: kind({
    place: 'de-minimis.yaml',
    path: /^de-minimis\.yaml$/,
    schema: s.DeMinimis,
    collections: {
      zeroLevels: (t) => t.zero,
      levels: (t) => t.levels,
      encryptionContent: (t) => t.encryption,
      reportsAndWaits: (t) => t.reports,
    },
    rules: { zeroLevels: { id: 'id' }, levels: { id: 'id' }, encryptionContent: { id: 'id' }, reportsAndWaits: { id: 'id' } },
    facts: {
      'zero-level': { title: 'Cases without a de minimis level', of: (t) => t.zero.map(rule) },
      level: { title: 'De minimis levels', of: (t) => t.levels.map((l) => [l, l.id, `${l.percent} %`, {}, l.rule]) },
      'encryption-content': {
        title: 'Encryption content that serves a de minimis level',
        of: (t) => t.encryption.map((e) => [e, e.id, `authorized under ${e.under}`, {}, e.rule]),
      },
      'report-and-wait': {
        title: 'Reports before a de minimis level counts',
        of: (t) => t.reports.map((r) => [r, r.id, `${r.days} days`, {}, r.rule]),
      },
    },
  }),
  jurisdiction: kind({
    place: 'jurisdiction.yaml',
    path: /^jurisdiction\.yaml$/,
    schema: s.Jurisdiction,
    collections: { outside: (t) => t.outside, published: (t) => t.published, shippedAlone: (t) => t.shippedAlone },
    rules: { outside: { id: 'id' }, published: { id: 'id' }, shippedAlone: { id: 'id' } },
    facts: {
      outside: { title: 'Items that are not subject by what they are', of: (t) => t.outside.map(rule) },
      published: { title: 'Published items that stay subject to the EAR', of: (t) => t.published.map(rule) },
      'shipped-alone': { title: 'Items that only a shipment exports', of: (t) => t.shippedAlone.map(rule) },
    },
  }),
  directProduct: kind({
    place: 'direct-product.yaml',
    path: /^direct-product\.yaml$/,
    schema: z.array(s.DirectProductRule),
    collections: { directProductRules: (t) => t },
    rules: { directProductRules: { id: 'id' } },
    facts: { 'direct-product': { title: 'Foreign direct product rules', of: (t) => t.map(rule) } },
    own: { directProductRules: 'direct product rule' },
  }),
  ownership: kind({
    place: 'ownership.yaml',
    path: /^ownership\.yaml$/,
    schema: z.array(s.OwnershipRule),
    collections: { ownershipRules: (t) => t },
    rules: { ownershipRules: { id: 'id' } },
    facts: { ownership: { title: 'Shares from which an owned party counts as listed', of: (t) => t.map(rule) } },
  }),
  exceptions: kind({
    place: 'exceptions.yaml',
    path: /^exceptions\.yaml$/,
    schema: s.Exceptions,
    collections: { exceptions: (t) => t.exceptions, restrictions: (t) => t.restrictions },
    rules: { exceptions: { id: 'code', under: 'rule' }, restrictions: { id: 'id' } },
    facts: {
      exception: { title: 'License exceptions', of: (t) => t.exceptions.map((e) => [e, e.code, e.title, {}, e.rule]) },
      restriction: { title: 'Restrictions on license exceptions', of: (t) => t.restrictions.map(rule) },
    },
  }),
  redFlags: kind({
    place: 'red-flags.yaml',
    path: /^red-flags\.yaml$/,
    schema: s.RedFlags,
    collections: { redFlags: (t) => t },
    rules: { redFlags: { id: 'id' } },
    facts: { 'red-flag': { title: 'Red flags', of: (t) => t.map((f) => [f, f.id, f.title]) } },
    own: { redFlags: 'red flag' },
  }),
  allied: kind({
    place: 'allied/',
    path: /^allied\/[^/]+\.yaml$/,
    schema: s.Allied,
    collections: { alliedCountries: (t) => t.countries, alliedListings: (t) => t.listings },
    rules: { alliedListings: { id: 'id' }, alliedCountries: { id: 'country' } },
    facts: {
      'allied-country': {
        title: 'Other countries and whether their controls compare',
        of: (t) =>
          t.countries.map((c) => [c, c.country, c.comparable ? 'has comparable controls' : 'has no comparable controls']),
      },
      'allied-listing': { title: "Listings of other countries' control lists", of: (t) => t.listings.map(rule) },
    },
    own: { alliedListings: 'listing' },
  }),
  lists: kind({
    place: 'lists/',
    path: /^lists\/(?!hts-|validated-end-users\.|approved-entities\.)[a-z0-9-]+\.yaml$/,
    schema: s.PartyList,
    // A section of its own (compile/sections.ts).
    collections: {},
    facts: {
      'party-list': {
        title: 'Snapshots of the lists of parties',
        of: (l) => [[l, l.list, `${l.parties.length} parties as of ${l.snapshot}`, { from: l.snapshot }]],
      },
    },
    own: {},
  }),
  approvedEntities: kind({
    place: 'lists/approved-entities.yaml',
    path: /^lists\/approved-entities\.yaml$/,
    schema: s.ApprovedEntities,
    collections: { approvedEntities: (t) => t.entities },
    facts: {
      'approved-entity': {
        title: 'Approved entities of supplement no. 8 to part 740',
        of: (t) => t.entities.map((e) => [e, e.name, `${e.country}: ${e.for.join(', ')}`, sourceOf(t)]),
      },
    },
  }),
  validatedEndUsers: kind({
    place: 'lists/validated-end-users.yaml',
    path: /^lists\/validated-end-users\.yaml$/,
    schema: s.ValidatedEndUsers,
    collections: {
      validatedEndUsers: (t) =>
        t.users.map(({ name, aliases, country, items, limits, opens, until, source }) => ({
          name,
          country,
          source: source ?? t.source,
          ...(aliases && { aliases }),
          ...(items && { items }),
          ...(limits && { limits }),
          ...(opens && { opens }),
          ...(until && { until }),
        })),
      validatedBars: (t) => t.barred,
    },
    rules: { validatedBars: { id: 'id' } },
    facts: {
      'validated-end-user': { title: 'Validated end users', of: (t) => t.users.map((u) => [u, u.name, u.country, sourceOf(t)]) },
      'validated-end-user-bar': { title: 'What no validated end user receives as one', of: (t) => t.barred.map(rule) },
    },
  }),
  hts: kind({
    place: 'lists/hts-*.yaml',
    path: /^lists\/hts-[a-z0-9-]+\.yaml$/,
    schema: s.HtsList,
    collections: {
      hts: (t, carry): Readonly<Record<string, TariffList>> => ({
        [t.list]: carry(t.headings, {
          headings: t.headings.flatMap((h) => String(h).split(/\s+/)).filter(Boolean),
          ...(t.from && { from: t.from }),
        }),
      }),
    },
    facts: { 'tariff-list': { title: 'Lists of tariff headings', of: (h) => [[h, h.list, h.title]] } },
    own: { hts: 'list of tariff headings' },
  }),
  changes: kind({
    place: 'changes.yaml',
    path: /^changes\.yaml$/,
    schema: s.Changes,
    collections: { changes: (t) => t },
    facts: { change: { title: 'The history of the rules', of: (t) => t.map((c) => [c, c.id, c.title, { from: c.effective }]) } },
  }),
  parameters: kind({
    place: 'parameters.yaml',
    path: /^parameters\.yaml$/,
    schema: s.Parameters,
    collections: { parameters: (t) => t },
    facts: { parameter: { title: 'Parameters of specs', of: (t) => t.map((p) => [p, p.name, p.title]) } },
    unsourced: true,
  }),
  endUses: kind({
    place: 'end-uses.yaml',
    path: /^end-uses\.yaml$/,
    schema: s.EndUses,
    collections: { endUses: (t) => t },
    facts: { 'end-use': { title: 'End uses', of: (t) => t.map((u) => [u, u.name, u.title]) } },
    unsourced: true,
    own: { endUses: 'end use' },
  }),
  questions: kind({
    place: 'questions.yaml',
    path: /^questions\.yaml$/,
    schema: s.Questions,
    collections: { questions: (t) => t },
    facts: {
      question: {
        title: 'What `within` and `outside` can say',
        of: (t) => t.map((q) => [q, q.paragraph, q.asks, {}, q.paragraph]),
      },
    },
    unsourced: true,
  }),
  paragraphs: kind({
    place: 'paragraphs.yaml',
    path: /^paragraphs\.yaml$/,
    schema: s.Paragraphs,
    collections: { paragraphs: (t) => t },
    facts: { paragraph: { title: 'What paragraphs are about', of: (t) => t.map((p) => [p, p.cite, p.says]) } },
    unsourced: true,
  }),
} as const;

/** Headings of a tariff list, and the day since which the list is known to be this one. */
interface TariffList {
  readonly headings: readonly string[];
  readonly from?: string;
}

const columnsOf = (row: string[] | { columns: string[] }): string[] => (Array.isArray(row) ? row : row.columns);

export type FileKind = keyof typeof KINDS;
export type FileContent<K extends FileKind> = z.infer<(typeof KINDS)[K]['schema']>;
type Together<U> = (U extends unknown ? (u: U) => void : never) extends (all: infer I) => void ? I : never;
type CollectionsOf<K extends FileKind> = {
  readonly [C in keyof (typeof KINDS)[K]['collections']]: (typeof KINDS)[K]['collections'][C] extends (...a: never) => infer R
    ? R
    : never;
};
/** What the files of all kinds come to. */
export type Collections = Together<{ [K in FileKind]: CollectionsOf<K> }[FileKind]>;
export type FactKind = { [K in FileKind]: keyof (typeof KINDS)[K]['facts'] }[FileKind] & string;

export const FILE_KINDS = Object.keys(KINDS) as readonly FileKind[];

export function kindOf(path: string): FileKind | undefined {
  return FILE_KINDS.find((kind) => KINDS[kind].path.test(path));
}
