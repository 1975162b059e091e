/** Code that V8 compiled of a bundle when it was built, and takes instead of compiling it again. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { heading } from './bundle-text.ts';

/** Set by the build: the digest of all pieces. */
declare const EARSHOT_BUILD: string;

export const build: string = EARSHOT_BUILD;

/** From the folder that the bundle was built into. That of another build or another V8 is none, and no more of it is read. */
export function compiledCode(home: string, name: string): Buffer | undefined {
  const expected = Buffer.from(heading(build), 'latin1');
  let file: number | undefined;
  try {
    file = openSync(join(home, name), 'r');
    const found = Buffer.alloc(expected.length);
    readSync(file, found, 0, found.length, 0);
    if (!found.equals(expected)) return undefined;
    const code = Buffer.allocUnsafeSlow(fstatSync(file).size - expected.length);
    let read = 0;
    for (let more = -1; more !== 0 && read < code.length; read += more)
      more = readSync(file, code, read, code.length - read, expected.length + read);
    return read === code.length ? code : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
