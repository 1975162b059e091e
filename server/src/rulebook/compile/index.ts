/**
 * Compiles the rulebook: YAML text per file → validated data → the three JSON sections the program loads.
 * Host-free: files come as text. Every complaint names file, line and reason.
 */
import type { z } from 'zod';
import type { CclVersions, CompiledEntry, CoreData, DatedMember, ListsData, Section } from '../data.ts';
import { buildIndex } from '../../screening/build.ts';
import { FILES, type FileContent, type FileKind, kindOf } from '../files.ts';
import type { TCclEntry } from '../schema/index.ts';
import { parseYaml, type YamlFile } from './yaml.ts';

export interface RulebookError {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** Where a fact was written. */
export interface Origin {
  readonly file: string;
  readonly path: readonly PropertyKey[];
  readonly line: number;
}

export interface CompiledRulebook {
  readonly core: CoreData;
  readonly ccl: ReadonlyMap<string, CclVersions>;
  readonly lists: ListsData;
  readonly errors: readonly RulebookError[];
  /** The validated files, by kind: facts as they were written, with the provenance their tables state once. */
  readonly files: ParsedFiles;
  /** File and line of any record or list of `core`, `ccl`, `lists` or `files`. */
  origin(fact: object): Origin | undefined;
  section(section: Section): string;
}

export type ParsedFiles = { readonly [K in FileKind]: readonly { readonly file: string; readonly value: FileContent<K> }[] };

export function compileRulebook(files: ReadonlyMap<string, string>): CompiledRulebook {
  const errors: RulebookError[] = [];
  const origins = new WeakMap<object, () => Origin>();
  const parsed = Object.fromEntries(Object.keys(FILES).map((kind) => [kind, []])) as unknown as ParsedFiles;

  for (const [file, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const kind = kindOf(file);
    if (!kind) {
      errors.push({ file, line: 1, message: 'no part of the rulebook has this file name' });
      continue;
    }
    try {
      const read = readFile(file, kind, text, errors, origins);
      if (read !== undefined) (parsed[kind] as unknown as { file: string; value: unknown }[]).push({ file, value: read });
    } catch (error) {
      // Aliases that multiply without end, and lists within lists within lists: no rulebook, whoever wrote it.
      if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
      errors.push({ file, line: 1, message: 'is nested too deeply, or repeats itself too often, to be read' });
    }
  }

  /** What is made of a fact stands where the fact stands. */
  const from = <T extends object>(source: object, made: T): T => {
    const origin = origins.get(source);
    if (origin) origins.set(made, origin);
    return made;
  };
  const ccl = compileCcl(parsed);
  const undated = compileCore(parsed, from);
  const core: CoreData = { ...undated, days: datesOf([undated, [...ccl.values()]]) };
  const lists = parsed.lists.map((f) => f.value);
  return {
    core,
    ccl,
    lists,
    errors,
    files: parsed,
    origin: (fact) => origins.get(fact)?.(),
    section: (section) => {
      if (section === 'ccl') return ascii(cclText(ccl));
      if (section === 'lists') return ascii(listsText(lists));
      return ascii(JSON.stringify(section === 'core' ? core : buildIndex(lists)));
    },
  };
}

/** Other characters only stand inside JSON; text of ASCII alone is read several times as fast. */
function ascii(text: string): string {
  return text.replaceAll(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The validated content of a file; undefined where it has none, or where complaints were filed. */
function readFile(
  file: string,
  kind: FileKind,
  text: string,
  errors: RulebookError[],
  origins: WeakMap<object, () => Origin>,
): unknown {
  const yaml = parseYaml(text);
  for (const e of yaml.errors) errors.push({ file, ...e });
  if (yaml.errors.length > 0 || yaml.value === null || yaml.value === undefined) return undefined;
  const result = FILES[kind].schema.safeParse(yaml.value);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const { path, message } = plainest(issue);
      const at = path.map(String).join('.');
      errors.push({ file, line: yaml.line(path), message: at ? `${at}: ${message}` : message });
    }
    return undefined;
  }
  remember(origins, file, yaml, result.data, []);
  return result.data;
}

function compileCore(p: ParsedFiles, from: <T extends object>(source: object, made: T) => T): Omit<CoreData, 'days'> {
  const edition = p.edition[0]?.value;
  const groups = p.countryGroups.flatMap((f) =>
    f.value.groups.map((g) =>
      from(g, {
        group: g.group,
        title: g.title,
        cite: g.cite ?? f.value.cite,
        from: g.from,
        until: g.until,
        members: g.members.map((m): DatedMember => {
          if (typeof m === 'string') return m;
          if (!m.from && !m.until) return m.country;
          const dated: DatedMember = m.until ? [m.country, m.from ?? null, m.until] : [m.country, m.from ?? null];
          return from(m, dated);
        }),
      }),
    ),
  );
  return {
    version: edition?.version ?? '0',
    from: edition?.from ?? '0000-01-01',
    through: edition?.through ?? '0000-01-01',
    absent: edition?.absent ?? [],
    countries: p.countries.flatMap((f) => f.value.countries),
    chartSource: { verified: p.countryChart[0]?.value.verified ?? '' },
    chart: Object.assign({}, ...p.countryChart.map((f) => f.value.rows)),
    chartDated: p.countryChart.flatMap((f) =>
      f.value.dated.map((d) => from(d, { country: d.country, columns: d.columns, from: d.from, until: d.until })),
    ),
    groups,
    hts: Object.fromEntries(
      p.hts.map((f) => [
        f.value.list,
        from(f.value.headings, {
          headings: f.value.headings.flatMap((h) => String(h).split(/\s+/)).filter(Boolean),
          ...(f.value.from && { from: f.value.from }),
        }),
      ]),
    ),
    parameters: p.parameters.flatMap((f) => f.value),
    endUses: p.endUses.flatMap((f) => f.value),
    changes: p.changes.flatMap((f) => f.value),
    classifications: p.classification.flatMap((f) => f.value),
    definitions: p.definitions.flatMap((f) => f.value),
    zeroLevels: p.deMinimis.flatMap((f) => f.value.zero),
    levels: p.deMinimis.flatMap((f) => f.value.levels),
    directProductRules: p.directProduct.flatMap((f) => f.value),
    ownershipRules: p.ownership.flatMap((f) => f.value),
    scopes: p.requirements.flatMap((f) => f.value.scopes),
    requirements: p.requirements.flatMap((f) => f.value.requirements),
    chartColumns: p.chartColumns.flatMap((f) => f.value),
    exceptions: p.exceptions.flatMap((f) => f.value.exceptions),
    restrictions: p.exceptions.flatMap((f) => f.value.restrictions),
    validatedEndUsers: p.validatedEndUsers.flatMap((f) =>
      f.value.users.map(({ name, aliases, country, until, source }) => ({
        name,
        country,
        source: source ?? f.value.source,
        ...(aliases && { aliases }),
        ...(until && { until }),
      })),
    ),
    redFlags: p.redFlags.flatMap((f) => f.value),
    alliedCountries: p.allied.flatMap((f) => f.value.countries),
    alliedListings: p.allied.flatMap((f) => f.value.listings),
  };
}

/** Every `from` and `until` of the facts (`firstExportFrom` too), in order, wherever it stands; the history of the rules is no fact of its own. */
function datesOf(facts: unknown): string[] {
  const days = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (/(from|until)$/i.test(key) && typeof child === 'string') days.add(child);
      // The members of a group are tuples, [country, from, until].
      else if (key === 'members')
        for (const m of child as readonly DatedMember[])
          for (const d of typeof m === 'string' ? [] : m.slice(1)) if (d) days.add(d);
      if (key !== 'changes') visit(child);
    }
  };
  visit(facts);
  return [...days].sort();
}

function compileCcl(p: ParsedFiles): Map<string, CclVersions> {
  const entries = new Map<string, CompiledEntry[]>();
  for (const { value } of p.ccl) {
    for (const entry of value.entries) {
      const { cite: _, source, verified, ...rest } = entry as TCclEntry;
      const compiled = Object.assign(entry, rest, {
        source: source ?? value.source,
        verified: verified ?? value.verified,
      }) as CompiledEntry;
      const versions = entries.get(entry.eccn);
      if (versions) versions.push(compiled);
      else entries.set(entry.eccn, [compiled]);
    }
  }
  return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * One entry a line, so that a reader finds an entry by its line and decodes only that:
 * a JSON object whose first member, `""`, holds the dates of the entries that have not always existed.
 */
function cclText(ccl: ReadonlyMap<string, CclVersions>): string {
  const dated: Record<string, [string | null, string | null][]> = {};
  for (const [eccn, versions] of ccl) {
    if (versions.some((v) => v.from || v.until)) dated[eccn] = versions.map((v) => [v.from ?? null, v.until ?? null]);
  }
  const lines = [`"":${JSON.stringify(dated)}`];
  for (const [eccn, versions] of ccl) lines.push(`"${eccn}":${JSON.stringify(versions)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** One line for what a list says of itself and one for each of its entries, so that a reader decodes only the entries it finds. */
function listsText(lists: ListsData): string {
  return `[\n${lists.map(({ parties, ...head }) => `${JSON.stringify({ ...head, parties: [] }).slice(0, -2)}\n${parties.map((p) => JSON.stringify(p)).join(',\n')}\n]}`).join(',\n')}\n]\n`;
}

/** Facts are looked up by identity, so each record and list of the validated tree is told where it stands. */
function remember(
  origins: WeakMap<object, () => Origin>,
  file: string,
  yaml: YamlFile,
  value: unknown,
  path: PropertyKey[],
): void {
  if (typeof value !== 'object' || value === null) return;
  origins.set(value, () => ({ file, path, line: yaml.line(path) }));
  for (const [key, child] of Object.entries(value))
    remember(origins, file, yaml, child, [...path, Array.isArray(value) ? Number(key) : key]);
}

type Issue = z.core.$ZodIssue;

/** Of a union's many complaints, the one of the form the author most likely meant: the one that got furthest. */
function plainest(issue: Issue): { path: PropertyKey[]; message: string } {
  const branches = issue.code === 'invalid_union' ? issue.errors : [];
  let best: { path: PropertyKey[]; message: string } | undefined;
  for (const branch of branches) {
    // A form with an unknown key is not the one meant, unless no other form is left.
    if (branch.some((b) => b.code === 'unrecognized_keys' && b.path.length === 0)) continue;
    for (const inner of branch) {
      const found = plainest(inner);
      if (!best || found.path.length > best.path.length) best = found;
    }
  }
  if (best && best.path.length > 0) return { path: [...issue.path, ...best.path], message: best.message };
  if (branches.length > 0 && !best) return { path: issue.path, message: 'none of the known forms has these keys together' };
  return { path: issue.path, message: best?.message ?? issue.message };
}
