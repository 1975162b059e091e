/** A file that asks for more determinations than are allowed: each is made or listed as undetermined, and the run says so. */
import { describe, expect, it } from 'vitest';
import type { Report } from '../../server/src/report/schema.ts';
import type { Diff } from '../../server/src/report/diff/schema.ts';
import type { ExposureReport } from '../../server/src/report/exposure/schema.ts';
import { earshot, folder } from '../support/run.ts';

const sale = (name: string, to: string): string =>
  `product ${name} { type equipment origin US eccn 5A991 value 9 USD destination ${to} }\n`;
const spec = `as-of 2026-08-01\n${sale('first', 'CN, DE')}${sale('second', 'CN, DE, FR')}${sale('third', 'JP')}`;

function checked(flags: readonly string[], config?: object): { code: number | null; report: Report } {
  const cwd = folder({ 'a.earshot': spec, ...(config && { 'earshot.json': JSON.stringify(config) }) });
  const { code, out, err } = earshot(['check', '--format', 'json', ...flags], { cwd });
  expect(err).toBe('');
  return { code, report: JSON.parse(out) as Report };
}

const told = (n: number): string =>
  `a.earshot:3:66 ES9008 error ${n} answers undetermined, from second to CN on: over max-determinations (4)\n`;
const listed = ({ report }: ReturnType<typeof checked>): string[] => report.determinations.map((d) => `${d.id} ${d.outcome}`);

describe('max-determinations', () => {
  it.each([
    ['in earshot.json', [], { 'max-determinations': 4 }],
    ['on the command line', ['--max-determinations', '4'], undefined],
    ['on the command line first', ['--max-determinations', '4'], { 'max-determinations': 100 }],
  ])('%s: what does not fit is listed as undetermined, with an error', (_, flags, config) => {
    const whole = checked([], {});
    const found = checked(flags, config);
    expect(found.code).toBe(1);
    expect(listed(found)).toEqual([
      ...listed(whole).slice(0, 2),
      ...['second@CN', 'second@DE', 'second@FR', 'third@JP'].map((id) => `${id} undetermined`),
    ]);
    expect(found.report.determinations.slice(0, 2)).toEqual(whole.report.determinations.slice(0, 2));
    expect(found.report.summary).toMatchObject({ products: 3, determinations: 6, errors: 1, undetermined: 4 });
    expect(found.report.determinations[2]!.missing).toEqual([
      expect.objectContaining({ fact: 'max-determinations', of: 'earshot.json' }),
    ]);
    const [error] = found.report.diagnostics.filter((d) => d.code === 'ES9008');
    expect(error).toMatchObject({ severity: 'error', determination: 'second@CN' });
    expect(error!.message).toBe('4 answers undetermined, from second to CN on: over max-determinations (4)');
    expect(error!.related[0]!.message).toContain('2 determinations were made');
  });

  it('makes what just fits', () => {
    expect(checked([], { 'max-determinations': 6 })).toEqual(checked([], {}));
  });

  it('is a whole number above zero', () => {
    const cwd = folder({ 'a.earshot': spec, 'earshot.json': '{ "max-determinations": 0 }' });
    const { code, err } = earshot(['check'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('max-determinations: expected a whole number above zero');
  });

  it('leaves the proof of one that was made to be asked for, and says of the others why there is none', () => {
    const cwd = folder({ 'a.earshot': spec, 'earshot.json': '{ "max-determinations": 4 }' });
    expect(earshot(['explain', 'first@CN', 'a.earshot'], { cwd }).out).toContain('5A991');
    expect(earshot(['explain', 'second@DE', 'a.earshot'], { cwd }).out).toContain('asks for more determinations than the 4');
  });

  it('holds for a proposal: what is not made is listed, whatever it was before or would be after', () => {
    const reform = `- { replace: twenty-five-percent, from: 2026-01-01, with: { percent: 30 } }\n`;
    const cwd = folder({ 'a.earshot': spec, 'plan/reform.yaml': reform, 'earshot.json': '{ "max-determinations": 4 }' });
    const asked = ['diff', '--reform', 'plan', '--as-of', '2026-08-01', '--fail-on', 'never'];
    for (const format of ['pretty', 'markdown', 'json'])
      expect(earshot([...asked, '--format', format], { cwd })).toMatchObject({ code: 1, err: told(4) });
    expect(earshot(asked, { cwd }).out).toContain('0 changed otherwise, 2 unchanged, 4 not compared.');
    const diff = JSON.parse(earshot([...asked, '--format', 'json'], { cwd }).out) as Diff;
    expect(diff.determinations.map((d) => [d.id, d.notMade, d.before!.outcome, d.after!.outcome, d.steps])).toEqual(
      ['second@CN', 'second@DE', 'second@FR', 'third@JP'].map((id) => [id, true, 'undetermined', 'undetermined', []]),
    );
    expect(diff.summary).toMatchObject({ determinations: 6, notMade: 4 });
  });

  it('holds for the exposure: the sums have bounds of what is not made, and say so', () => {
    const cwd = folder({ 'a.earshot': spec.replaceAll('origin US', 'origin DE'), 'earshot.json': '{ "max-determinations": 4 }' });
    const { code, out, err } = earshot(['exposure', '--format', 'json'], { cwd });
    expect([code, err]).toEqual([1, told(4)]);
    const [day] = (JSON.parse(out) as ExposureReport).days;
    expect(day!.sales.filter((s) => s.notMade).map((s) => [s.id, s.outcome, s.lines.map((l) => l.reached)])).toEqual(
      ['second@CN', 'second@DE', 'second@FR', 'third@JP'].map((id) => [
        id,
        'undetermined',
        [{ atLeast: '0.00', atMost: '9.00' }],
      ]),
    );
    expect(day!.unknown).toContainEqual({ fact: 'max-determinations', of: 'earshot.json' });
    const text = earshot(['exposure'], { cwd }).out;
    expect(text).toContain('4 answers undetermined, over max-determinations: second to CN, DE and FR and third to JP.');
    expect(text).toContain('Of those sales the sums hold bounds alone');
    expect(earshot(['exposure', '--format', 'csv'], { cwd }).out).toContain(
      ',USD,not determined,third@JP,1,0.00,9.00,0.00,9.00,',
    );
  });

  it('holds for the matrix, and for two days: what is not made is not compared, and the run is not complete', () => {
    const cwd = folder({ 'a.earshot': spec, 'earshot.json': '{ "max-determinations": 4 }' });
    const matrix = earshot(['matrix', 'third', '--format', 'json'], { cwd });
    expect(matrix.code).toBe(1);
    expect(matrix.err).toMatch(
      /^earshot: third has \d+ countries, over max-determinations: none is determined; raise "max-determinations" in earshot\.json\n$/,
    );
    const { determinations } = JSON.parse(matrix.out) as Report;
    expect(new Set(determinations.map((d) => d.outcome))).toEqual(new Set(['undetermined']));
    expect(earshot(['diff', '--from', '2026-01-01', '--to', '2026-02-01', '--quiet'], { cwd })).toMatchObject({
      code: 1,
      out: expect.stringContaining('third to JP: undetermined, not compared: over max-determinations') as string,
      err: told(4),
    });
  });
});
