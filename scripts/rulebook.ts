/**
 * Compiles server/rulebook/ into dist/rulebook/*.json, with the YAML itself beside it. A broken fact fails the build with file,
 * line and reason.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { hashed } from '../server/src/project/hash.ts';
import { writtenFacts } from '../server/src/rulebook/compile/facts.ts';
import { compileRulebook } from '../server/src/rulebook/compile/index.ts';
import { ungraded } from '../server/src/rulebook/audit/graded.ts';
import { keptText } from '../server/src/rulebook/compile/kept.ts';
import { verifyRulebook } from '../server/src/rulebook/audit/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'server/rulebook');
const files = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((p) => p.endsWith('.yaml'))
    .map((p) => [p.replaceAll('\\', '/'), readFileSync(join(folder, p), 'utf8')]),
);
const compiled = compileRulebook(files);
const errors = compiled.errors.length > 0 ? compiled.errors : [...verifyRulebook(compiled), ...ungraded(compiled)];
for (const e of errors) console.error(`server/rulebook/${e.file}:${e.line}: ${e.message}`);
if (errors.length > 0) process.exit(1);

const out = join(root, 'dist/rulebook');
mkdirSync(out, { recursive: true });
rmSync(join(out, 'schema'), { recursive: true, force: true });
for (const section of ['core', 'ccl', 'lists', 'screening'] as const)
  writeFileSync(join(out, `${section}.json`), compiled.section(section));
// Every fact and where it is written, for `earshot rulebook` to show without reading the files again.
writeFileSync(join(out, 'facts.json'), JSON.stringify(writtenFacts(compiled)));
// What has been read of them, so that a copy of the regulation is read only where it differs.
writeFileSync(join(out, 'read.json'), keptText(compiled, files, hashed));
// The files themselves, to verify that all of it is made of them, and for who writes a rulebook of their own to read.
writeFileSync(join(out, 'source.json'), JSON.stringify(Object.fromEntries(files)));
rmSync(join(out, 'source'), { recursive: true, force: true });
cpSync(folder, join(out, 'source'), { recursive: true });
console.log(`rulebook ${compiled.core.version}: ${compiled.ccl.size} entries of the Commerce Control List`);
