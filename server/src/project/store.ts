/**
 * A folder of entries by the hash of all that they rest on. An entry is never changed, so runs side by side can only write the same; it
 * is written beside and renamed, so a run that is killed leaves it whole or not there; and what is not as it was written is as none.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { daysSince } from './clock.ts';
import { replaceFile, whyNotWritten } from './replace.ts';

/** Entries so old are of specs that have changed since, or of another version. */
const KEPT_DAYS = 30;

export class Store {
  readonly folder: string;
  private readonly hash: (text: string) => string;
  /** Why nothing more is written; a run goes on without. */
  problem: string | undefined;

  /** @param hash in hexadecimal, of at least 16 digits */
  constructor(folder: string, hash: (text: string) => string) {
    this.folder = folder;
    this.hash = hash;
  }

  get(key: string): string | undefined {
    let entry: string;
    try {
      entry = readFileSync(this.path(key), 'utf8');
    } catch {
      return undefined;
    }
    const text = entry.slice(SEAL);
    return entry.slice(0, SEAL) === this.seal(key, text) ? text : undefined;
  }

  put(key: string, text: string): void {
    if (this.problem !== undefined) return;
    try {
      mkdirSync(join(this.folder, key.slice(0, 2)), { recursive: true, mode: 0o700 });
      replaceFile(this.path(key), (fd) => writeFileSync(fd, this.seal(key, text) + text));
    } catch (error) {
      this.problem = whyNotWritten(error);
    }
  }

  /** Removes what is old, once a day, and what runs that were killed have left. */
  tidy(): void {
    const mark = join(this.folder, 'tidied');
    try {
      if (age(mark) === 0) return;
      writeFileSync(mark, '');
      for (const name of readdirSync(this.folder).filter((n) => /^[0-9a-f]{2}$/.test(n)))
        for (const entry of readdirSync(join(this.folder, name))) {
          const path = join(this.folder, name, entry);
          if (age(path) > (entry.endsWith('.tmp') ? 1 : KEPT_DAYS)) rmSync(path, { force: true });
        }
    } catch {
      // Another run may be doing the same; what stays is removed another day.
    }
  }

  private path(key: string): string {
    return join(this.folder, key.slice(0, 2), key.slice(2));
  }

  /** Of the key too, so that an entry under another name is none. */
  private seal(key: string, text: string): string {
    return `${this.hash(`${key}\n${text}`).slice(0, SEAL - 1)}\n`;
  }
}

const SEAL = 17;

/** In days; those of what is not there are without end. */
const age = (path: string): number => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? daysSince(stat.mtimeMs) : Infinity;
};
