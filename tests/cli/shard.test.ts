/** Parts of a check as processes of their own, and the one report that `merge` makes of theirs. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { seats } from '../../server/src/cli/seats.ts';
import { type ShardReport, whyNotWhole } from '../../server/src/cli/whole.ts';
import type { Report } from '../../server/src/report/schema.ts';
import { earshot, folder, lasting } from '../support/run.ts';
import { reportErrors } from '../support/schema.ts';
import { clear, licensed, open } from './specs.ts';

/** What bears on several files: a shared input with a suppression that only some need, a finding that several make, a baseline. */
const files: Record<string, string> = {
  'earshot.json': '{ "fail-on": "warning" }',
  'specs/shared.earshot': `// earshot-ignore-file ES1001, ES0104: known
input stage { type component origin US eccn 3A991 value 700_000 USD }
input lens { type component origin US value 40 USD }
product bench { type equipment origin US eccn EAR99 value 5 USD destination CA }
`,
  'specs/a.earshot': `import "./shared.earshot"\n${licensed.replace('destination CN', 'incorporates lens\n  destination CN, RU')}`,
  'specs/b.earshot': `import "./shared.earshot"\n${open.replace('destination CN', 'incorporates lens, stage\n  destination worldwide')}`,
  'specs/c.earshot': clear,
  'specs/d.earshot': `import "./shared.earshot"\nproduct tol {\n`,
  'specs/e.earshot': `import "../outside.earshot"\n${clear.replace('incorporates none', 'incorporates bolt')}`,
  'outside.earshot': 'input bolt { type component origin DE eccn EAR99 value 1 USD }\n',
};

const FORMATS = ['json', 'pretty', 'concise', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'overview'];
const into = (prefix: string): string[] => FORMATS.flatMap((f) => ['--format', f, '--output', `${prefix}.${f}`]);
const day = ['--as-of', '2026-03-02'];

let cwd: string;
const at = (name: string): string => join(cwd, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

describe('shards', () => {
  beforeAll(() => {
    cwd = lasting(files);
    expect(earshot(['specs', ...day, '--update-baseline', '--quiet', '--format', 'concise'], { cwd }).err).toContain('known');
    // Of what is known, one finding more stands now.
    writeFileSync(at('specs/c.earshot'), licensed);
    for (const part of [1, 2, 3])
      earshot(['specs', ...day, '--shard', `${part}/3`, '--format', 'json', '--output', `s${part}.json`], { cwd });
    return () => rmSync(cwd, { recursive: true, force: true });
  });

  it('are reports by themselves, of some of the files each', () => {
    const reports = [1, 2, 3].map((n) => JSON.parse(read(`s${n}.json`)) as Report);
    for (const report of reports) expect(reportErrors(report)).toEqual([]);
    expect(reports.every((r) => r.summary.files > 0)).toBe(true);
    expect(reports.reduce((n, r) => n + r.summary.files, 0)).toBe(6);
  });

  it('merge to the report of one check, byte for byte in every format, and end as it does', () => {
    const whole = earshot(['specs', ...day, ...into('whole')], { cwd });
    const merged = earshot(['merge', 's3.json', 's1.json', 's2.json', ...into('merged')], { cwd });
    for (const format of FORMATS) expect(read(`merged.${format}`)).toBe(read(`whole.${format}`));
    expect(merged).toMatchObject({ code: whole.code, err: '' });
    expect(whole.code).toBe(1);
    expect(read('merged.json')).toContain('"baselined": true');
    expect(
      earshot(['merge', 's1.json', 's2.json', 's3.json', '--format', 'concise', '--fail-on', 'never'], { cwd }),
    ).toMatchObject({
      code: 0,
      out: read('whole.concise'),
    });
  });

  it('are refused where they are not the whole of one run', () => {
    type Shard = ShardReport['report'];
    const parse = (n: number): Shard => JSON.parse(read(`s${n}.json`)) as Shard;
    const [one, two, three] = [1, 2, 3].map((n) => ({ path: `s${n}.json`, report: parse(n) })) as [
      ShardReport,
      ShardReport,
      ShardReport,
    ];
    const changed = (change: (r: Shard) => void): ShardReport => {
      const report = parse(2);
      change(report);
      return { path: 'x.json', report };
    };
    expect(whyNotWhole([two, three, one])).toBeUndefined();
    expect(whyNotWhole([one, three])).toBe('the report is not whole: shard 2 of 3 is missing');
    expect(whyNotWhole([two])).toBe('the report is not whole: shards 1, 3 of 3 are missing');
    expect(whyNotWhole([one, one, two])).toBe('s1.json and s1.json are both shard 1 of 3');
    const differs = (what: string, change: (r: Shard) => void): void =>
      expect(whyNotWhole([one, changed(change), three])).toBe(`s1.json and x.json are not of one run: ${what}`);
    differs(
      'the day (give each shard the same --as-of) differs (2026-03-02, 2025-01-15)',
      (r) => (r.shard.run.asOf = '2025-01-15'),
    );
    differs(`the rulebook differs (${one.report.rulebook.version}, 2020-01-01)`, (r) => (r.rulebook.version = '2020-01-01'));
    differs('the set of options differs (failOn warning, strict, failOn warning)', (r) => (r.shard.run.strict = true));
    differs('the set of specs differs', (r) => (r.shard.run.specs = '0'.repeat(64)));
    differs('the baseline differs', (r) => (r.shard.baseline = null));
    differs('the number of shards differs (3, 4)', (r) => (r.shard.of = 4));
    const withBolt = [one, two, three].find((r) => r.report.shard.imported['outside.earshot'])!;
    const other = structuredClone(withBolt.report);
    other.shard.part = 4;
    other.shard.imported['outside.earshot'] = '0'.repeat(64);
    const four = [one, two, three, { path: 'four.json', report: other }];
    for (const { report } of four) report.shard.of = 4;
    expect(whyNotWhole(four)).toBe(`${withBolt.path} and four.json are not of one run: outside.earshot differs`);
  });

  it.each([
    [
      'version.json',
      (r: Report) => (r.tool.version = '9.9.9'),
      'was made by earshot 9.9.9; this is 0.1.0, which merges its own reports alone',
    ],
    ['cut.json', (r: Report) => r.diagnostics.pop(), 'is damaged: findings or determinations are missing'],
    ['plain.json', (r: Report) => delete r.shard, 'is not the report of a shard: earshot check --shard I/N writes those'],
  ])('are refused where one is none: %s', (name, change, message) => {
    const report = JSON.parse(read('s2.json')) as Report;
    change(report);
    writeFileSync(at(name), JSON.stringify(report));
    expect(earshot(['merge', 's1.json', name, 's3.json'], { cwd })).toEqual({
      code: 2,
      signal: null,
      out: '',
      err: `earshot: ${name} ${message}\n`,
    });
  });

  it('may be more than there are files: some are empty, and the whole is the same', () => {
    const small = folder({ 'a.earshot': licensed, 'b.earshot': clear });
    const parts = [1, 2, 3].map((n) => `p${n}.json`);
    parts.forEach((p, i) => earshot(['.', ...day, '--shard', `${i + 1}/3`, '--format', 'json', '--output', p], { cwd: small }));
    const whole = earshot(['.', ...day, '--format', 'json'], { cwd: small });
    expect(earshot(['merge', ...parts, '--format', 'json'], { cwd: small })).toEqual(whole);
  });
});

it('merge says what of a baseline is found no more, as one check does', () => {
  const cwd = folder({ 'a.earshot': licensed, 'b.earshot': open });
  earshot(['.', ...day, '--update-baseline'], { cwd });
  writeFileSync(join(cwd, 'a.earshot'), clear);
  const plain = earshot(['.', ...day, '--format', 'concise'], { cwd });
  expect(plain.err).toMatch(
    /^earshot: earshot-baseline\.json has \d+ stale entr.+--update-baseline removes what is found no more\n/,
  );
  for (const part of [1, 2])
    expect(earshot(['.', ...day, '--shard', `${part}/2`, '--format', 'json', '--output', `s${part}.json`], { cwd }).err).toBe('');
  const merged = earshot(['merge', 's1.json', 's2.json', '--format', 'concise'], { cwd });
  expect(merged.out).toBe(plain.out);
  expect(merged.err).toBe(plain.err.replace('; --update', '; check --update'));
});

describe('seats', () => {
  it('balance what files cost, the same whatever their order', () => {
    const costs = Array.from({ length: 200 }, (_, i): [string, number] => [`f${i}`, 1 + ((i * 7919) % 97) ** 2]);
    const seat = seats(new Map(costs), 7);
    expect(seats(new Map(costs.toReversed()), 7)).toEqual(seat);
    const loads = Array.from({ length: 7 }, (_, part) => costs.reduce((n, [f, c]) => (seat.get(f) === part + 1 ? n + c : n), 0));
    const most = Math.max(...costs.map(([, c]) => c));
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(most);
  });
});
