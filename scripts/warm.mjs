// Writes dist/main.cache: the code V8 compiled while the command line checked the samples, for dist/earshot.cjs to start from.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

const dist = join(import.meta.dirname, '../dist');
const filename = join(dist, 'main.cjs');
const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`;
const script = new Script(source, { filename });
process.argv.splice(
  1,
  Infinity,
  filename,
  'check',
  'samples',
  '--fail-on',
  'never',
  '--format',
  'json',
  '--output',
  join(dist, '.warm'),
);
process.on('exit', () => writeFileSync(join(dist, 'main.cache'), script.createCachedData()));
const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(filename), module, filename, dist);
