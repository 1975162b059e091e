/**
 * Renews parser.json.gz: what the parser gives for the texts in it, after a change of the language that is meant.
 * `node tests/frozen/freeze.ts` lists the texts whose tree or mistakes differ; with `--write` the new ones are kept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { frozen, type Frozen } from './dump.ts';

const path = new URL('parser.json.gz', import.meta.url);
const before = JSON.parse(gunzipSync(readFileSync(path)).toString()) as Frozen;
const now = frozen(
  before.texts.map((t) => t.text),
  before.parameters,
);
let trees = 0;
let messages = 0;
now.texts.forEach((t, i) => {
  const was = before.texts[i]!;
  if (was.tree !== t.tree) trees++;
  if (was.mistakes !== t.mistakes) messages++;
  if (was.tree !== t.tree || was.mistakes !== t.mistakes)
    console.log(`--- ${JSON.stringify(t.text.slice(0, 300))}\n  was ${was.mistakes.slice(0, 600)}\n  is  ${t.mistakes.slice(0, 600)}`);
});
console.log(`${now.texts.length} texts: ${trees} trees and the mistakes of ${messages} differ`);
if (process.argv.includes('--write')) writeFileSync(path, gzipSync(JSON.stringify(now), { level: 9 }));
