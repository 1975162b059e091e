/**
 * Entries in one file: a line of its head, a line of its blocks (of each its day, its seal, its length and the keys and lengths of its
 * entries), and their texts. The index and each block have a seal, the hash of their bytes. A look reads the index, and the blocks that
 * it has to do with whole, since what was written together is asked for together.
 */
import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hash } from './hash.ts';
import { replaceFile } from './replace.ts';

export interface Block {
  /** The pack, and where in it. */
  readonly path: string;
  readonly start: number;
  readonly length: number;
  /** Days since 1970. */
  readonly day: number;
  readonly seal: string;
  /** As the index has them: keys and lengths by turns. */
  readonly keys: readonly (string | number)[];
  /** Of each its key, and from where to where in the block it stands, in bytes. */
  entries(): Iterable<readonly [key: string, from: number, to: number]>;
}

export interface Place {
  readonly block: Block;
  readonly from: number;
  readonly to: number;
}

type Row = readonly [day: number, seal: string, length: number, keys: readonly (string | number)[]];
type Whole = { readonly block: Pick<Block, 'day' | 'seal' | 'length' | 'keys'>; readonly bytes: Buffer };

const HEAD = /^earshot cache 1 (\d{10}) ([0-9a-f]{16})\n$/;
const HEAD_LENGTH = 44;

const sealOf = (bytes: Buffer, hash: Hash): string => hash(bytes).slice(0, 16);

/** One block of what was put together. */
export function sealed(entries: readonly (readonly [key: string, text: string])[], day: number, hash: Hash): Whole {
  const bytes = Buffer.from(entries.map(([, text]) => text).join(''));
  const keys = entries.flatMap(([key, text]) => [key, Buffer.byteLength(text)]);
  return { block: { day, seal: sealOf(bytes, hash), length: bytes.length, keys }, bytes };
}

/** @returns its name, which is of what it holds */
export function writePack(folder: string, blocks: readonly Whole[], hash: Hash): string {
  const rows = blocks.map(({ block: b }): Row => [b.day, b.seal, b.length, b.keys]);
  const index = Buffer.from(`${JSON.stringify(rows)}\n`);
  const head = `earshot cache 1 ${String(index.length).padStart(10, '0')} ${sealOf(index, hash)}\n`;
  const name = `${hash(index).slice(0, 32)}.pack`;
  replaceFile(join(folder, name), (fd) => {
    writeFileSync(fd, Buffer.concat([Buffer.from(head), index, ...blocks.map((b) => b.bytes)]));
  });
  return name;
}

/** Undefined where it is gone, or not as it was written. */
export function readPack(path: string, hash: Hash): readonly Block[] | undefined {
  return opened(path, (fd) => {
    const first = bytesAt(fd, 0, FIRST);
    const head = HEAD.exec(first.toString('latin1', 0, HEAD_LENGTH));
    if (!head) return undefined;
    const end = HEAD_LENGTH + Number(head[1]);
    // A head that was bent may name any length.
    if (end > fstatSync(fd).size) return undefined;
    const index = end <= first.length ? first.subarray(HEAD_LENGTH, end) : bytesAt(fd, HEAD_LENGTH, end - HEAD_LENGTH);
    if (sealOf(index, hash) !== head[2]) return undefined;
    let start = end;
    return (JSON.parse(index.toString()) as readonly Row[]).map(([day, seal, length, keys]): Block => {
      const block = { path, start, length, day, seal, keys, entries: () => entriesOf(keys) };
      start += length;
      return block;
    });
  });
}

export const readBlock = ({ path, start, length, seal }: Block, hash: Hash): Buffer | undefined =>
  opened(path, (fd) => {
    const bytes = bytesAt(fd, start, length);
    return bytes.length === length && sealOf(bytes, hash) === seal ? bytes : undefined;
  });

/** Most packs are read by one look at the disk. */
const FIRST = 64 * 1024;

function* entriesOf(keys: Block['keys']): Generator<readonly [string, number, number]> {
  let from = 0;
  for (let i = 0; i < keys.length; i += 2) {
    const to = from + (keys[i + 1] as number);
    yield [keys[i] as string, from, to];
    from = to;
  }
}

function opened<T>(path: string, use: (fd: number) => T): T | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    return use(fd);
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Fewer where the file ends before. */
function bytesAt(fd: number, from: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let read = 0;
  for (let more = -1; more !== 0 && read < length; read += more) more = readSync(fd, buffer, read, length - read, from + read);
  return buffer.subarray(0, read);
}
