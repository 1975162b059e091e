// Packs the command line into one file that runs wherever it is copied: the launcher, and in a comment behind it all its pieces.
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

/** What the command line is made of, by name, from `dist`: its bundles, and the rulebook as it is read. @returns {Map<string, Buffer>} */
export function pieces() {
  const names = readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => (/^[\w-]+\.cjs$/.test(name) && name !== 'extension.cjs') || /^rulebook\/\w+\.json$/.test(name));
  return new Map(names.sort().map((name) => [name, readFileSync(join('dist', name))]));
}

/** Names the build in what is compiled from it. @returns {string} 64 characters */
export function digest(all) {
  const hash = createHash('sha256');
  for (const [name, bytes] of all) hash.update(`${name} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}

/** @param options of esbuild that the bundles share */
export async function oneFile(options) {
  const all = pieces();
  const launcher = await build({
    ...options,
    format: 'esm',
    entryPoints: ['server/src/cli/launch/one-file.ts'],
    define: { ...options.define, EARSHOT_BUILD: JSON.stringify(digest(all)) },
    write: false,
    metafile: false,
  });
  const places = {};
  let packed = '';
  for (const [name, bytes] of all) {
    const text = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).toString('base64');
    places[name] = [packed.length, text.length];
    packed += text;
  }
  const code = launcher.outputFiles[0].text;
  writeFileSync('dist/earshot.mjs', `#!/usr/bin/env node\n${code}\n/*pieces ${JSON.stringify(places)}\n${packed}*/\n`);
  chmodSync('dist/earshot.mjs', 0o755);
}
