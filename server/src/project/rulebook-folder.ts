/** A folder of the user's own rulebooks: its YAML files as text, within limits, and never from outside the project. */
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderText } from '../workspace/rulebooks.ts';
import { type ReadResult, readText, reason } from './read.ts';
import { within } from './paths.ts';
import { cutShort } from './replace-together.ts';

const MOST_FILES = 500;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * @param project the folder of `earshot.json`
 * @param read for an editor, which keeps what it has read
 */
export function readRulebookFolder(project: string, folder: string, read: (path: string) => ReadResult = readText): FolderText {
  const root = join(project, folder);
  try {
    if (!within(realpathSync(project), realpathSync(root))) return { problem: 'leaves the workspace by a link' };
    if (!statSync(root).isDirectory()) return { problem: 'is a file, not a folder of rulebook files' };
    const files = new Map<string, string>();
    const stamps = [project];
    let bytes = 0;
    for (const path of yamlFiles(root, realpathSync(project), [realpathSync(root)])) {
      const full = join(root, path);
      if (!within(realpathSync(project), realpathSync(full))) return { problem: `${path} leaves the workspace by a link` };
      const { size, mtimeMs } = statSync(full);
      bytes += size;
      stamps.push(`${path}:${mtimeMs}:${size}`);
      if (files.size >= MOST_FILES) return { problem: `holds more than ${MOST_FILES} YAML files` };
      if (bytes > MOST_BYTES) return { problem: `holds more than ${MOST_BYTES / (1024 * 1024)} MB of YAML` };
      const found = read(full);
      if ('problem' in found) return { problem: `${path} ${found.problem}` };
      files.set(path, found.text);
    }
    return { files, stamp: stamps.join('|') };
  } catch (error) {
    return { problem: error instanceof Unsound ? error.message : reason(error) };
  }
}

/**
 * In the order of their names; hidden folders are passed over. `.yml` counts, to be told that it is no name of the rulebook. A folder that a
 * link leads to is one like any other: a policy is not to be passed over for how it is reached.
 */
function yamlFiles(root: string, project: string, above: readonly string[], below = ''): string[] {
  const entries = readdirSync(join(root, below), { withFileTypes: true });
  const left = cutShort(entries.map((e) => e.name));
  if (left !== undefined) throw new Unsound(`holds ${below === '' ? '' : `${below}/`}${left}`);
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.')) return [];
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (isFolder(root, path, entry)) {
        const real = realpathSync(join(root, path));
        if (!within(project, real)) throw new Unsound(`${path} leaves the workspace by a link`);
        if (above.includes(real)) throw new Unsound(`${path} leads back to a folder above it`);
        return yamlFiles(root, project, [...above, real], path);
      }
      return /\.ya?ml$/.test(entry.name) ? [path] : [];
    });
}

function isFolder(root: string, path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return statSync(join(root, path)).isDirectory();
  } catch (error) {
    throw new Unsound(`${path} ${reason(error)}`);
  }
}

/** The folder cannot be taken as it is; its message follows the name of the folder. */
class Unsound extends Error {}
