/**
 * A set of files with all they import: read through the host, parsed and bound. What did not change since an earlier program is
 * reused: whole files, and single declarations of the others. Places in those move to where they now stand, so the earlier program
 * must not be asked any more.
 */
import type { Text } from '../../../grammar/src/text/pieces.ts';
import { LineTable, sameText, type Span } from '../../../grammar/src/text/range.ts';
import { parse, reparse, SYNTAX_CODES, type ParseResult, type Vocabulary } from '../../../grammar/src/index.ts';
import { bindAll } from '../model/binder.ts';
import type { Bound, ToBind } from '../model/bound.ts';
import { BINDER_CODES, codes } from '../model/binder-codes.ts';
import { emptyModel } from '../model/empty-model.ts';
import type { SpecModel } from '../model/model.ts';
import type { Declared, Reference } from '../model/scope.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { shownAt } from '../base/message.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { passOn } from './last-check.ts';

export interface Host {
  /** Relative to the workspace root, `/` separated; undefined where there is no such file. */
  readFile(path: string): Text | undefined;
  /** The folder that imports of a file never leave, by its path as well; left out, or empty: the workspace root. */
  rootOf?(path: string): string;
}

export interface SourceFile {
  readonly file: string;
  readonly text: string;
  /** A stretch of it: of a text that is edited the whole is not made for that. */
  textAt(span: Span): string;
  readonly lines: LineTable;
  readonly parse: ParseResult;
  readonly model: SpecModel;
  readonly references: readonly Reference[];
  readonly declared: ReadonlyMap<string, Declared>;
  /** Syntax and binding. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Program {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly rulebook: Rulebook;
}

interface Parsed {
  readonly text: Text;
  readonly parse: ParseResult;
}
interface Made {
  readonly read: ReadonlyMap<string, Parsed>;
  readonly bound: ReadonlyMap<string, Bound>;
}
const made = new WeakMap<Program, Made>();

export function createProgram(roots: readonly string[], host: Host, rulebook: Rulebook, previous?: Program): Program {
  const before = previous && previous.rulebook === rulebook ? made.get(previous) : undefined;
  const old = before?.read;
  // What it holds moves on to this program, so no other can be made from it.
  if (previous) made.delete(previous);
  const vocabulary = vocabularyOf(rulebook);
  const read = new Map<string, Parsed>();
  const unreadable: string[] = [];
  const open = [...roots];
  const order: string[] = [];
  const toBind: ToBind[] = [];
  const missing = new Set<string>();
  for (let file = open.shift(); file !== undefined; file = open.shift()) {
    if (read.has(file) || missing.has(file)) continue;
    const text = host.readFile(file);
    if (text === undefined) {
      missing.add(file);
      if (roots.includes(file)) unreadable.push(file);
      continue;
    }
    const known = old?.get(file);
    const parsed =
      known && sameText(known.text, text)
        ? known
        : { text, parse: known ? reparse(known.parse, text, vocabulary) : parse(text, vocabulary) };
    read.set(file, parsed);
    order.push(file);
    for (const item of parsed.parse.tree.directives) {
      if (item.kind !== 'import' || !item.path) continue;
      const to = resolveImport(file, item.path.text, host.rootOf?.(file));
      if (typeof to === 'string') open.push(to);
    }
  }
  for (const file of order) {
    const { text, parse: parsed } = read.get(file)!;
    const { tree, errors, lost } = parsed;
    const imports = tree.directives.flatMap((i) =>
      i.kind === 'import' ? [target(file, i.path?.text, read, host.rootOf?.(file))] : [],
    );
    toBind.push({ file, text, tree, errors, lost, imports });
  }
  const kept = previous && old ? unchanged(toBind, read, old, previous) : new Map<string, SourceFile>();
  const bound = bindAll(
    toBind.filter((f) => !kept.has(f.file)),
    rulebook,
    new Map([...kept].map(([file, k]) => [file, k.declared])),
    before?.bound,
  );
  for (const file of kept.keys()) bound.set(file, before!.bound.get(file)!);
  const files = new Map<string, SourceFile>();
  for (const file of order) {
    const before = previous?.files.get(file);
    const now = kept.get(file) ?? source(file, read.get(file)!, bound.get(file)!, before);
    if (before && before !== now) passOn(before, now);
    files.set(file, now);
  }
  for (const file of unreadable) files.set(file, empty(file));
  const program: Program = { files, rulebook };
  made.set(program, { read, bound });
  return program;
}

const vocabularies = new WeakMap<Rulebook, Vocabulary>();

/** The same object each time, so that a text read under it can be read again. */
export function vocabularyOf(rulebook: Rulebook): Vocabulary {
  let own = vocabularies.get(rulebook);
  if (!own) vocabularies.set(rulebook, (own = { isParameter: (name) => rulebook.parameters.has(name) }));
  return own;
}

/** Files whose text, and whose imports at any depth, are what they were: their model still holds, object for object. */
function unchanged(
  all: readonly ToBind[],
  read: ReadonlyMap<string, Parsed>,
  old: ReadonlyMap<string, Parsed>,
  previous: Program,
): Map<string, SourceFile> {
  const importers = new Map<string, string[]>();
  const stale: string[] = [];
  for (const { file, imports } of all) {
    for (const i of imports) {
      if (i === undefined || 'code' in i) continue;
      const list = importers.get(i.file);
      if (list) list.push(file);
      else importers.set(i.file, [file]);
    }
    // An import that leads nowhere may have led somewhere before.
    if (
      read.get(file) !== old.get(file) ||
      imports.some((i) => i !== undefined && 'code' in i && i.code === codes.importNotFound) ||
      !previous.files.has(file)
    )
      stale.push(file);
  }
  for (const file of old.keys()) if (!read.has(file)) stale.push(...(importers.get(file) ?? []));
  const dirty = new Set(stale);
  for (const file of dirty) for (const by of importers.get(file) ?? []) dirty.add(by);
  return new Map(all.flatMap(({ file }) => (dirty.has(file) ? [] : [[file, previous.files.get(file)!] as const])));
}

function target(
  file: string,
  path: string | undefined,
  read: ReadonlyMap<string, Parsed>,
  root: string | undefined,
): ToBind['imports'][number] {
  if (path === undefined) return undefined;
  const to = resolveImport(file, path, root);
  if (typeof to !== 'string') return { code: codes.importOutsideWorkspace, message: to.error };
  return read.has(to) ? { file: to } : { code: codes.importNotFound, message: `${to} does not exist or cannot be read` };
}

/** The imported file's name, or why the path is none: it must be relative, use `/`, and stay in the workspace. */
export function resolveImport(from: string, path: string, root = ''): string | { readonly error: string } {
  if (path === '') return { error: 'The path is empty' };
  if (path.includes('\\')) return { error: 'Paths use /, not \\' };
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return { error: `${path} is no relative path` };
  if (path.startsWith('/') || path.startsWith('~'))
    return { error: `${path} leaves the workspace; paths are relative to this file` };
  if (/[\u0000-\u001f]/.test(path)) return { error: 'a path has no control characters' };
  const out = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') out.push(part);
    else if (out.pop() === undefined) return { error: `${path} leaves the workspace` };
  }
  if (out.length === 0) return { error: `${path} is no file` };
  const to = out.join('/');
  return root === '' || to.startsWith(`${root}/`) ? to : { error: `${path} leaves the workspace` };
}

function source(file: string, parsed: Parsed, bound: Bound, before: SourceFile | undefined): SourceFile {
  const syntax = parsed.parse.errors.map(
    (e): Diagnostic => ({
      code: e.code,
      name: SYNTAX_CODES[e.code as keyof typeof SYNTAX_CODES]?.name ?? 'syntax',
      severity: 'error',
      at: { file, start: e.start, end: e.end },
      ...shownAt(e.message, { file, start: e.start, end: e.end }),
      ...(e.suggestion !== undefined && { data: { suggestion: e.suggestion } }),
    }),
  );
  return new Source(file, parsed, bound, [...syntax, ...bound.diagnostics], before);
}

/**
 * A class, where a literal with getters would do: those are closures, through which the young generation of V8 kept every earlier
 * text and model until a full collection came, and copied them twice until then.
 */
class Source implements SourceFile {
  readonly file: string;
  readonly parse: ParseResult;
  readonly model: SpecModel;
  readonly declared: ReadonlyMap<string, Declared>;
  readonly diagnostics: readonly Diagnostic[];
  readonly #text: Text;
  readonly #bound: Bound;
  #lines: LineTable | undefined;
  /** Of the file before, as long as there is none of this one. */
  #earlier: LineTable | undefined;

  constructor(file: string, { text, parse }: Parsed, bound: Bound, diagnostics: readonly Diagnostic[], before?: SourceFile) {
    this.file = file;
    this.#text = text;
    this.parse = parse;
    this.model = bound.model;
    this.declared = bound.declared;
    this.diagnostics = diagnostics;
    this.#bound = bound;
    if (!(before instanceof Source)) return;
    if (before.#text === text) this.#lines = before.#lines;
    this.#earlier = this.#lines ? undefined : before.#lines;
  }

  get text(): string {
    return String(this.#text);
  }
  textAt({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }
  get references(): readonly Reference[] {
    return this.#bound.references;
  }
  get lines(): LineTable {
    this.#lines ??= new LineTable(this.#text, this.#earlier);
    this.#earlier = undefined;
    return this.#lines;
  }
}

function empty(file: string): SourceFile {
  const { name, severity } = BINDER_CODES.ES0119;
  const tree = { kind: 'file' as const, start: 0, end: 0, items: [], directives: [], comments: [] };
  return {
    file,
    text: '',
    textAt: () => '',
    lines: new LineTable(''),
    parse: { tree, errors: [], lost: [] },
    references: [],
    declared: new Map(),
    model: emptyModel(file),
    diagnostics: [
      { code: codes.fileUnreadable, name, severity, message: `${file} cannot be read`, at: { file, start: 0, end: 0 } },
    ],
  };
}
