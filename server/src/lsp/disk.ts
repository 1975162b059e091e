/** The disk below one folder, as it was last read: an editor asks for the same files at every keystroke. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Config, mistakeLines, readConfig } from '../project/config.ts';
import { configFolder, configPath } from '../project/config-file.ts';
import { leavesByLink, projectFolder, slashed, SPEC_ENDING, within } from '../project/paths.ts';
import { type ReadResult, readText } from '../project/read.ts';
import { readRulebookFolder } from '../project/rulebook-folder.ts';
import { excludesOfConfigs, specsBelow } from '../project/walk.ts';
import type { FolderText } from '../workspace/rulebooks.ts';

/** The nearest `earshot.json` of a file. */
export interface Project {
  /** Absolute. */
  readonly folder: string;
  readonly config: Config;
  /** One line each. */
  readonly mistakes: readonly string[];
}

export class Disk {
  private readonly texts = new Map<string, { readonly stamp: string; readonly read: ReadResult }>();
  private readonly sizes = new Map<string, number | undefined>();
  private readonly leaving = new Map<string, boolean>();
  private readonly nearest = new Map<string, Project | undefined>();
  private readonly projects = new WeakMap<ReadResult, Project>();
  private listed: string[] | undefined;
  private readonly roots = new Map<string, string>();
  private readonly root: string;
  private readonly opened: string;
  private readonly watched: boolean;

  /**
   * @param root paths are from it; imports reach as far
   * @param opened the folder that is open: `root`, or one below it
   * @param watched the client reports changes in it, so that a list once made stays good until it does
   */
  constructor(root: string, opened: string, watched: boolean) {
    this.root = root;
    this.opened = opened;
    this.watched = watched;
  }

  /** Something below the folder was made, changed or deleted. */
  forget(): void {
    this.texts.clear();
    this.sizes.clear();
    this.leaving.clear();
    this.nearest.clear();
    this.roots.clear();
    this.listed = undefined;
  }

  /** What was found stays good until a change is reported, where changes are. */
  private once<T>(known: Map<string, T>, key: string, find: () => T): T {
    if (this.isWatched(key) && known.has(key)) return known.get(key)!;
    const found = find();
    known.set(key, found);
    return found;
  }

  /** Of what lies beside the folder that is open, no change is reported. */
  private isWatched(path: string): boolean {
    return this.watched && within(this.opened, path);
  }

  /** The folder that imports of a file never leave; empty: the root itself. */
  rootOf(path: string): string {
    return this.once(this.roots, dirname(join(this.root, path)), () => {
      const marked = projectFolder(dirname(join(this.root, path)));
      return marked !== undefined && within(this.root, marked) ? slashed(relative(this.root, marked)) : '';
    });
  }

  /** Bytes; undefined where there is no such file inside the folder. */
  size(path: string): number | undefined {
    const full = this.full(path);
    return full === undefined ? undefined : this.once(this.sizes, full, () => attempt(() => statSync(full).size));
  }

  read(path: string): string | undefined {
    const full = this.full(path);
    // A spec that a link leads to is one; an import may not go the same way, for its text would be quoted.
    if (
      full !== undefined &&
      this.once(this.leaving, full, () => leavesByLink(join(this.root, this.rootOf(path)), full)) &&
      !this.specs().includes(path)
    )
      return undefined;
    const read = full === undefined ? undefined : this.text(full);
    return read && 'text' in read ? read.text : undefined;
  }

  /** Do the links on the way to a file lead out of the folder that is open? */
  leaves(path: string): boolean {
    const full = this.full(path);
    return full === undefined || !within(this.opened, full) || leavesByLink(this.opened, full);
  }

  /**
   * Every spec below the folder that is open, by path from the root.
   *
   * @param problems takes what could not be looked into
   */
  specs(problems: string[] = []): readonly string[] {
    if (this.listed && this.watched) return this.listed;
    return (this.listed = this.below(this.opened, problems));
  }

  /** Of a document that is open by itself: every spec of its project; without one only those beside it, for the folder may be anything. */
  around(): readonly string[] {
    if (projectFolder(this.opened) !== undefined) return this.below(this.root, []);
    const here = attempt(() => readdirSync(this.opened)) ?? [];
    return here.filter((name) => name.endsWith(SPEC_ENDING)).map((name) => slashed(relative(this.root, join(this.opened, name))));
  }

  private below(folder: string, problems: string[]): string[] {
    const excluded = excludesOfConfigs((folder) => {
      const project = this.projectOf(folder);
      return project && { folder: project.folder, exclude: project.config.exclude ?? [] };
    });
    return specsBelow(folder, problems, excluded).map((path) => slashed(relative(this.root, path)));
  }

  project(file: string): Project | undefined {
    return this.projectOf(dirname(join(this.root, file)));
  }

  private projectOf(folder: string): Project | undefined {
    return this.once(this.nearest, folder, () => this.projectAbove(folder));
  }

  private projectAbove(below: string): Project | undefined {
    const folder = configFolder(below);
    if (folder === undefined) return undefined;
    const read = this.text(configPath(folder));
    const known = this.projects.get(read);
    if (known) return known;
    const name = slashed(relative(this.opened, configPath(folder)));
    let project: Project;
    if ('problem' in read) project = { folder, config: {}, mistakes: [`${name} ${read.problem}`] };
    else {
      const { config, mistakes } = readConfig(read.text);
      project = { folder, config, mistakes: mistakeLines(name, mistakes) };
    }
    this.projects.set(read, project);
    return project;
  }

  rulebook(project: string, folder: string): FolderText {
    return readRulebookFolder(project, folder, (path) => this.text(path));
  }

  /** A file of a project by its path from the folder that is open, for a message. */
  nameIn(project: string, file: string): string {
    return slashed(relative(this.opened, join(project, file)));
  }

  private text(full: string): ReadResult {
    const before = this.isWatched(full) ? this.texts.get(full) : undefined;
    if (before) return before.read;
    const stamp = attempt(() => {
      const { mtimeMs, size } = statSync(full);
      return `${mtimeMs}:${size}`;
    });
    const known = this.texts.get(full);
    if (stamp !== undefined && known?.stamp === stamp) return known.read;
    const read = readText(full);
    if (stamp !== undefined) this.texts.set(full, { stamp, read });
    return read;
  }

  /** A path that climbs out of the folder names nothing in it. */
  private full(path: string): string | undefined {
    return path.startsWith('/') || path.split('/').includes('..') ? undefined : join(this.root, path);
  }
}

/** What is not there, or not ours to read, has no size and no time. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
