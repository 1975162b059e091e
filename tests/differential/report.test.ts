/** The report that is written a piece at a time is the report as a whole. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { type ReportInput, sourcesOf } from '../../server/src/report/input.ts';
import { jsonText, printJson } from '../../server/src/report/json-text.ts';
import { toReport } from '../../server/src/report/json.ts';
import { check } from '../../server/src/workspace/check.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';
import { long, runs } from '../support/runs.ts';
import { type Asked, spec, WAYS, written } from './specs.ts';

function reported(files: ReadonlyMap<string, string>, roots: readonly string[], asked: Asked = {}): ReportInput {
  const program = createProgram(roots, { readFile: (p) => files.get(p) }, rulebook);
  return {
    ...check(program, roots, { fallbackDate: day('2026-08-01'), ...asked }),
    tool: { name: 'earshot', version: 'test' },
    rulebook,
    source: sourcesOf(program.files),
    shown: (file) => file,
  };
}

function same(input: ReportInput, proof: boolean, where: string): void {
  const whole = `${JSON.stringify(toReport(input, { proof }), null, 2)}\n`;
  expect(printJson(input, { proof }) === whole, where).toBe(true);
}

it('of every worked case and sample: of one in four, where it is not the long run', () => {
  for (const [i, path] of [...written.keys()].entries()) {
    if (!long && i % 4 > 0) continue;
    const input = reported(written, [path]);
    same(input, false, path);
    if (input.determinations.length < 40) same(input, true, path);
  }
});

it('of any spec, whatever it calls its goods', () => {
  const name = fc.constantFrom('goods', 'goods-udc00-ud800');
  fc.assert(
    fc.property(spec, fc.constantFrom(...WAYS), name, (s, asked, goods) => {
      const text = s
        .text(s.to)
        .replaceAll(/\bgoods\b/g, goods)
        .replace('product ', '/// \\udc00\\ud800 \\udc02\\ud800\nproduct ');
      same(reported(new Map([['a.earshot', text]]), ['a.earshot'], asked), false, text);
    }),
    runs(200),
  );
});

it('of nothing, and of more than a piece', () => {
  same(reported(new Map([['a.earshot', '']]), ['a.earshot']), false, 'nothing');
  const text = 'as-of 2026-08-01\nproduct p { type equipment origin US eccn 5A991 value 9 USD destination worldwide }\n';
  const input = reported(new Map([['a.earshot', text]]), ['a.earshot']);
  expect([...jsonText(input)].length).toBeGreaterThan(5);
  same(input, false, 'worldwide');
});
