/**
 * The entry of `earshot.mjs`. Its pieces stand at its own end, in a comment: a line that is their index, and one of all of them. Where it was
 * built they also lie beside it, not packed, and with compiled code, which names the build it is of.
 */
import type { Piece } from './pieces.ts';
import { refuseOldNode, start } from './start.ts';

/** Set by the build: the digest of all pieces. */
declare const EARSHOT_BUILD: string;

refuseOldNode();
// Asked for, not imported: for each import of its own modules Node makes another module around it, and starting is most of a small check.
const { openSync, readFileSync, readSync } = process.getBuiltinModule('node:fs');
const { dirname, join } = process.getBuiltinModule('node:path');
const { fileURLToPath } = process.getBuiltinModule('node:url');
const self = fileURLToPath(import.meta.url);
const home = dirname(self);
const compiled = compiledCode();
const piece = compiled ? (name: string) => readFileSync(join(home, name)) : packed();
start(self, (name) => (name === 'build' ? Buffer.from(EARSHOT_BUILD, 'latin1') : piece(name)), compiled);

/** What the build compiled. That of another build is none. */
function compiledCode(): Buffer | undefined {
  try {
    const cache = readFileSync(join(home, 'main.cache'));
    const named = EARSHOT_BUILD.length;
    return cache.toString('latin1', 0, named) === EARSHOT_BUILD ? cache.subarray(named) : undefined;
  } catch {
    return undefined;
  }
}

function packed(): Piece {
  const { brotliDecompressSync } = process.getBuiltinModule('node:zlib');
  const file = openSync(self, 'r');
  const bytes = (from: number, length: number): string => {
    const buffer = Buffer.allocUnsafe(length);
    let read = 0;
    for (let more = -1; more !== 0 && read < length; read += more) {
      more = readSync(file, buffer, read, length - read, from + read);
    }
    return buffer.toString('latin1', 0, read);
  };
  // More than the code before the pieces and their index take up. Base64 has no star and no line.
  const head = bytes(0, 32 * 1024);
  const mark = '/*pieces ';
  const index = head.lastIndexOf(mark) + mark.length;
  const end = head.indexOf('\n', index);
  /** Where each begins after the index, and its length, in characters. */
  const places = JSON.parse(head.slice(index, end)) as Readonly<Record<string, readonly [number, number]>>;
  return (name) => {
    const place = places[name];
    if (!place) throw new Error(`${self} has no piece ${name}`);
    return brotliDecompressSync(Buffer.from(bytes(end + 1 + place[0], place[1]), 'base64'));
  };
}
