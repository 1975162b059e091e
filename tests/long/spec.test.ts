/** The rows of tests/spec that list more countries, entries or days than `npm test` asks about: the others, each once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holds } from '../spec/holds.ts';
import { inTurn, some, specCases } from '../spec/markdown.ts';
import { projectRoot } from '../support/run.ts';

const folder = join(projectRoot, 'tests/spec');
const rows = readdirSync(folder)
  .filter((f) => f.endsWith('.md'))
  .flatMap((file) =>
    specCases(readFileSync(join(folder, file), 'utf8')).flatMap(({ title, rows, options }) =>
      rows.map((row) => {
        const turns = inTurn(row.filled);
        const asked = new Set(some(turns));
        return { name: `${file}:${row.line} ${title}`, options, left: turns.filter((f) => !asked.has(f)) };
      }),
    ),
  )
  .filter(({ left }) => left.length > 0);

test('there are such rows', () => {
  expect(rows.length).toBeGreaterThan(100);
});
test.each(rows)('$name', ({ left, options }) => {
  for (const f of left) holds(f, options);
});
