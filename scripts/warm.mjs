// Writes dist/main.cache: the code V8 compiled while the command line checked some of the samples, for a start from dist/.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { heading, wrapped } from '../server/src/project/bundle-text.ts';
import { digest, pieces } from './build/launchers.mjs';

const dist = join(import.meta.dirname, '../dist');
const filename = join(dist, 'main.cjs');
const script = new Script(wrapped(readFileSync(filename, 'utf8')), { filename });
process.argv.splice(
  1,
  Infinity,
  filename,
  'check',
  // Not all of them: what few checks run is compiled sooner than it is read by all of them.
  ...['hybrid-bonder', 'sliding-scale', 'spare-parts'].map((name) => `samples/${name}.earshot`),
  '--fail-on',
  'never',
  '--format',
  'concise',
  '--output',
  join(dist, '.warm'),
);
const build = Buffer.from(heading(digest(pieces())), 'latin1');
process.on('exit', () => writeFileSync(join(dist, 'main.cache'), Buffer.concat([build, script.createCachedData()])));
const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(filename), module, filename, dist);
process.exit(await module.exports.main(process.argv));
