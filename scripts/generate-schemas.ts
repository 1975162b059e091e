/**
 * The JSON Schemas that other programs and editors use, from the zod definitions the program itself uses.
 * With `--check`: writes nothing, and ends 1 where one is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { BaselineSchema } from '../server/src/project/baseline.ts';
import { ConfigSchema } from '../server/src/project/config.ts';
import { AlternativesSchema } from '../server/src/report/alternatives-schema.ts';
import { DiffSchema } from '../server/src/report/diff/schema.ts';
import { EditionsSchema } from '../server/src/report/editions/schema.ts';
import { ExposureSchema } from '../server/src/report/exposure/schema.ts';
import { KINDS } from '../server/src/rulebook/kinds.ts';
import { Reform } from '../server/src/rulebook/schema/index.ts';
import { LineSchema, ReportSchema } from '../server/src/report/schema.ts';

const folder = new URL('../docs/schemas/', import.meta.url);
const schemas: Record<string, z.core.$ZodType> = {
  'diff.schema.json': DiffSchema,
  'earshot.schema.json': ConfigSchema,
  'baseline.schema.json': BaselineSchema,
  'report.schema.json': ReportSchema,
  'lines.schema.json': LineSchema,
  'alternatives.schema.json': AlternativesSchema,
  'exposure.schema.json': ExposureSchema,
  'editions.schema.json': EditionsSchema,
};
/** One for each kind of rulebook file, for editors that check YAML: what an author may write, defaults left out. */
for (const [kind, { schema }] of Object.entries(KINDS)) {
  schemas[`rulebook/${kind.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}.schema.json`] = schema;
}

schemas['rulebook/reform.schema.json'] = Reform;

mkdirSync(new URL('rulebook/', folder), { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  const file = new URL(name, folder);
  const { $schema, ...rest } = z.toJSONSchema(schema, name.startsWith('rulebook/') ? { io: 'input' } : {});
  const $id = `urn:earshot:schema:${name.replace('.schema.json', '').replace('/', ':')}`;
  const text = `${JSON.stringify({ $schema, $id, ...rest }, null, 2)}\n`;
  if (read(file) === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`docs/schemas/${name} is stale`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
  }
}

function read(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
