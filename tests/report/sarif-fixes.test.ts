/** Fixes in SARIF: those a program may apply as they are, and what comes of applying them. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { LineTable } from '../../grammar/src/text/range.ts';
import { day } from '../../grammar/src/text/date.ts';
import { applied } from '../../grammar/src/text/edits.ts';
import { sourcesOf } from '../../server/src/report/input.ts';
import { printSarif } from '../../server/src/report/sarif.ts';
import { fixesOf, specsOf } from '../../server/src/workspace/fixes.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { check } from '../../server/src/workspace/check.ts';
import { rulebook } from '../support/rulebook.ts';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Result {
  readonly ruleId: string;
  readonly fixes?: readonly {
    readonly description: { readonly text: string };
    readonly artifactChanges: readonly {
      readonly artifactLocation: { readonly uri: string };
      readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent?: { readonly text: string } }[];
    }[];
  }[];
}

const text = `as-of 2026-03-02
product meter {
  origin US
  eccn   5A992c
  value  20 usd
  destnation FR
}
product open { type equipment  origin US  value 1 USD  destination CN }
`;

function report(): { log: { runs: { results: Result[] }[] }; raw: object } {
  const program = createProgram(['a.earshot'], { readFile: () => text }, rulebook);
  const fallbackDate = day('2026-03-02');
  const result = check(program, ['a.earshot'], { fallbackDate });
  const specs = specsOf(program, result, fallbackDate);
  const raw = JSON.parse(
    printSarif({
      tool: { name: 'earshot', version: '0.0.0' },
      rulebook,
      ...result,
      source: sourcesOf(program.files),
      shown: (file) => file,
      fixes: (finding) => fixesOf(finding, specs),
    }),
  ) as { runs: { results: Result[] }[] };
  return { log: raw, raw };
}

it('are written for what they replace, and pass the schema', () => {
  const { log, raw } = report();
  const schema = JSON.parse(readFileSync(new URL('sarif-2.1.0.schema.json', import.meta.url), 'utf8')) as object;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  expect(validate(raw), JSON.stringify(validate.errors)).toBe(true);
  const fixes = log.runs[0]!.results.flatMap((r) => r.fixes ?? []);
  expect(fixes.map((f) => f.description.text)).toEqual(
    expect.arrayContaining(['Change 5A992c to 5A992.c', 'Change usd to USD', 'Change destnation to destination']),
  );
  const lines = new LineTable(text);
  const offset = (line: number, column: number): number => lines.offset({ line: line - 1, character: column - 1 });
  const edits = fixes
    .filter((f) => f.description.text.startsWith('Change'))
    .flatMap((f) => f.artifactChanges.flatMap((c) => c.replacements))
    .map(({ deletedRegion: r, insertedContent }) => ({
      start: offset(r.startLine, r.startColumn),
      end: offset(r.endLine, r.endColumn),
      text: insertedContent?.text ?? '',
    }));
  expect(applied(text, edits)).toBe(text.replace('5A992c', '5A992.c').replace('usd', 'USD').replace('destnation', 'destination'));
});

it('leave out what its author has to write', () => {
  const open = report().log.runs[0]!.results.find((r) => r.ruleId === 'ES1001');
  expect(open).toBeDefined();
  expect((open!.fixes ?? []).map((f) => f.description.text)).not.toContain('Add eccn to open');
});
