import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { holds } from './holds.ts';
import { inTurn, some, specCases } from './markdown.ts';

for (const file of readdirSync(import.meta.dirname).filter((f) => f.endsWith('.md'))) {
  describe(file, () => {
    for (const c of specCases(readFileSync(join(import.meta.dirname, file), 'utf8'))) {
      for (const row of c.rows) {
        test(`${c.title} (line ${row.line}): ${row.asOf}`, () => {
          // tests/long/spec.test.ts asks the others, and law-units.test.ts each way on each day.
          for (const f of some(inTurn(row.filled))) holds(f, c.options);
        });
      }
    }
  });
}
