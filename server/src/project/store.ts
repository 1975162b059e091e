/**
 * A folder of entries by the hash of all that they rest on. An entry is never changed, so runs side by side can only write the same. What a
 * run has to say at a time is one pack (pack.ts): written beside and renamed, so a run that is killed leaves it whole or not there; and
 * what is not as it was written is as none.
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { daysSince, daysSinceEpoch } from './clock.ts';
import type { Hash } from './hash.ts';
import { type Block, type Place, readBlock, readPack, sealed, writePack } from './pack.ts';
import { whyNotWritten } from './replace.ts';

/** Entries so old are of specs that have changed since, or of another version. */
const KEPT_DAYS = 30;
/** More packs than this are merged: to open each is most of the time that a look takes. */
const MOST_PACKS = 64;
/** Bytes of a pack that is merged with no other. */
const LARGE = 32 * 1024 * 1024;
/** Blocks that are held: entries of one are asked for one after the other. */
const HELD = 4;

export class Store {
  readonly folder: string;
  private readonly hash: Hash;
  private readonly packs: string;
  private places: Map<string, Place> | undefined;
  private readonly held = new Map<Block, Buffer | undefined>();
  private open: (readonly [key: string, text: string])[] = [];
  /** Why nothing more is written; a run goes on without. */
  problem: string | undefined;

  constructor(folder: string, hash: Hash) {
    this.folder = folder;
    this.hash = hash;
    this.packs = join(folder, 'packs');
  }

  /** @param key a hash */
  get(key: string): string | undefined {
    const place = this.known.get(named(key));
    if (!place) return undefined;
    const { block, from, to } = place;
    if (!this.held.has(block)) {
      if (this.held.size >= HELD) this.held.delete(this.held.keys().next().value!);
      this.held.set(block, readBlock(block, this.hash));
    }
    return this.held.get(block)?.toString('utf8', from, to);
  }

  /** For runs to come, once it is written. */
  put(key: string, text: string): void {
    if (this.problem === undefined) this.open.push([named(key), text]);
  }

  /** Writes what was put since it was last asked to. */
  write(): void {
    const entries = this.open;
    this.open = [];
    if (entries.length === 0 || this.problem !== undefined) return;
    try {
      // What was found is for nobody else to read.
      mkdirSync(this.packs, { recursive: true, mode: 0o700 });
      writePack(this.packs, [sealed(entries, daysSinceEpoch(), this.hash)], this.hash);
    } catch (error) {
      this.problem = whyNotWritten(error);
    }
  }

  /** Merges packs where they are many; once a day it removes what is old, and what runs that were killed have left. */
  tidy(): void {
    try {
      const mark = join(this.folder, 'tidied');
      const daily = age(mark) !== 0;
      const names = this.names();
      if (names.length === 0 || (!daily && names.length <= MOST_PACKS)) return;
      writeFileSync(mark, '');
      for (const name of daily ? readdirSync(this.packs).filter((n) => n.endsWith('.tmp')) : [])
        if (age(join(this.packs, name)) > 1) rmSync(join(this.packs, name), { force: true });
      this.merge(names, names.length > MOST_PACKS);
    } catch {
      // Another run may be doing the same; what stays is removed another day.
    }
  }

  /** Each block that is sound and not old stands in one pack again before the packs it stood in are removed. */
  private merge(names: readonly string[], all: boolean): void {
    const oldest = daysSinceEpoch() - KEPT_DAYS;
    const written = new Set<string>();
    const before = new Set<string>();
    const merged: string[] = [];
    let blocks: { block: Block; bytes: Buffer }[] = [];
    let size = 0;
    const flush = (): void => {
      if (blocks.length > 0) written.add(writePack(this.packs, blocks, this.hash));
      blocks = [];
      size = 0;
    };
    for (const name of names) {
      const path = join(this.packs, name);
      const found = readPack(path, this.hash);
      const length = found?.reduce((sum, b) => sum + b.length, 0) ?? 0;
      if (found?.every((b) => b.day >= oldest) && (!all || length >= LARGE)) continue;
      merged.push(name);
      for (const block of found ?? []) {
        // The same texts may stand under other keys.
        const same = `${block.seal} ${block.keys.join()}`;
        const bytes = block.day >= oldest && !before.has(same) ? readBlock(block, this.hash) : undefined;
        if (!bytes) continue;
        before.add(same);
        blocks.push({ block, bytes });
        size += bytes.length;
        if (size >= LARGE) flush();
      }
    }
    flush();
    for (const name of merged) if (!written.has(name)) rmSync(join(this.packs, name), { force: true });
  }

  private get known(): Map<string, Place> {
    if (this.places) return this.places;
    this.places = new Map();
    for (const name of this.names())
      for (const block of readPack(join(this.packs, name), this.hash) ?? [])
        for (const [key, from, to] of block.entries()) this.places.set(key, { block, from, to });
    return this.places;
  }

  private names(): string[] {
    try {
      return readdirSync(this.packs).filter((name) => name.endsWith('.pack'));
    } catch {
      return [];
    }
  }
}

/** Half of a hash tells any number of entries apart. */
const named = (key: string): string => key.slice(0, 32);

/** In days; those of what is not there are without end. */
const age = (path: string): number => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? daysSince(stat.mtimeMs) : Infinity;
};
