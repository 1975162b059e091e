import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { reach } from '../support/paths.ts';
import { rulebook } from '../support/rulebook.ts';
import { inTurn, specCases } from './markdown.ts';

for (const file of readdirSync(import.meta.dirname).filter((f) => f.endsWith('.md'))) {
  describe(file, () => {
    for (const c of specCases(readFileSync(join(import.meta.dirname, file), 'utf8'))) {
      for (const row of c.rows) {
        test(`${c.title} (line ${row.line}): ${row.asOf}`, () => {
          // tests/long/law-units.test.ts asks all of them.
          for (const f of inTurn(row.filled)) {
            const program = createProgram(
              ['spec.earshot'],
              { readFile: (p) => (p === 'spec.earshot' ? f.text : undefined) },
              rulebook,
            );
            const source = program.files.get('spec.earshot')!;
            expect(source.diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
            const all = determineFile(source.model, rulebook, { fallbackDate: day(f.asOf), explain: false, ...c.options });
            for (const e of f.expect) {
              if (e.value === '') continue;
              const d = all.find((x) => x.id === e.id);
              expect(d, `${e.id} among ${all.map((x) => x.id).join(', ')}`).toBeDefined();
              const got = reach(d, e.path).map(String);
              expect(got.length === 0 ? ['—'] : got, `${f.with} ${e.id} ${e.path}`).toContain(e.value);
            }
          }
        });
      }
    }
  });
}
