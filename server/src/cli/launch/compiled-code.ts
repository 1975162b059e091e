/** What the build compiled: code that V8 takes instead of compiling the main bundle again. */

/** Set by the build: the digest of all pieces. */
declare const EARSHOT_BUILD: string;

export const build: string = EARSHOT_BUILD;

/** From the folder that the command line was built into. That of another build is none. */
export function compiledCode(home: string): Buffer | undefined {
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const { join } = process.getBuiltinModule('node:path');
  try {
    const cache = readFileSync(join(home, 'main.cache'));
    return cache.toString('latin1', 0, build.length) === build ? cache.subarray(build.length) : undefined;
  } catch {
    return undefined;
  }
}
