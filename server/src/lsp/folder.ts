/** One folder of specs: what is on disk, overlaid by what is open, and the program made of both. */
import { pathToFileURL } from 'node:url';
import type { Text } from '../../../grammar/src/text/pieces.ts';
import { type Day, parseDay } from '../../../grammar/src/text/date.ts';
import { importsOf } from '../ide/names.ts';
import { checkOptions, saidBy } from '../project/check-options.ts';
import { projectFolder } from '../project/paths.ts';
import { defaultSettings, type Settings } from '../protocol.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Loaded, RulebookLoader } from '../workspace/rulebooks.ts';
import { type CheckOptions, type CheckResult, checking } from '../workspace/check.ts';
import { type Outlined, outline, outlineOf } from '../workspace/outline.ts';
import { createProgram, type Host, type Program } from '../workspace/program.ts';
import type { Document } from './document.ts';
import { Disk, type Project } from './disk.ts';
import { addressOf, diskPath, within, withoutSlash } from './uris.ts';

export interface Resolved {
  readonly options: CheckOptions;
  /** Is the fallback day configured, or today? */
  readonly configured: boolean;
}

/** A file of a program that is read and bound, and not checked for this. */
export interface Read {
  readonly program: Program;
  readonly resolved: Resolved;
  /** What of the project cannot be followed, its settings and rulebooks, and is left out: one line each. */
  readonly mistakes: readonly string[];
  /** What the file was last checked to be, where nothing has changed since. */
  readonly known: CheckResult | undefined;
}

export interface Checked extends Read {
  readonly result: CheckResult;
}

class Made {
  program: Program | undefined;
  /** Files that could not be read without a failure of ours: the program is made without them. */
  failed: ReadonlyMap<string, unknown> = new Map();
  generation = -1;
  /** By file, of this very program, and the options it was checked under. */
  results = new Map<string, { readonly options: string; readonly result: CheckResult }>();
}

export class Folder {
  /** The folder that is open, without a final slash. */
  readonly uri: string;
  /** That folder, or one above it: paths are from here, and imports reach as far. */
  private readonly base: string;
  settings: Settings = defaultSettings;
  /** A folder of the workspace, rather than one made up around a lone document. */
  readonly declared: boolean;
  private readonly disk: Disk | undefined;
  private readonly loader: RulebookLoader;
  private readonly documents = new Map<string, Document>();
  /** Of what is open, made anew on every edit; and of every spec, made only when something asks about all of them. One for each rulebook. */
  private readonly narrow = new WeakMap<Rulebook, Made>();
  private readonly wide = new WeakMap<Rulebook, Made>();
  private readonly outlines = new Map<string, { readonly text: string; readonly found: readonly Outlined[] }>();
  /** Counts what changed; two answers under one number are the same. */
  generation = 0;

  constructor(options: {
    readonly uri: string;
    readonly loader: RulebookLoader;
    readonly declared: boolean;
    readonly watched: boolean;
  }) {
    this.uri = options.uri;
    this.loader = options.loader;
    this.declared = options.declared;
    const path = diskPath(options.uri);
    const root = path === undefined ? undefined : (projectFolder(path) ?? path);
    this.base = root === undefined || root === path ? options.uri : withoutSlash(pathToFileURL(root).href);
    this.disk = root === undefined ? undefined : new Disk(root, path!, options.watched);
  }

  pathOf(uri: string): string | undefined {
    return within(this.base, uri);
  }
  /** Is it below the folder that is open, rather than only where imports reach? */
  holds(uri: string): boolean {
    return within(this.uri, uri) !== undefined;
  }
  /** Of an open document as its editor spells it: a text that was never saved has no folder in its address. */
  uriOf(path: string): string {
    return this.documents.get(path)?.uri ?? addressOf(this.base, path);
  }

  open(path: string, document: Document): void {
    this.documents.set(path, document);
    this.changed();
  }
  close(path: string): void {
    this.documents.delete(path);
    this.changed();
  }
  get openFiles(): readonly string[] {
    return [...this.documents.keys()];
  }
  version(path: string): number | null {
    return this.documents.get(path)?.version ?? null;
  }

  changed(): void {
    this.generation++;
  }
  diskChanged(): void {
    this.disk?.forget();
    this.changed();
  }
  configure(settings: Settings): void {
    this.settings = settings;
    this.changed();
  }

  /** The project of a file, by its nearest `earshot.json`; of the folder itself without one. Nothing where there is no disk, or no such file. */
  project(file = this.pathFrom('-')): Project | undefined {
    return this.disk?.project(file);
  }
  /** That of a file by its name in the folder that is open. */
  projectOf(name: string): Project | undefined {
    return this.project(this.pathFrom(name));
  }
  /** Where the folder that is open lies on the disk. */
  get place(): string | undefined {
    return diskPath(this.uri);
  }
  /** The `earshot.json` of a project, as the user of the folder would write it. */
  configOf(project: Project): string {
    return this.disk!.nameIn(project.folder, 'earshot.json');
  }
  /** A path from the folder that is open, as its user has it, to one from where paths are. */
  private pathFrom(name: string): string {
    return this.base === this.uri ? name : `${within(this.base, this.uri)}/${name}`;
  }
  /** And back. */
  nameOf(path: string): string {
    const prefix = this.pathFrom('');
    return path.startsWith(prefix) ? path.slice(prefix.length) : path;
  }
  get isOnDisk(): boolean {
    return this.disk !== undefined;
  }
  /** Does a file lie outside of the folder that is open, by the links on the way to it? */
  leaves(path: string): boolean {
    return this.disk?.leaves(path) ?? true;
  }

  /** Every spec of the folder: those on disk and those that are only open. */
  specs(): readonly string[] {
    const known = new Set([...(this.declared ? (this.disk?.specs() ?? []) : []), ...this.documents.keys()]);
    return [...known].sort();
  }

  /** And where no folder is open, those that may mention what an open document declares: its project's, or its neighbors. */
  private everySpec(): readonly string[] {
    if (this.declared) return this.specs();
    return [...new Set([...(this.disk?.around() ?? []), ...this.documents.keys()])].sort();
  }

  /** Bytes of a file that is too large to be analyzed; undefined where it is not. */
  oversize(path: string): number | undefined {
    const document = this.documents.get(path);
    const size = document ? document.text.length : this.disk?.size(path);
    return size !== undefined && size > this.settings.maxFileSize * 1024 ? size : undefined;
  }

  /** A spec that is too large to be analyzed and holds this text. */
  unreadWith(text: string): string | undefined {
    return this.everySpec().find((path) => this.oversize(path) !== undefined && String(this.rawText(path) ?? '').includes(text));
  }

  /** What a spec declares; of one that the program does not hold its text is read, once for each text. */
  outline(path: string, program: Program): readonly Outlined[] {
    const source = program.files.get(path);
    if (source) return outlineOf(source.parse.tree);
    const now = this.textOf(path);
    if (now === undefined) return [];
    const text = String(now);
    // Where every spec has been read already, it need not be read again.
    const read = this.wide.get(program.rulebook)?.program?.files.get(path);
    if (read?.text === text) return outlineOf(read.parse.tree);
    const before = this.outlines.get(path);
    if (before?.text === text) return before.found;
    const found = outline(text, program.rulebook);
    this.outlines.set(path, { text, found });
    return found;
  }

  documentProgram(rulebook: Rulebook): Program {
    return this.make(this.narrow, () => this.openFiles, rulebook).program!;
  }
  workspaceProgram(rulebook = this.rulebooksOf('').rulebook): Program {
    return this.make(this.wide, () => this.everySpec(), rulebook).program!;
  }

  /** The rulebook that a file's `earshot.json` asks for. */
  rulebooksOf(file: string): Loaded {
    const { disk, loader } = this;
    const project = disk?.project(file);
    if (!disk || !project) return loader.with([], none);
    return loader.with(project.config.rulebooks ?? [], (name) => disk.rulebook(project.folder, name));
  }

  /** One file of the program of what is open, or with `wide` of the program of every spec. */
  read(file: string, today: Day, wide = false): Read {
    return this.look(file, today, wide).read;
  }

  /** The same, checked, in steps. `known`: it was checked before. */
  *checking(
    file: string,
    today: Day,
    wide: boolean,
  ): Generator<undefined, { readonly checked: Checked; readonly known: boolean }> {
    const { read, made, options } = this.look(file, today, wide);
    if (made.failed.has(file)) throw made.failed.get(file);
    const known = read.known !== undefined;
    const result = read.known ?? (yield* checking(read.program, [file], read.resolved.options));
    if (made.program === read.program) made.results.set(file, { options, result });
    return { checked: { ...read, known: result, result }, known };
  }

  private look(file: string, today: Day, wide: boolean): { read: Read; made: Made; options: string } {
    const { rulebook, errors } = this.rulebooksOf(file);
    const made = wide
      ? this.make(this.wide, () => this.everySpec(), rulebook)
      : this.make(this.narrow, () => this.openFiles, rulebook);
    const resolved = this.resolve(file, today);
    const options = JSON.stringify(resolved.options);
    const before = made.results.get(file);
    const known = before?.options === options ? before.result : undefined;
    return { read: { program: made.program!, resolved, mistakes: this.mistakes(file, errors), known }, made, options };
  }

  private mistakes(file: string, rulebooks: Loaded['errors']): string[] {
    const project = this.disk?.project(file);
    if (!project) return [];
    const named = rulebooks.map((e) => `${this.disk!.nameIn(project.folder, e.file)}:${e.line}: ${e.message}`);
    return [...project.mistakes, ...named];
  }

  /** Does another open file, or one it imports, import this one? Its findings may then be others too. */
  isImported(path: string): boolean {
    const program = this.documentProgram(this.rulebooksOf(path).rulebook);
    return [...program.files.keys()].some(
      (file) => file !== path && importsOf(program, file).some(({ target }) => target === path),
    );
  }

  resolve(file: string, today: Day): Resolved {
    const { strict, codified } = this.settings;
    const asOf = parseDay(this.settings.asOf);
    const agreed = saidBy(this.disk?.project(file)?.config ?? {});
    return {
      configured: (agreed.asOf ?? asOf) !== undefined,
      options: checkOptions([agreed, { strict, codified, ...(asOf !== undefined && { asOf }) }], today),
    };
  }

  /** Files that did not change since the program before are kept as they are. */
  private make(of: WeakMap<Rulebook, Made>, files: () => readonly string[], rulebook: Rulebook): Made {
    const made = of.get(rulebook) ?? new Made();
    of.set(rulebook, made);
    if (made.program && made.generation === this.generation) return made;
    const roots = files().filter((f) => this.oversize(f) === undefined);
    Object.assign(made, programOfAll([...roots].sort(), this.host, rulebook, made.program));
    made.generation = this.generation;
    made.results.clear();
    return made;
  }

  /** Files of a program as they are now, in one of their own: it stays what it is, whatever is edited. */
  apart({ files, rulebook }: Program, roots: readonly string[]): Program {
    const host = { ...this.host, readFile: (path: string) => files.get(path)?.text };
    return createProgram(roots, host, rulebook);
  }

  private readonly host: Host = { readFile: (path) => this.textOf(path), rootOf: (path) => this.disk?.rootOf(path) ?? '' };

  private textOf(path: string): Text | undefined {
    return this.oversize(path) === undefined ? this.rawText(path) : undefined;
  }

  private rawText(path: string): Text | undefined {
    return this.documents.get(path)?.text ?? this.disk?.read(path);
  }
}

/** A file on which we fail takes no other with it. */
function programOfAll(
  roots: readonly string[],
  host: Host,
  rulebook: Rulebook,
  previous: Program | undefined,
): Pick<Made, 'program' | 'failed'> {
  try {
    return { program: createProgram(roots, host, rulebook, previous), failed: new Map() };
  } catch (error) {
    const apart = (reads: (path: string, root: string) => boolean): Map<string, unknown> =>
      new Map(
        roots.flatMap((root) => {
          const own = { ...host, readFile: (path: string) => (reads(path, root) ? host.readFile(path) : undefined) };
          const failure = attempt(() => createProgram([root], own, rulebook));
          return failure === undefined ? [] : [[root, failure] as const];
        }),
      );
    // By itself, else with what it imports.
    let failed = apart((path, root) => path === root);
    if (failed.size === 0) failed = apart(() => true);
    if (failed.size === 0) throw error;
    const rest = { ...host, readFile: (path: string) => (failed.has(path) ? undefined : host.readFile(path)) };
    const left = roots.filter((root) => !failed.has(root));
    return { program: createProgram(left, rest, rulebook), failed };
  }
}

function attempt(make: () => unknown): unknown {
  try {
    make();
    return undefined;
  } catch (error) {
    return error ?? new Error('unknown');
  }
}

const none = (): never => {
  throw new Error('there is no disk to read a rulebook from');
};
