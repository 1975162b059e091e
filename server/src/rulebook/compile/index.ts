/**
 * Compiles the rulebook: YAML text per file → validated data → the three JSON sections the program loads.
 * Host-free: files come as text. Every complaint names file, line and reason.
 */
import type { z } from 'zod';
import type { CclVersions, CompiledEntry, CoreData, ListsData, Section } from '../compiled.ts';
import { followedBy } from '../followed-by.ts';
import { type Carry, type Collections, FILE_KINDS, type FileContent, type FileKind, KINDS, kindOf } from '../kinds.ts';
import type { DatedMember, TCclEntry } from '../schema/index.ts';
import { sectionText } from './sections.ts';
import { type Before, eachRecord, type Origin } from './before.ts';
import { parseYaml } from './yaml.ts';

export type { Origin };

export interface RulebookError {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface CompiledRulebook extends Before {
  readonly core: CoreData;
  readonly ccl: ReadonlyMap<string, CclVersions>;
  readonly lists: ListsData;
  readonly errors: readonly RulebookError[];
  /** The validated files, by kind: facts as they were written, with the provenance their tables state once. */
  readonly files: ParsedFiles;
  section(section: Section): string;
}

export type ParsedFiles = { readonly [K in FileKind]: readonly { readonly file: string; readonly value: FileContent<K> }[] };

/** @param before what need not be read again */
export function compileRulebook(files: ReadonlyMap<string, string>, before?: Before): CompiledRulebook {
  const errors: RulebookError[] = [];
  const contents = new Map<string, unknown>();
  const origins = new WeakMap<object, () => Origin | undefined>();
  const parsed = Object.fromEntries(FILE_KINDS.map((kind) => [kind, []])) as unknown as ParsedFiles;

  for (const [file, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const kind = kindOf(file);
    if (!kind) {
      errors.push({ file, line: 1, message: 'no part of the rulebook has this file name' });
      continue;
    }
    try {
      const value = before?.content(file, text) ?? readFile(file, kind, text, errors, origins);
      if (value === undefined) continue;
      contents.set(file, value);
      (parsed[kind] as unknown as { file: string; value: unknown }[]).push({ file, value });
    } catch (error) {
      // Aliases that multiply without end, and lists within lists within lists: no rulebook, whoever wrote it.
      if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
      errors.push({ file, line: 1, message: 'is nested too deeply, or repeats itself too often, to be read' });
    }
  }

  const origin = (fact: object): Origin | undefined => origins.get(fact)?.() ?? before?.origin(fact);
  /** What is made of a fact stands where the fact stands. */
  const carry: Carry = (source, made) => {
    origins.set(made, () => origin(source));
    return made;
  };
  const ccl = compileCcl(parsed);
  const undated = compileCore(parsed, carry);
  const core: CoreData = { ...undated, days: datesOf([undated, [...ccl.values()]]) };
  const lists = parsed.lists.map((f) => f.value);
  return {
    core,
    ccl,
    lists,
    errors,
    files: parsed,
    origin,
    content: (file, text) => (files.get(file) === text ? contents.get(file) : undefined),
    section: (section) => sectionText(section, { core, ccl, lists }),
  };
}

/** The validated content of a file; undefined where it has none, or where complaints were filed. */
function readFile(
  file: string,
  kind: FileKind,
  text: string,
  errors: RulebookError[],
  origins: WeakMap<object, () => Origin | undefined>,
): unknown {
  const yaml = parseYaml(text);
  for (const { line, message } of yaml.errors) errors.push({ file, line, message: clipped(message) });
  if (yaml.errors.length > 0 || yaml.value === null || yaml.value === undefined) return undefined;
  const result = KINDS[kind].schema.safeParse(yaml.value);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const { path, message } = plainest(issue);
      const at = path.map(String).join('.');
      errors.push({ file, line: yaml.line(path), message: clipped(at ? `${at}: ${message}` : message) });
    }
    return undefined;
  }
  // Facts are looked up by identity, so each record and list of the validated tree is told where it stands.
  eachRecord(result.data, (record, path) => origins.set(record, () => ({ file, path, line: yaml.line(path) })));
  return result.data;
}

/** A key or a word of a file may be of any length. */
const clipped = (message: string): string =>
  message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
const LONGEST_MESSAGE = 300;

/** What no file fills: an empty list, but for these. */
const UNFILLED: Partial<Collections> = {
  version: '0',
  from: '0000-01-01',
  through: '0000-01-01',
  chartSource: { verified: '' },
  chart: {},
  chartRead: {},
  hts: {},
};

function compileCore(parsed: ParsedFiles, carry: Carry): Collections {
  const core: Record<string, unknown> = {};
  for (const kind of FILE_KINDS) {
    const make = KINDS[kind].collections as Readonly<Record<string, (value: unknown, carry: Carry) => unknown>>;
    for (const [name, of] of Object.entries(make)) {
      const made = parsed[kind].map((file) => of(file.value, carry));
      core[name] = made.length > 0 ? made.reduce(followedBy) : (UNFILLED[name as keyof Collections] ?? []);
    }
  }
  return core as Collections;
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
  // A union may say what its forms are.
  if (branches.length > 0 && issue.message !== 'Invalid input') return { path: issue.path, message: issue.message };
  if (branches.length > 0 && !best) return { path: issue.path, message: 'none of the known forms has these keys together' };
  return { path: issue.path, message: best?.message ?? issue.message };
}
