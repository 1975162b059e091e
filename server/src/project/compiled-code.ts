/** Code that V8 compiled of a bundle when it was built, and takes instead of compiling it again. */
import { heading } from './bundle-text.ts';
import { readFully, readIntoRoom } from './room.ts';

/** Set by the build: the digest of all pieces. */
declare const EARSHOT_BUILD: string;

export const build: string = EARSHOT_BUILD;

/** From the folder that the bundle was built into: reads it, after the bundle itself. That of another build or another V8 is none. */
export function compiledCode(home: string, name: string): (() => Buffer) | undefined {
  // Asked for, not imported: see cli/launch/one-file.ts.
  const { closeSync, openSync } = process.getBuiltinModule('node:fs');
  const path = process.getBuiltinModule('node:path').join(home, name);
  const expected = Buffer.from(heading(build), 'latin1');
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const found = readFully(file, Buffer.allocUnsafe(expected.length), 0);
    return found.equals(expected) ? () => readIntoRoom(path, expected.length) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
