/** `earshot-baseline.json`: its schema, reading and text. The small zod, loaded only where there is a baseline. */
import * as z from 'zod/mini';
import type { Known } from '../workspace/baseline.ts';

const SCHEMA = 'earshot.baseline/1';

export const BaselineSchema = z
  .strictObject({
    schema: z.literal(SCHEMA),
    files: z
      .record(
        z.string(),
        z.record(
          z.string().check(z.regex(/^ES\d{4}$/)),
          z
            .record(z.string(), z.int().check(z.minimum(1)))
            .check(z.describe('How many on each determination, such as tool@CN; `file`: on none.')),
        ),
      )
      .check(z.describe('By file, relative to the baseline, and code.')),
  })
  .check(
    z.describe(
      'Findings that count as known: `earshot check` marks them and fails by others alone. Written by --update-baseline.',
    ),
  );

/** Undefined where it is no baseline. */
export function readBaseline(text: string): Known[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = BaselineSchema.safeParse(value);
  if (!read.success) return undefined;
  return Object.entries(read.data.files).flatMap(([file, own]) =>
    Object.entries(own).flatMap(([code, counts]) => Object.entries(counts).map(([of, count]) => ({ file, code, of, count }))),
  );
}

/** One line a file and code, so that a review and a merge see what changed. @param known in order */
export function baselineText(known: readonly Known[]): string {
  const files = [...Map.groupBy(known, (k) => k.file)].map(([file, own]) => {
    const lines = [...Map.groupBy(own, (k) => k.code)].map(
      ([code, counts]) =>
        `      ${JSON.stringify(code)}: { ${counts.map((k) => `${JSON.stringify(k.of)}: ${k.count}`).join(', ')} }`,
    );
    return `    ${JSON.stringify(file)}: {\n${lines.join(',\n')}\n    }`;
  });
  return `{\n  "schema": "${SCHEMA}",\n  "files": {${files.length > 0 ? `\n${files.join(',\n')}\n  ` : ''}}\n}\n`;
}
