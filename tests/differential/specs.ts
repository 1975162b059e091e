/** Specs that differ in what decides: entries, origins, figures, parts, parties, uses, clauses. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { day } from '../../grammar/src/text/date.ts';
import { Told } from '../../server/src/determine/told.ts';
import { check, type CheckOptions } from '../../server/src/workspace/check.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';

const root = new URL('../../', import.meta.url).pathname;

/** The worked cases and the samples, by path. */
export const written: ReadonlyMap<string, string> = new Map(
  globSync(['tests/cases/specs/*.earshot', 'samples/**/*.earshot'], { cwd: root })
    .sort()
    .map((path) => [root + path, readFileSync(root + path, 'utf8')]),
);

export type Asked = Partial<Omit<CheckOptions, 'fallbackDate'>>;
export const WAYS: readonly Asked[] = [{}, { strict: true }, { codified: true }, { strictDates: true }, { explain: true }];

export function determined(files: ReadonlyMap<string, string>, path: string, asked: Asked = {}): readonly Told[] {
  const program = createProgram([path], { readFile: (p) => files.get(p) }, rulebook);
  return check(program, [path], { fallbackDate: day('2026-08-01'), ...asked }).determinations.map((d) => {
    if (!(d instanceof Told)) throw new Error(`${d.id} was not determined by a run`);
    return d;
  });
}

export const one = (text: string, asked?: Asked): readonly Told[] =>
  determined(new Map([['a.earshot', text]]), 'a.earshot', asked);

const maybe = (lines: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.option(lines, { nil: '' });
const eccn = fc.constantFrom(
  'EAR99',
  '3A001',
  '3A001.a.2',
  '3A090.a',
  '3A991',
  '3B001.f.1',
  '3B991.b',
  '4A003.b',
  '4A994',
  '5A002.a',
  '5A991',
  '0A501.a',
  '1C350.b',
  '2B350.a',
  '6A003.b.4',
  '9A610.x',
);
const origin = fc.constantFrom('US', 'US', 'DE', 'JP', 'CN', 'KR');
const type = fc.constantFrom('integrated-circuit', 'equipment', 'component', 'computer', 'electronic-assembly');
const part = fc.record({
  eccn: maybe(eccn.map((e) => `eccn ${e}`)),
  origin: maybe(origin.map((o) => `origin ${o}`)),
  type: maybe(type.map((t) => `type ${t}`)),
  value: maybe(fc.integer({ min: 1, max: 400 }).map((v) => `value ${v} USD`)),
});
const facts = (p: { eccn: string; origin: string; type: string; value: string }): string =>
  [p.type, p.origin, p.eccn, p.value].filter(Boolean).join(' ');

const extras = fc.subarray([
  'direct-product-of none',
  'plant direct-product-of none',
  'direct-product-of technology 3E001 origin US',
  'incorporates 1 part-c',
  'specs { tops 1200 at 8 bit }',
]);
const block = fc.subarray([
  'end-user fab',
  'consignee shell',
  'end-use advanced-node-production',
  'facility plant',
  'exported-from JP',
  'via HK',
  'claims STA',
  'claims LVS',
]);
export const PLACES = ['worldwide', 'D:5', 'A:1', 'D:1', 'CN, TW, RU, IR, UA-43', 'HK, MO, DE'];

/** One product with parts, under one clause to several countries. */
export const spec: fc.Arbitrary<{ readonly to: string; readonly text: (to: string) => string }> = fc
  .record({
    day: fc.constantFrom('2020-09-01', '2023-01-01', '2024-12-10', '2025-10-01', '2026-08-01', '2027-02-01'),
    parts: fc.tuple(part, part, part),
    product: part,
    extras,
    block: fc.option(block, { nil: undefined }),
    to: fc.constantFrom(...PLACES),
    alternative: fc.boolean(),
    notice: fc.boolean(),
  })
  .map((s) => ({
    to: s.to,
    text: (to: string): string =>
      [
        `as-of ${s.day}`,
        'party fab "Blue Harbor Semiconductor" { country CN }',
        'party shell "Gray Wharf Trading" { headquarters MO owned-by fab 60% }',
        'facility plant { operator fab produces logic { node 7 nm } }',
        ...s.parts.map((p, i) => `input part-${'abc'[i]} { ${facts(p)} }`),
        ...(s.alternative ? ['alternative other replaces part-a { origin JP eccn 3A991 value 10 USD }'] : []),
        ...(s.notice ? ['notice letter { requires license for goods to CN }'] : []),
        `product goods { ${facts(s.product)}`,
        '  incorporates 2 part-a',
        '  incorporates 1 part-b',
        ...s.extras.map((e) => `  ${e}`),
        `  destination ${to}${s.block ? ` {\n${s.block.map((b) => `    ${b}\n`).join('')}  }` : ''}`,
        '}',
        '',
      ].join('\n'),
  }));
