// What starts the command line: from its pieces beside it, or packed with them into one file that runs wherever it is copied, the launcher and
// in a comment behind it all its pieces.
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

/** What the command line is made of, by name, from `dist`: its bundles, and the rulebook as it is read. @returns {Map<string, Buffer>} */
export function pieces() {
  const names = readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter(
      (name) =>
        (/^[\w-]+\.cjs$/.test(name) && !['extension.cjs', 'earshot.cjs', 'server.cjs'].includes(name)) ||
        /^rulebook\/\w+\.json$/.test(name),
    );
  return new Map(names.sort().map((name) => [name, readFileSync(join('dist', name))]));
}

/** Names the build in what is compiled from it. @returns {string} 64 characters */
export function digest(all) {
  const hash = createHash('sha256');
  for (const [name, bytes] of all) hash.update(`${name} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}

/**
 * What is packed as one block: each piece that a check cannot do without by itself; the smaller bundles; the larger ones, most of which is
 * the same code in each; and what is read together.
 */
function blockOf(name, bytes) {
  if (/^rulebook\/(facts|source|read)\.json$/.test(name)) return 'written';
  if (/^rulebook\/(lists|screening)\.json$/.test(name)) return 'parties';
  if (name === 'main.cjs' || name.startsWith('rulebook/')) return name;
  return bytes.length < 300_000 ? 'smaller' : 'larger';
}

function pack(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    // As far back as the first of the larger bundles.
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).toString('base64');
}

/** The launcher, and what it asks for in the order of its index. */
function packed(all) {
  const pieces = {};
  const blocks = [];
  let text = '';
  for (const names of Map.groupBy(all.keys(), (name) => blockOf(name, all.get(name))).values()) {
    let length = 0;
    for (const name of names) {
      pieces[name] = [blocks.length, length, all.get(name).length];
      length += all.get(name).length;
    }
    const block = pack(Buffer.concat(names.map((name) => all.get(name))));
    blocks.push([text.length, block.length]);
    text += block;
  }
  return `/*pieces ${JSON.stringify({ blocks, pieces })}\n${text}*/\n`;
}

/**
 * Writes the two ways to start the command line, `earshot.cjs`, whose pieces lie beside it, and `earshot.mjs`, which holds them; and
 * `server.cjs`, which starts the language server that lies beside it.
 * @param options of esbuild that the bundles share
 */
export async function launchers(options) {
  const all = pieces();
  const shared = {
    ...options,
    // An older Node has to read them to say that it is too old.
    target: 'node14',
    define: { ...options.define, EARSHOT_BUILD: JSON.stringify(digest(all)) },
    write: false,
    metafile: false,
  };
  const launcher = async (format, entry) =>
    (await build({ ...shared, format, entryPoints: [`server/src/${entry}.ts`] })).outputFiles[0].text;
  const write = (file, text) => {
    writeFileSync(file, `#!/usr/bin/env node\n${text}`);
    chmodSync(file, 0o755);
  };
  write('dist/earshot.cjs', await launcher('cjs', 'cli/launch/installed'));
  writeFileSync('dist/server.cjs', await launcher('cjs', 'server'));
  write('dist/earshot.mjs', `${await launcher('esm', 'cli/launch/one-file')}\n${packed(all)}`);
}
