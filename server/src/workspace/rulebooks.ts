/**
 * The rulebook a project works with: the built-in one and, over it, the folders that `earshot.json` names. One loader for the command
 * line and the language server, so that editor and CI agree.
 */
import type * as CompilerModule from '../rulebook/compile/bundle.ts';
import type { ReadBefore } from '../rulebook/compile/installed.ts';
import type { RulebookError } from '../rulebook/compile/index.ts';
import type { Section } from '../rulebook/compiled.ts';
import { loadRulebook } from '../rulebook/load/index.ts';
import type { Change, Rulebook } from '../rulebook/rulebook.ts';

export type Compiler = typeof CompilerModule;

/** A folder's YAML files by their path in it, or why it cannot be read. Two of one `stamp` are the same. */
export type FolderText = { readonly files: ReadonlyMap<string, string>; readonly stamp?: string } | { readonly problem: string };

export interface Loaded {
  readonly rulebook: Rulebook;
  /** Why folders were left out; empty where all of them count. */
  readonly errors: readonly RulebookError[];
}

/** A folder's name, as it is told, and its files. */
export interface Folder {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

const REFORM = 'reform.yaml';

export interface Proposed extends Loaded {
  /** What each operation does. */
  readonly changes: readonly Change[];
  readonly title?: string;
}

export class RulebookLoader {
  readonly builtIn: Rulebook;
  private readonly section: (section: Section) => string;
  private readonly compiler: () => Compiler;
  private readonly before: ReadBefore;
  private readonly cache = new Map<string, Loaded>();

  /**
   * @param compiler loads the compiler of YAML, when it is first needed
   * @param before what the build has read of the YAML
   */
  constructor(section: (section: Section) => string, compiler: () => Compiler, before?: ReadBefore) {
    this.before = before;
    this.section = section;
    this.compiler = compiler;
    this.builtIn = loadRulebook(section);
  }

  /**
   * The same rulebooks with a proposal over the law: the operations of its `reform.yaml`, and what else its folder holds as a rulebook of
   * the user's own.
   * @param own the project's folders, as they were read
   */
  reformed(own: readonly Folder[], proposal: Folder): Proposed {
    const { applyReform, compileFurther, installed, sectionText, underCopy } = this.compiler();
    const { base, read, rest: others, ...under } = underCopy(own, installed(this.section, this.before), this.section);
    const operations = proposal.files.get(REFORM);
    const rest = new Map([...proposal.files].filter(([file]) => file !== REFORM));
    const law =
      operations === undefined
        ? { installed: base, changes: [], errors: [] }
        : applyReform(base, operations, `${proposal.folder}/${REFORM}`, proposal.folder);
    // Names are indexed anew only where a list is another.
    const isOther = (name: Section): boolean =>
      name === 'core' || name === 'ccl' ? operations !== undefined : law.installed.lists !== base.lists;
    const section = (name: Section): string => (isOther(name) ? sectionText(name, law.installed) : read(name));
    const made = compileFurther([...others, { folder: proposal.folder, files: rest }], law.installed, section);
    return {
      rulebook: loadRulebook(made.section, [...under.further, ...made.further]),
      errors: law.errors.length > 0 ? law.errors : [...under.errors, ...made.errors],
      changes: law.changes,
      ...('title' in law && law.title !== undefined && { title: law.title }),
    };
  }

  /**
   * @param folders as `earshot.json` names them
   * @param read the folder of that name below the project
   */
  with(folders: readonly string[], read: (folder: string) => FolderText): Loaded {
    if (folders.length === 0) return { rulebook: this.builtIn, errors: [] };
    const found: { folder: string; files: ReadonlyMap<string, string>; stamp?: string }[] = [];
    const errors: RulebookError[] = [];
    for (const name of folders) {
      const folder = folderName(name);
      if (typeof folder !== 'string') {
        errors.push(unusable(name, folder.error));
        continue;
      }
      const text = read(folder);
      if ('problem' in text) errors.push(unusable(name, text.problem));
      else if (text.files.size === 0) errors.push(unusable(name, 'holds no YAML file of a rulebook'));
      else if (found.some((f) => f.folder === folder)) errors.push(unusable(name, 'is named twice'));
      else found.push({ folder, ...text });
    }
    const key = JSON.stringify([found.map((f) => [f.folder, f.stamp ?? [...f.files]]), errors]);
    let loaded = this.cache.get(key);
    if (!loaded) {
      const { compileFurther, installed } = this.compiler();
      const made = compileFurther(found, installed(this.section, this.before), this.section);
      loaded = { rulebook: loadRulebook(made.section, made.further), errors: [...errors, ...made.errors] };
      // One project seldom has more than one state at a time; an editor that goes through many keeps the last few.
      if (this.cache.size >= 8) this.cache.delete(this.cache.keys().next().value!);
      this.cache.set(key, loaded);
    }
    return loaded;
  }
}

const unusable = (name: string, why: string): RulebookError => ({
  file: 'earshot.json',
  line: 1,
  message: `rulebooks: ${name} ${why}`,
});

/** A folder below the project, written relative to it with `/`; or why it is none. */
export function folderName(name: string): string | { readonly error: string } {
  if (name.includes('\\')) return { error: 'is written with \\; paths use /' };
  if (/^([A-Za-z][A-Za-z0-9+.-]*:|\/|~)/.test(name)) return { error: 'leaves the workspace; paths are relative to earshot.json' };
  if (/[\u0000-\u001f]/.test(name)) return { error: 'has control characters' };
  const out: string[] = [];
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') out.push(part);
    else if (out.pop() === undefined) return { error: 'leaves the workspace' };
  }
  return out.length > 0 ? out.join('/') : { error: 'is the folder of earshot.json itself; give a rulebook a folder of its own' };
}
