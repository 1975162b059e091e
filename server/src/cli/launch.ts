/**
 * Starts the command line from `main.cjs` with the compiled code the build left beside it. Starting is most of the time
 * of a small check, and compiling most of starting. Another version of Node rejects the compiled code and compiles anew.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** Said before anything else is tried: what an older Node cannot do fails in ways that look like bugs. */
const OLDEST = 22;
if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  process.stderr.write(`earshot needs Node ${OLDEST} or later; this is ${process.versions.node}\n`);
  process.exit(2);
}

type Main = (exports: unknown, require: NodeJS.Require, module: NodeJS.Module, filename: string, dirname: string) => void;

const filename = join(__dirname, 'main.cjs');

function compiledCode(): Buffer | undefined {
  try {
    return readFileSync(join(__dirname, 'main.cache'));
  } catch {
    return undefined;
  }
}

// The bundle is ASCII (esbuild escapes the rest), which is read faster as Latin-1. scripts/warm.mjs wraps it the same way.
const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`;
const script = new Script(source, { filename, cachedData: compiledCode() });

// Optimizing code that runs for a tenth of a second costs more than it brings: V8 is told to wait longer before it does.
// Only now, because compiled code is accepted under the flags it was made with.
for (const [flag, calls] of [
  ['maglev', 20_000],
  ['maglev-osr', 2_000],
  ['turbofan', 60_000],
  ['osr', 10_000],
] as const) {
  setFlagsFromString(`--invocation-count-for-${flag}=${calls}`);
}

(script.runInThisContext() as Main)(exports, require, module, filename, __dirname);
