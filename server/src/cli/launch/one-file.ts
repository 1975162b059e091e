/**
 * The entry of `earshot.mjs`. Its pieces stand at its own end, in a comment: a line that is their index, and one of all of them. Where it was
 * built they also lie beside it, not packed, and with compiled code.
 */
import { build, compiledCode } from '../../project/compiled-code.ts';
import { readFully } from '../../project/room.ts';
import type { Piece } from './pieces.ts';
import { besides, refuseOldNode, start } from './start.ts';

refuseOldNode();
// Asked for, not imported: for each import of its own modules Node makes another module around it, and starting is most of a small check.
const { openSync } = process.getBuiltinModule('node:fs');
const { dirname } = process.getBuiltinModule('node:path');
const { fileURLToPath } = process.getBuiltinModule('node:url');
const self = fileURLToPath(import.meta.url);
const home = dirname(self);
const compiled = compiledCode(home, 'main.cache');
start(self, compiled ? besides(home, build) : packed(), compiled);

/** Where each block begins after the index, and its length, in characters; and of each piece its block, and where it lies in that. */
interface Index {
  readonly blocks: readonly (readonly [from: number, length: number])[];
  readonly pieces: Readonly<Record<string, readonly [block: number, from: number, length: number]>>;
}

/** Pieces that are much alike are packed as one block, in which the same code takes up its place once. */
function packed(): Piece {
  const { brotliDecompressSync } = process.getBuiltinModule('node:zlib');
  const file = openSync(self, 'r');
  const bytes = (from: number, length: number): string => readFully(file, Buffer.allocUnsafe(length), from).toString('latin1');
  // More than the code before the pieces and their index take up. Base64 has no star and no line.
  const head = bytes(0, 32 * 1024);
  const mark = '/*pieces ';
  const at = head.lastIndexOf(mark) + mark.length;
  const end = head.indexOf('\n', at);
  const { blocks, pieces } = JSON.parse(head.slice(at, end)) as Index;
  const unpacked = new Map<number, Buffer>();
  const block = (n: number): Buffer => {
    const before = unpacked.get(n);
    if (before) return before;
    const [from, length] = blocks[n]!;
    const all = brotliDecompressSync(Buffer.from(bytes(end + 1 + from, length), 'base64'));
    unpacked.set(n, all);
    return all;
  };
  return (name) => {
    if (name === 'build') return Buffer.from(build, 'latin1');
    const place = pieces[name];
    if (!place) throw new Error(`${self} has no piece ${name}`);
    const [of, from, length] = place;
    return block(of).subarray(from, from + length);
  };
}
