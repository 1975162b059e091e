/**
 * Compiles server/rulebook/ into dist/rulebook/*.json and publishes its JSON Schemas. A broken fact fails the build with file,
 * line and reason.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { z } from 'zod';
import { compileRulebook } from '../server/src/rulebook/compile.ts';
import { FILES } from '../server/src/rulebook/files.ts';
import { verifyRulebook } from '../server/src/rulebook/verify/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'server/rulebook');
const files = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((p) => p.endsWith('.yaml'))
    .map((p) => [p.replaceAll('\\', '/'), readFileSync(join(folder, p), 'utf8')]),
);
const compiled = compileRulebook(files);
const errors = compiled.errors.length > 0 ? compiled.errors : verifyRulebook(compiled);
for (const e of errors) console.error(`server/rulebook/${e.file}:${e.line}: ${e.message}`);
if (errors.length > 0) process.exit(1);

const out = join(root, 'dist/rulebook');
mkdirSync(join(out, 'schema'), { recursive: true });
for (const section of ['core', 'ccl', 'lists', 'screening'] as const) writeFileSync(join(out, `${section}.json`), compiled.section(section));
for (const [kind, { schema }] of Object.entries(FILES)) {
  writeFileSync(join(out, 'schema', `${kind}.schema.json`), `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`);
}
console.log(`rulebook ${compiled.core.version}: ${compiled.ccl.size} entries of the Commerce Control List`);
