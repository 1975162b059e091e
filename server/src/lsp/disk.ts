/** The disk below one folder, and nothing else of it: imports are read from here. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { FolderText } from '../workspace/rulebooks.ts';

const MOST_FILES = 5000;
const MOST_RULEBOOK_FILES = 500;
const SKIPPED = new Set(['node_modules', 'dist', 'out', 'coverage']);

export class Disk {
  private readonly texts = new Map<string, { readonly stamp: string; readonly text: string }>();
  private listed: string[] | undefined;
  private readonly root: string;
  private readonly watched: boolean;
  private readonly real: string | undefined;

  /** @param watched the client reports changes, so that a list once made stays good until it does */
  constructor(root: string, watched: boolean) {
    this.root = root;
    this.watched = watched;
    this.real = attempt(() => realpathSync(root));
  }

  /** Something below the folder was made, changed or deleted. */
  forget(): void {
    this.texts.clear();
    this.listed = undefined;
  }

  /** Bytes; undefined where there is no such file inside the folder. A link that leads outside is no file. */
  size(path: string): number | undefined {
    return this.stat(path)?.size;
  }

  read(path: string): string | undefined {
    const stat = this.stat(path);
    if (!stat) return undefined;
    const stamp = `${stat.mtimeMs}:${stat.size}`;
    const known = this.texts.get(path);
    if (known?.stamp === stamp) return known.text;
    const text = attempt(() => readFileSync(join(this.root, path), 'utf8'));
    if (text !== undefined) this.texts.set(path, { stamp, text });
    return text;
  }

  /** Every spec below the folder, by path; at most 5,000. Hidden folders and those of builds are passed over. */
  specs(): readonly string[] {
    if (this.listed && this.watched) return this.listed;
    const found: string[] = [];
    const visit = (folder: string): void => {
      const entries = attempt(() => readdirSync(join(this.root, folder), { withFileTypes: true })) ?? [];
      for (const entry of entries) {
        if (found.length >= MOST_FILES) return;
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) {
          if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name)) visit(path);
        } else if (entry.isFile() && entry.name.endsWith('.earshot')) found.push(path);
      }
    };
    visit('');
    return (this.listed = found.sort());
  }

  /** The rulebook files of a folder; a path that leads outside, or more than an editor should read, is refused. */
  yaml(folder: string): FolderText {
    const files = new Map<string, string>();
    const stamps = [this.root];
    const visit = (below: string): string | undefined => {
      const entries = attempt(() => readdirSync(join(this.root, folder, below), { withFileTypes: true }));
      if (!entries) return below === '' ? 'does not exist' : `${below} cannot be read`;
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (entry.name.startsWith('.')) continue;
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory()) {
          const problem = visit(path);
          if (problem !== undefined) return problem;
        } else if (/\.ya?ml$/.test(entry.name)) {
          const stat = this.stat(`${folder}/${path}`);
          const text = stat && this.read(`${folder}/${path}`);
          if (!stat || text === undefined) return `${path} cannot be read inside the workspace`;
          if (files.size >= MOST_RULEBOOK_FILES) return `holds more than ${MOST_RULEBOOK_FILES} YAML files`;
          files.set(path, text);
          stamps.push(`${path}:${stat.mtimeMs}:${stat.size}`);
        }
      }
      return undefined;
    };
    const problem = visit('');
    return problem === undefined ? { files, stamp: stamps.join('|') } : { problem };
  }

  private stat(path: string): { readonly size: number; readonly mtimeMs: number } | undefined {
    if (this.real === undefined || path.startsWith('/') || path.split('/').includes('..')) return undefined;
    const absolute = join(this.root, path);
    return attempt(() => {
      if (!realpathSync(absolute).startsWith(this.real + sep)) return undefined;
      const stat = statSync(absolute);
      return stat.isFile() ? stat : undefined;
    });
  }
}

/** What is not there, or not ours to read, is no file. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
