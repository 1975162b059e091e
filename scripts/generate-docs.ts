/**
 * Writes docs/ from the registry of codes: `node --experimental-transform-types scripts/generate-docs.ts`.
 * With `--check`: writes nothing, and ends 1 where a page is stale, missing or left over.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderDocs } from '../server/src/rules/pages.ts';

const docs = new URL('../docs/', import.meta.url);
const onlyCheck = process.argv.includes('--check');
mkdirSync(docs, { recursive: true });

const wanted = renderDocs();
const generated = readdirSync(docs).filter((f) => /^ES\d{4}\.md$/.test(f) || f === 'README.md');
const current = new Map(generated.map((f) => [f, readFileSync(new URL(f, docs), 'utf8')]));
const stale = [...wanted].filter(([file, text]) => current.get(file) !== text).map(([file]) => file);
const left = generated.filter((f) => !wanted.has(f));

if (onlyCheck) {
  for (const file of [...stale, ...left]) console.error(`docs/${file} is stale`);
  process.exitCode = stale.length + left.length > 0 ? 1 : 0;
} else {
  for (const file of stale) writeFileSync(new URL(file, docs), wanted.get(file)!);
  for (const file of left) rmSync(new URL(file, docs));
  console.log(`${fileURLToPath(docs)}: ${wanted.size} pages, ${stale.length} written, ${left.length} removed`);
}
