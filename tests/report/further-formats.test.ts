/** The formats that other programs read, each held against its own schema and against hostile text. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { printGithub } from '../../server/src/report/github.ts';
import { printGitlab } from '../../server/src/report/gitlab.ts';
import type { ReportInput } from '../../server/src/report/input.ts';
import { printLines } from '../../server/src/report/jsonl.ts';
import { toReport } from '../../server/src/report/json.ts';
import { printJunit } from '../../server/src/report/junit.ts';
import { printMarkdown } from '../../server/src/report/markdown.ts';
import { printSarif } from '../../server/src/report/sarif.ts';
import { reportOn } from '../support/report.ts';
import { validator } from '../support/schema.ts';

/** The schema that OASIS publishes with the standard, byte for byte but for white space. */
const sarifSchema = JSON.parse(readFileSync(new URL('sarif-2.1.0.schema.json', import.meta.url), 'utf8')) as object;
const head = 'as-of 2026-03-02\n';
const licensed = 'product tool { type equipment origin US eccn 2B001.a value 1_000_000 USD destination CN, JP }\n';
const open = 'product thing { type equipment origin US value 1_000 USD destination CN }\n';
/** Close to the level: may be suppressed. */
const close = `input stage { type component origin US eccn 2B001.a value 24 USD }
product bench {
  type equipment origin DE eccn 2B001.a value 100 USD incorporates stage direct-product-of none plant direct-product-of none
  // earshot-ignore ES2003: looked into | by #compliance
  destination CN
}
`;
const files = {
  'specs/a b.earshot': head + licensed + open,
  'specs/c,d:e.earshot': head + close,
  'f.earshot': 'product { broken',
};
const all = reportOn(files);
/** Every name that could end a command, a cell, an attribute, a line. */
const hostile = reportOn({
  'h.earshot': `${head}party p "a\u202e]]>\u0007<!-- ::error::x%0A | \\" ${'`'}'&" { country CN }\nproduct t "x" { type equipment origin US eccn 2B001.a value 1 USD destination CN { end-user p end-use "<b>|\u0000\ud800::set-output name=x::y" } }\n`,
});
const inputs: readonly (readonly [string, ReportInput])[] = [
  ['several files', all],
  ['hostile text', hostile],
  ['nothing', reportOn({})],
];

describe.each(inputs)('%s', (_name, input) => {
  it('is SARIF 2.1.0', () => {
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(sarifSchema);
    expect(validate(JSON.parse(printSarif(input))), JSON.stringify(validate.errors)).toBe(true);
  });
  it('is JUnit', async () => {
    const schema = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');
    const found = await validateXML({ xml: [{ fileName: 'report.xml', contents: printJunit(input) }], schema });
    expect(found.errors).toEqual([]);
  });
  it('is a Code Quality report', () => {
    const issues = JSON.parse(printGitlab(input)) as Record<string, unknown>[];
    const validate = new Ajv().compile({
      type: 'array',
      items: {
        type: 'object',
        required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
        properties: {
          description: { type: 'string', minLength: 1 },
          fingerprint: { type: 'string', minLength: 1 },
          severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
          location: {
            type: 'object',
            required: ['path', 'lines'],
            properties: {
              lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
            },
          },
        },
      },
    });
    expect(validate(issues), JSON.stringify(validate.errors)).toBe(true);
    expect(new Set(issues.map((i) => i['fingerprint'])).size).toBe(issues.length);
  });
  it('is JSON lines, with all that the JSON report has', () => {
    const text = [...printLines(input)].join('');
    expect(text.endsWith('\n')).toBe(true);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l) as Record<string, unknown>);
    const errors = validator('docs/schemas/lines.schema.json');
    expect(lines.flatMap(errors)).toEqual([]);
    const { determinations, diagnostics, summary } = JSON.parse(JSON.stringify(toReport(input))) as ReturnType<typeof toReport>;
    const of = (record: string) => lines.filter((l) => l['record'] === record).map((l) => ({ ...l, record: undefined }));
    expect([of('determination'), of('diagnostic'), of('summary')]).toEqual([determinations, diagnostics, [summary]]);
    expect([lines[0]!['record'], lines.at(-1)!['record']]).toEqual(['report', 'summary']);
  });
  it('begins no command of a runner that is not meant', () => {
    const commands = printGithub(input)
      .split('\n')
      .filter((l) => l.trimStart().startsWith('::'));
    expect(commands).toHaveLength(input.diagnostics.filter((d) => !d.suppressed).length);
    for (const c of commands)
      expect(c).toMatch(
        /^::(error|warning|notice) file=[^,:]*,line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?title=ES\d{4} [\w-]+::/,
      );
  });
  it('holds no character that hides or reorders text', () => {
    for (const text of [printSarif, printJunit, printGitlab, printGithub, printMarkdown].map((print) => print(input)))
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('a finding in SARIF', () => {
  interface Result {
    ruleId: string;
    level: string;
    partialFingerprints: Record<string, string>;
    suppressions?: { kind: string; justification: string }[];
    locations: { physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region: { startLine: number } } }[];
  }
  const results = (input: ReportInput): Result[] =>
    (JSON.parse(printSarif(input)) as { runs: [{ results: Result[] }] }).runs[0].results;

  it('keeps its fingerprint when lines move, and no two have the same', () => {
    const before = results(all);
    const moved = results(reportOn(Object.fromEntries(Object.entries(files).map(([f, t]) => [f, `\n// a comment\n\n${t}`]))));
    const prints = (rs: Result[]) => rs.map((r) => r.partialFingerprints['earshot/v1']).sort();
    expect(prints(moved)).toEqual(prints(before));
    expect(new Set(prints(before)).size).toBe(before.length);
    expect(moved.map((r) => r.locations[0]!.physicalLocation.region.startLine)).not.toEqual(
      before.map((r) => r.locations[0]!.physicalLocation.region.startLine),
    );
  });
  it('is marked where it is suppressed, with the reason', () => {
    expect(
      results(all)
        .filter((r) => r.suppressions)
        .map((r) => [r.ruleId, r.suppressions]),
    ).toEqual([['ES2003', [expect.objectContaining({ kind: 'inSource', justification: 'looked into | by #compliance' })]]]);
  });
  it('names its file by a relative reference', () => {
    const uris = results(all).map((r) => r.locations[0]!.physicalLocation.artifactLocation);
    expect(new Set(uris.map((u) => u.uri))).toEqual(new Set(['specs/a%20b.earshot', 'specs/c%2Cd%3Ae.earshot', 'f.earshot']));
    expect(uris.every((u) => u.uriBaseId === 'SRCROOT')).toBe(true);
  });
});

describe('a test case in JUnit', () => {
  const caseOf = (text: string, name: string): string => text.split('<testcase ').find((c) => c.includes(`name="${name}"`))!;
  it('fails by its errors, and passes by none', () => {
    expect(caseOf(printJunit(all), 'tool@CN')).toMatch(/<failure type="ES3001"/);
    expect(caseOf(printJunit(all), 'bench@CN')).not.toMatch(/<failure|<skipped/);
  });
  it('is never passed while undetermined: skipped, or failed where that is asked for', () => {
    expect(caseOf(printJunit(all), 'thing@CN')).toMatch(/<skipped message="undetermined: not cleared; needs eccn of thing"/);
    expect(caseOf(printJunit(all, { failOn: 'undetermined' }), 'thing@CN')).toMatch(/<failure /);
  });
  it('is there for a file that cannot be read whole', () => {
    expect(printJunit(all).split('<testsuite name="f.earshot"')[1]).toMatch(/reads without error">\s*<failure type="ES00/);
  });
});

describe('the Markdown summary', () => {
  it('says what is not cleared, and has a row for answers that are alike', () => {
    const text = printMarkdown(all);
    expect(text).toContain('1 undetermined: not cleared.');
    expect(text).toMatch(/^\| tool \| CN \| 2026-03-02 \| license required \|/m);
    expect(text).toMatch(/^\| suppressed \| ES2003 \| .*looked into \\\| by \\#compliance/m);
  });
  it('keeps every row a row, whatever the text', () => {
    const rows = printMarkdown(hostile)
      .split('\n')
      .filter((l) => l.startsWith('|'));
    for (const row of rows) expect([4, 6]).toContain(row.replaceAll(/\\./g, '').split('|').length - 2);
  });
});
