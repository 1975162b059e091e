/**
 * Starts the command line from its pieces. Starting is most of the time of a small check, and compiling most of starting: so there may be
 * compiled code, which another version of Node rejects and compiles anew.
 */
import { wrapped } from '../../project/bundle-text.ts';
import { optimizeAfter } from '../../project/optimizing.ts';
import { readIntoRoom } from '../../project/room.ts';
import type { Piece } from './pieces.ts';

/** Said before anything else is tried: what an older Node cannot do fails in ways that look like bugs. */
const OLDEST = [22, 3] as const;

export function refuseOldNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  process.stderr.write(`earshot needs Node ${OLDEST.join('.')} or later; this is ${process.versions.node}\n`);
  process.exit(2);
}

/** Pieces that lie in a folder as they are. */
export function besides(home: string, build: string): Piece {
  const { join } = process.getBuiltinModule('node:path');
  return (name) => (name === 'build' ? Buffer.from(build, 'latin1') : readIntoRoom(join(home, name)));
}

/** A check is over before most of its functions are called so often. */
const OF_A_CHECK = { maglev: 20_000, 'maglev-osr': 2_000, turbofan: 60_000, osr: 10_000 } as const;

type Bundle = (
  exports: unknown,
  require: (name: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
  piece: Piece,
) => void;

/**
 * @param self the file that was started: its folder is where everything is said to lie
 * @param compiled reads what was compiled of `main.cjs`, once that is read
 */
export function start(self: string, piece: Piece, compiled?: () => Buffer): void {
  const { dirname, join } = process.getBuiltinModule('node:path');
  const { Script } = process.getBuiltinModule('node:vm');
  const home = dirname(self);
  const loaded = new Map<string, { exports: unknown }>();

  // Node's own `require` looks for a file first.
  const require = (name: string): unknown =>
    name.startsWith('./')
      ? bundle(name.slice(2)).exports
      : (process.getBuiltinModule(name) ?? process.getBuiltinModule('node:module').createRequire(self)(name));

  const bundle = (name: string, code?: () => Buffer): { exports: unknown } => {
    const before = loaded.get(name);
    if (before) return before;
    const module = { exports: {} as unknown };
    loaded.set(name, module);
    // The build writes bundles in ASCII.
    const source = wrapped(asBuffer(piece(name)).toString('latin1'));
    const filename = join(home, name);
    const script = new Script(source, { filename, ...(code && { cachedData: code() }) });
    if (name === 'main.cjs') optimizeAfter(OF_A_CHECK);
    (script.runInThisContext() as Bundle)(module.exports, require, module, filename, home, piece);
    return module;
  };

  const { main } = bundle('main.cjs', compiled).exports as { main: Main };
  void main(process.argv).then((code) => {
    // All is written by now. Leaving at once spares the garbage collection that an idle loop would begin.
    if (code !== undefined) process.exit(code);
  });
}

/** What `main.cjs` exports: see cli/main.ts. */
type Main = (argv: readonly string[]) => Promise<number | undefined>;

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
