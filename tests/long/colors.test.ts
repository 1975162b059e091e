/** As `tests/grammar/colors.test.ts`, on every spec of the specification tests. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { differences, parsed } from '../grammar/colored.ts';

it('TextMate grammar and semantic tokens agree on the specification tests', () => {
  const root = new URL('../../', import.meta.url);
  const texts = globSync('tests/spec/*.md', { cwd: root }).flatMap((f) =>
    [...readFileSync(new URL(f, root), 'utf8').matchAll(/^```earshot[^\n]*\n(.*?)^```/gms)].map(
      (m, i) => [`${f} ${i + 1}`, m[1]!] as const,
    ),
  );
  const read = texts.filter(([, text]) => parsed(text).errors.length === 0);
  expect(read.length).toBeGreaterThan(100);
  expect(read.flatMap(([name, text]) => differences(text).map((d) => `${name}:${d}`))).toEqual([]);
});
