/** The published JSON Schemas as validators: each complains with the place and the reason. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

export function validator(path: string): (value: unknown) => string[] {
  const schema = JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as object;
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
  return (value) =>
    validate(value) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}

export const reportErrors = validator('docs/schemas/report.schema.json');
