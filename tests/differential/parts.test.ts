/** A check in parts, each written as JSON and read back: the whole is that of one check, in every format, byte for byte. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { assembled } from '../../server/src/report/assembled.ts';
import { FORMAT_NAMES, FORMATS } from '../../server/src/report/formats.ts';
import { type ReportInput, sourcesOf } from '../../server/src/report/input.ts';
import { toReport } from '../../server/src/report/json.ts';
import { keep } from '../../server/src/report/kept.ts';
import { type Kept, KeptSchema } from '../../server/src/report/kept-schema.ts';
import { readBack } from '../../server/src/report/read-back.ts';
import type { Report } from '../../server/src/report/schema.ts';
import { check } from '../../server/src/workspace/check.ts';
import { fixesInReport } from '../../server/src/workspace/fixes.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';
import { heavy } from '../support/runs.ts';
import { textOf, workspace } from './workspaces.ts';

const fallbackDate = day('2026-03-02');
const tool = { name: 'earshot', version: '0.0.0' } as const;

const ignored = [
  '',
  '// earshot-ignore-file ES1001, ES9008, ES0105: known\n',
  '// earshot-ignore ES5001: nothing here\n',
  '// earshot-ignore-file ES3: what\n',
];

/** Reports are made in another folder than the workspace's root. */
const shown = (file: string): string => (file.startsWith('parts/') ? file.slice('parts/'.length) : `../${file}`);

function reportOf(texts: ReadonlyMap<string, string>, roots: readonly string[], explain: boolean) {
  const program = createProgram(roots, { readFile: (file) => texts.get(file) }, rulebook);
  const result = check(program, roots, { fallbackDate, explain });
  const fixes = fixesInReport(program, result, fallbackDate);
  const report: ReportInput = { tool, rulebook, ...result, source: sourcesOf(program.files), shown, fixes };
  return { result, report };
}

const printed = async (report: ReportInput, proof: boolean): Promise<string[]> =>
  Promise.all(
    FORMAT_NAMES.map(async (name) => {
      const text = (await FORMATS[name]())(report, { color: false, proof, failOn: 'undetermined' });
      return `${name}\n${typeof text === 'string' ? text : [...text].join('')}`;
    }),
  );

it('is the whole, in every format', async () => {
  const cases = fc.record({
    files: workspace,
    head: fc.array(fc.constantFrom(...ignored), { minLength: 4, maxLength: 4 }),
    of: fc.integer({ min: 1, max: 3 }),
    seat: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    explain: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ files, head, of, seat, explain }) => {
      const texts = new Map([...files].map(([file, own], i) => [file, head[i % 4]! + textOf(own)]));
      const names = [...texts.keys()];
      const whole = reportOf(texts, names, explain);
      const written = Array.from({ length: of }, (_, part) => {
        const roots = names.filter((_, i) => seat[i % 4]! % of === part);
        const { result, report } = reportOf(texts, roots, explain);
        const kept = keep(result.parts, result, report);
        expect(KeptSchema.safeParse(kept).error).toBeUndefined();
        return JSON.stringify([toReport(report, { proof: explain }), kept]);
      });
      const read = written.map((text) => {
        const [report, kept] = JSON.parse(text) as [Report, Kept];
        return { read: readBack(report, kept), names: Object.entries(kept.names) };
      });
      const back = new Map(read.flatMap((r) => r.names).map(([s, name]) => [name, s]));
      const merged = { tool, rulebook, ...assembled(read.map((r) => r.read)), shown: (file: string) => back.get(file) ?? file };
      expect(await printed(merged, explain)).toEqual(await printed(whole.report, explain));
    }),
    heavy(100, 1),
  );
});
