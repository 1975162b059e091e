/** Writing a file whole or not at all: a new file beside the old one takes its place. A link stays a link, permissions stay. */
import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, type Stats } from 'node:fs';
import { besideOf } from './leftovers.ts';
import { reason } from './read.ts';

/** `write` is given a file to write to. What it throws is thrown on, and the old file is as it was. */
export function replaceFile(path: string, write: (fd: number) => void): void {
  const old = statOf(path);
  // A pipe or a device is no file that another could take the place of.
  if (old && !old.isFile()) return into(openSync(path, 'w'), write);
  const target = old ? realpathSync(path) : path;
  const beside = besideOf(target);
  const fd = openSync(beside, 'wx', old?.mode);
  try {
    into(fd, write);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function into(fd: number, write: (fd: number) => void): void {
  try {
    write(fd);
  } finally {
    closeSync(fd);
  }
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

const UNWRITTEN: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOSPC: 'no space is left',
  EBADF: 'it is closed',
  EROFS: 'its file system is read-only',
};

/** Why a file could not be written, in words. */
export function whyNotWritten(error: unknown): string {
  return UNWRITTEN[(error as NodeJS.ErrnoException).code ?? ''] ?? reason(error).replace('read', 'written');
}
