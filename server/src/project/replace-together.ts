/**
 * Several files written as one. All are staged beside their places and made durable, and what they replace is copied to `….old`, before the
 * first takes its place by one rename: at every moment each file is whole, as it was or as it will be. A failure puts back what was there.
 * A run that is killed leaves staged files, and whoever reads the folder tells (`cutShort`).
 */
import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const STAGED = '.import';
const stagedName = (path: string): string => join(dirname(path), `.${basename(path)}${STAGED}`);

/** @param write is given a file to write a text to. What it or the file system throws is thrown on. */
export function replaceTogether(
  files: readonly { readonly path: string; readonly text: string }[],
  write: (fd: number, text: string) => void,
): void {
  const undo: (() => void)[] = [];
  const staged: string[] = [];
  try {
    for (const folder of new Set(files.map((f) => dirname(f.path)))) {
      mkdirSync(folder, { recursive: true });
      for (const name of readdirSync(folder)) if (isStaged(name)) rmSync(join(folder, name));
    }
    for (const { path, text } of files) {
      staged.push(stagedName(path));
      durable(stagedName(path), (fd) => write(fd, text));
      if (!existsSync(path)) continue;
      staged.push(stagedName(`${path}.old`));
      copyFileSync(path, stagedName(`${path}.old`));
      durable(stagedName(`${path}.old`));
    }
    for (const { path } of files) {
      const before = existsSync(path);
      if (before) renameSync(stagedName(`${path}.old`), `${path}.old`);
      renameSync(stagedName(path), path);
      undo.push(() => (before ? renameSync(`${path}.old`, path) : rmSync(path, { force: true })));
    }
    for (const folder of new Set(files.map((f) => dirname(f.path)))) durable(folder);
  } catch (error) {
    for (const back of undo) back();
    for (const path of staged) rmSync(path, { force: true });
    throw error;
  }
}

/** With `write`, the file is made anew. */
function durable(path: string, write?: (fd: number) => void): void {
  const fd = openSync(path, write ? 'w' : 'r');
  try {
    write?.(fd);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

const isStaged = (name: string): boolean => name.startsWith('.') && name.endsWith(STAGED);

/** What a run that did not come to its end left among the names of a folder, and what to do; undefined where there is nothing. */
export function cutShort(names: readonly string[]): string | undefined {
  const staged = names.find(isStaged);
  if (staged !== undefined) return `${staged}: an import was cut short; run it again, or delete that file`;
  // Versions before this one moved the old file away before the new one came.
  const orphan = names.find((n) => n.endsWith('.yaml.old') && !names.includes(n.slice(0, -'.old'.length)));
  return orphan === undefined ? undefined : `${orphan} without its list; rename it to what it was, or delete it`;
}
