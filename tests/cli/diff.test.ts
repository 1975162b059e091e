/** The built `earshot diff`: the day of each flip, the rule that made it, formats, exit codes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diff } from '../../server/src/report/diff/schema.ts';
import { expectExplained } from '../support/explained.ts';
import { earshot, folder, type Run } from '../support/run.ts';
import { validator } from '../support/schema.ts';

const diffErrors = validator('docs/schemas/diff.schema.json');

/** An accelerator by its figures, to China, Germany and what D:5 holds; its file states a day of its own. */
const chip = `as-of 2026-08-01
product h100 "Accelerator" {
  type integrated-circuit  origin US  value 25_000 USD
  specs { tops 1979 at 8 bit  die-area 814 mm2  datacenter yes  memory-bandwidth 3350 GB/s  io-bandwidth 900 GB/s }
  destination CN, DE
}
`;
const widget = `product widget { type equipment origin US eccn EAR99 value 10 USD destination KR }\n`;

const json = (run: Run): Diff => {
  const value = JSON.parse(run.out) as Diff;
  expect(diffErrors(value)).toEqual([]);
  return value;
};
const of = (diff: Diff, id: string) => {
  const found = diff.determinations.find((d) => d.id === id);
  if (!found) throw new Error(`no ${id} among ${diff.determinations.map((d) => d.id).join(', ')}`);
  return found;
};
const flipDays = (diff: Diff, id: string): (string | undefined)[] =>
  of(diff, id)
    .steps.filter((s) => s.flip)
    .map((s) => s.on);
const dates = (from: string, to: string, ...more: string[]): string[] => ['diff', '--from', from, '--to', to, ...more];

describe('between two days', () => {
  it('each flip has its day, its rule and the Federal Register', () => {
    const cwd = folder({ 'chip.earshot': chip });
    const run = earshot(dates('2022-10-20', '2026-09-24', 'chip.earshot', '--format', 'json'), { cwd });
    expect(run).toMatchObject({ code: 1, err: '' });
    const diff = json(run);
    expect(diff.compared).toEqual({ mode: 'dates', from: '2022-10-20', to: '2026-09-24' });
    expect(flipDays(diff, 'h100@CN')).toEqual(['2022-10-21']);
    const step = of(diff, 'h100@CN').steps[0]!;
    expect(step).toMatchObject({
      cause: 'law',
      outcome: { from: 'undetermined', to: 'license-required' },
      classification: { from: null, to: '3A090' },
    });
    const cited = step.changes.map((id) => diff.changes.find((c) => c.id === id));
    expect(cited.map((c) => [c?.cite, c?.published, c?.effective])).toEqual([['87 FR 62186', '2022-10-13', '2022-10-21']]);
    const review = of(diff, 'h100@CN').steps.find((s) => s.on === '2026-01-15');
    expect(review?.flip).toBe(false);
    expect(review?.requirements?.changed.map((r) => [r.before.reviewPolicy, r.after.reviewPolicy])).toEqual([
      ['presumption-of-denial', 'case-by-case'],
    ]);
    expect(review?.changes.map((id) => diff.changes.find((c) => c.id === id)?.cite)).toEqual(['91 FR 1684']);
    expect(of(diff, 'h100@DE').steps.find((s) => s.on === '2025-01-13')?.codifiedOutcome).toEqual({
      from: 'no-license-required',
      to: 'license-required',
    });
  });

  it('the day before and the day after: the flip is in the interval that holds its first day, and in no other', () => {
    const cwd = folder({ 'chip.earshot': chip });
    const flips = (from: string, to: string): number =>
      json(earshot(dates(from, to, 'chip.earshot', '--format', 'json'), { cwd })).summary.flipped;
    expect(flips('2022-10-19', '2022-10-20')).toBe(0);
    expect(flips('2022-10-20', '2022-10-21')).toBe(2);
    expect(flips('2022-10-21', '2022-10-22')).toBe(0);
  });

  it('no flip is exit 0, and --fail-on moves the bar', () => {
    const cwd = folder({ 'chip.earshot': chip, 'widget.earshot': widget });
    expect(earshot(dates('2022-10-20', '2026-09-24', 'widget.earshot'), { cwd })).toMatchObject({ code: 0 });
    const quiet = ['2025-12-01', '2026-02-01', 'chip.earshot'] as const;
    expect(earshot(dates(...quiet), { cwd }).code).toBe(0);
    expect(earshot(dates(...quiet, '--fail-on', 'change'), { cwd }).code).toBe(1);
    expect(earshot(dates('2022-10-20', '2026-09-24', 'chip.earshot', '--fail-on', 'never'), { cwd }).code).toBe(0);
  });

  it('a destination with a day of its own is asked about both days as well', () => {
    const cwd = folder({ 'chip.earshot': chip.replace('destination CN, DE', 'destination CN { on 2020-01-01 }') });
    expect(flipDays(json(earshot(dates('2022-10-20', '2022-10-21', '--format', 'json'), { cwd })), 'h100@CN')).toEqual([
      '2022-10-21',
    ]);
  });

  it('a country that leaves a group is no longer asked for, by the rule that took it out', () => {
    const cwd = folder({ 'w.earshot': widget.replace('destination KR', 'destination D:5') });
    const diff = json(earshot(dates('2025-11-06', '2025-11-07', '--format', 'json'), { cwd }));
    const step = of(diff, 'widget@KH').steps[0]!;
    expect([step.on, step.before?.outcome, step.after]).toEqual(['2025-11-07', 'no-license-required', undefined]);
    expect(step.changes).toEqual(['cambodia-embargo-ends']);
    expect(diff.summary.flipped).toBe(0);
  });

  it('an authorization that ends is no change of the law', () => {
    const text = `${chip}authorization lic { type license number "D1" covers h100 to CN valid 2026-01-01 to 2026-03-31 }\n`;
    const cwd = folder({ 'chip.earshot': text });
    const diff = json(earshot(dates('2025-12-31', '2026-06-01', '--format', 'json'), { cwd }));
    const steps = of(diff, 'h100@CN').steps.filter((s) => s.flip);
    expect(steps.map((s) => [s.on, s.cause, s.outcome?.to, s.validity])).toEqual([
      ['2026-01-01', 'validity', 'authorized', ['authorization lic begins']],
      ['2026-04-01', 'validity', 'license-required', ['authorization lic has ended']],
    ]);
    expect(earshot(dates('2025-12-31', '2026-06-01'), { cwd }).out).toContain('2026-04-01  authorization lic has ended');
  });
});

describe('parties', () => {
  const text = `party smic "Semiconductor Manufacturing International Corporation" { country CN }
party subsidiary "Wholly Owned Works" { country CN owned-by smic 60% }
product meter {
  type other  origin US  eccn EAR99  value 200 USD
  destination CN { end-user smic end-use civil }
  destination CN { end-user subsidiary end-use civil }
}
`;
  it('the day a party is listed, and the days of the affiliates rule and its stay', () => {
    const cwd = folder({ 'm.earshot': text });
    const diff = json(earshot(dates('2018-01-01', '2026-11-10', '--format', 'json'), { cwd }));
    const cites = (id: string) =>
      of(diff, id)
        .steps.filter((s) => s.flip)
        .map((s) => [s.on, s.outcome?.to, s.changes.map((c) => diff.changes.find((x) => x.id === c)?.cite)]);
    expect(cites('meter@CN')).toEqual([['2020-12-18', 'license-required', ['85 FR 83420']]]);
    expect(cites('meter@CN#2')).toEqual([
      ['2025-09-29', 'license-required', ['90 FR 47201']],
      ['2025-11-10', 'no-license-required', ['90 FR 50857']],
      ['2026-11-10', 'license-required', ['90 FR 50857']],
    ]);
    expect(earshot(dates('2026-11-09', '2026-11-10'), { cwd }).out).toContain(
      '2026-11-10  Ends: Affiliates rule stayed for a year',
    );
  });
});

describe('against a saved report', () => {
  const saved = (text: string, asOf = '2026-08-01'): string => {
    const cwd = folder({ 'chip.earshot': text });
    earshot(['check', '--format', 'json', '--output', 'ref.json', '--as-of', asOf], { cwd });
    return cwd;
  };
  const write = async (cwd: string, text: string): Promise<void> =>
    (await import('node:fs')).writeFileSync(join(cwd, 'chip.earshot'), text);

  it('nothing changes where nothing has', () => {
    const cwd = saved(chip);
    const run = earshot(['diff', '--against', 'ref.json'], { cwd });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('No answer changes.');
  });

  it('what the spec changed is put down to the spec', async () => {
    const cwd = saved(chip);
    await write(cwd, chip.replace('tops 1979 at 8 bit', 'tops 10 at 8 bit').replace('origin US', 'origin US eccn EAR99'));
    const run = earshot(['diff', '--against', 'ref.json', '--format', 'json'], { cwd });
    expect(run.code).toBe(1);
    const step = of(json(run), 'h100@CN').steps[0]!;
    expect(step).toMatchObject({
      cause: 'spec',
      flip: true,
      outcome: { from: 'license-required', to: 'no-license-required' },
      changes: [],
    });
    expect(step.on).toBeUndefined();
    expect(earshot(['diff', '--against', 'ref.json'], { cwd }).out).toMatch(/^The spec$/m);
  });

  it('what the law changed since the report is put down to its rule', async () => {
    const plain = chip.replace('as-of 2026-08-01\n', '');
    const cwd = saved(plain, '2022-10-20');
    const diff = json(earshot(['diff', '--against', 'ref.json', '--as-of', '2022-12-01', '--format', 'json'], { cwd }));
    const steps = of(diff, 'h100@CN').steps;
    expect(steps.map((s) => [s.on, s.cause, s.changes])).toEqual([['2022-10-21', 'law', ['advanced-computing-2022-10-21']]]);
    await write(cwd, plain.replace('destination CN, DE', 'destination CN, JP'));
    const both = json(earshot(['diff', '--against', 'ref.json', '--as-of', '2022-12-01', '--format', 'json'], { cwd }));
    expect(of(both, 'h100@JP')).toMatchObject({ flipped: false, steps: [{ cause: 'spec', changes: [] }] });
    expect(of(both, 'h100@DE').after).toBeUndefined();
  });

  it.each([
    ['no.json', undefined, 'no.json does not exist'],
    ['x.json', '{', 'x.json: not valid JSON'],
    ['x.json', '{}', 'x.json: not a report of earshot check --format json (earshot.report/1)'],
    [
      'x.json',
      '{"schema":"earshot.diff/1"}',
      'x.json: not a report of earshot check --format json (earshot.report/1); it says earshot.diff/1',
    ],
    ['x.json', '[]', 'x.json: not a report of earshot check --format json (earshot.report/1)'],
    ['x.json', '{"schema":"earshot.report/1"}', 'x.json: a damaged report: tool, rulebook or determinations are missing'],
    [
      'x.json',
      '{"schema":"earshot.report/1","tool":{},"rulebook":{},"determinations":[{"id":"a@CN"}]}',
      'x.json: a damaged report: a@CN has no product',
    ],
  ])('%s %s is refused', (name, text, message) => {
    const cwd = folder({ 'w.earshot': widget, ...(text === undefined ? {} : { [name]: text }) });
    expect(earshot(['diff', '--against', name], { cwd })).toMatchObject({ code: 2, out: '', err: `earshot: ${message}\n` });
  });
});

describe('wrong usage', () => {
  it.each([
    [[], 'diff needs --from DATE, --against REPORT.json, or --reform FOLDER'],
    [
      ['--from', '2022-10-20', '--against', 'r.json'],
      '--against compares with a report; --from and --to compare two days: choose one',
    ],
    [['--from', '2022-10-20', '--to', '2022-10-20'], '--from 2022-10-20 is not before --to 2022-10-20'],
    [['--from', '2001-01-01', '--to', '2010-01-01'], 'the rulebook begins on 2008-10-01; the law of 2001-01-01 is not in it'],
    [
      ['--from', '2022-10-20', '--to', '2023-01-01', '--as-of', '2022-12-01'],
      '--as-of goes with --against; with --from give the later day as --to',
    ],
    [
      ['--from', '2022-13-20'],
      "option '--from <date>' argument '2022-13-20' is invalid. Expected a calendar day, such as 2025-01-15.",
    ],
  ])('%j', (args, message) => {
    const cwd = folder({ 'w.earshot': widget });
    expect(earshot(['diff', ...args], { cwd })).toMatchObject({ code: 2, out: '', err: `earshot: ${message}\n` });
  });
  it('a day after the rulebook is answered and said', () => {
    const cwd = folder({ 'w.earshot': widget });
    const run = earshot(dates('2026-09-24', '2026-12-01'), { cwd });
    expect(run).toMatchObject({
      code: 0,
      err: 'earshot: the rulebook was read through 2026-09-24; later days are carried forward from there\n',
    });
  });
});

describe('the samples', () => {
  it('read as a history: every step of the law is explained', () => {
    // Four years of them are read in tests/long.
    const diff = json(earshot([...dates('2025-01-01', '2025-01-20', 'samples'), '--format', 'json']));
    expect(diff.summary.changed).toBeGreaterThan(20);
    expectExplained(diff);
  });
  it('the same bytes twice, to a file as to the terminal', () => {
    // Two days on either side of a rule that reaches many samples.
    const days = ['diff', 'samples', '--from', '2022-10-20', '--to', '2022-10-22'];
    const first = earshot(days);
    expect(first.out).toContain('87 FR 62186');
    const cwd = folder();
    earshot([...days, '--output', join(cwd, 'diff.txt')]);
    expect(readFileSync(join(cwd, 'diff.txt'), 'utf8')).toBe(first.out);
    expect(first.out).not.toContain('\u001b');
  });
  it('in Markdown, nothing of a spec is read as markup', () => {
    const cwd = folder({ 'a_b*c.earshot': chip, 'w.earshot': widget });
    const { out } = earshot(dates('2022-10-20', '2022-10-21', '--format', 'markdown'), { cwd });
    expect(out).toContain('a\\_b\\*c.earshot');
    expect(out).toContain('87 FR 62186');
    expect(out).toContain('| h100 | CN | undetermined | license required | 2022-10-21 |');
  });
});
