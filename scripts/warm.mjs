// Writes dist/main.cache: the code V8 compiled while the command line checked the samples, for dist/earshot.mjs to start from.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { wrapped } from '../server/src/cli/launch/pieces.ts';
import { digest, pieces } from './build/one-file.mjs';

const dist = join(import.meta.dirname, '../dist');
const filename = join(dist, 'main.cjs');
const script = new Script(wrapped(readFileSync(filename, 'utf8')), { filename });
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
const build = Buffer.from(digest(pieces()), 'latin1');
process.on('exit', () => writeFileSync(join(dist, 'main.cache'), Buffer.concat([build, script.createCachedData()])));
const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(filename), module, filename, dist);
