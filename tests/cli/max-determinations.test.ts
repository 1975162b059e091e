/** A file that asks for more determinations than are allowed: each is made or listed as undetermined, and the run says so. */
import { describe, expect, it } from 'vitest';
import type { Report } from '../../server/src/report/schema.ts';
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

  it('holds for the matrix, and for two days: what is not made is not compared, and the run is not complete', () => {
    const cwd = folder({ 'a.earshot': spec, 'earshot.json': '{ "max-determinations": 4 }' });
    const matrix = earshot(['matrix', 'third', '--format', 'json'], { cwd });
    expect(matrix.code).toBe(2);
    expect(matrix.err).toMatch(/^earshot: third has \d+ countries, over max-determinations: none is determined\n$/);
    const { determinations } = JSON.parse(matrix.out) as Report;
    expect(new Set(determinations.map((d) => d.outcome))).toEqual(new Set(['undetermined']));
    expect(earshot(['diff', '--from', '2026-01-01', '--to', '2026-02-01', '--quiet'], { cwd })).toMatchObject({
      code: 2,
      err: 'earshot: 4 answers not compared: over max-determinations\n',
    });
  });
});
