/** Over every example of every code, the samples and the worked cases: a fix removes its finding and brings no mistake of the language. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import type { Diagnostic } from '../../server/src/base/diagnostic.ts';
import { codes } from '../../server/src/rules/index.ts';
import { exampleFiles } from '../../server/src/rules/rule.ts';
import { check } from '../../server/src/workspace/check.ts';
import { fixesOf, specsOf, within } from '../../server/src/workspace/fixes.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';
import { type Files, made } from './actions.ts';

const LATE = day('2026-03-02');

interface Spec {
  readonly files: Files;
  readonly root: string;
  readonly strict?: boolean;
  readonly fallbackDate?: string;
}

function findingsOf({ files, root, strict, fallbackDate }: Spec) {
  const program = createProgram([root], { readFile: (f) => files[f] }, rulebook);
  const on = fallbackDate === undefined ? LATE : day(fallbackDate);
  const result = check(program, [root], { fallbackDate: on, ...(strict && { strict }) });
  const everything = createProgram(Object.keys(files), { readFile: (f) => files[f] }, rulebook);
  return { findings: result.diagnostics, specs: specsOf(program, result, on, within(everything)) };
}

/** What somebody might write where a fix leaves something to write. */
function typed(hole: string, { files }: Spec, title: string): string | undefined {
  const all = Object.values(files).join('\n');
  // Nothing holds itself.
  const named = (kind: string): string | undefined =>
    [...all.matchAll(new RegExp(`^${kind} ([\\w-]+)`, 'gm'))].map((m) => m[1]!).findLast((name) => !title.endsWith(` ${name}`));
  const known: Readonly<Record<string, string | undefined>> = {
    // Nothing is for what is on no list.
    ECCN: title.endsWith(' is for') ? '3B001.a.1' : 'EAR99',
    COUNTRY: 'JP',
    AMOUNT: '12.50',
    CURRENCY: 'USD',
    TYPE: 'equipment',
    HEADING: '"8542.31"',
    'YYYY-MM-DD': '2026-02-10',
    PARAGRAPH: 'a',
    SHARE: '60',
    NAME: '"A name of its own"',
    KIND: 'logic',
    FIGURES: 'node 28 nm  transistor planar',
    FIGURE: '12',
    ROLE: 'designer',
    'END-USE': 'civil',
    'YES|NO': 'no',
    'PLANAR|NON-PLANAR': 'planar',
    PARTY: named('party'),
    FACILITY: named('facility'),
    INPUT: named('input'),
    '': 'looked into',
  };
  return Object.hasOwn(known, hole) ? known[hole] : undefined;
}

const isMistake = (d: Diagnostic): boolean => d.code < 'ES1000' && d.severity === 'error';
const key = (d: Diagnostic): string => `${d.code} ${d.message}`;
const count = (all: readonly Diagnostic[], d: Diagnostic): number => all.filter((x) => key(x) === key(d)).length;

const specs: [string, Spec][] = [
  ...[...codes.values()].flatMap((c): [string, Spec][] => {
    // The longest file there is says nothing here that a shorter one does not.
    if (typeof c.page.bad === 'function' || c.code === 'ES0015') return [];
    const { files, strict, fallbackDate, rulebook: own } = exampleFiles(c.page.bad);
    return own
      ? []
      : [[c.code, { files, root: 'example.earshot', ...(strict && { strict }), ...(fallbackDate && { fallbackDate }) }]];
  }),
  ...globSync(['samples/*.earshot', 'tests/cases/specs/*.earshot']).map((path): [string, Spec] => [
    path,
    { files: { 'example.earshot': readFileSync(path, 'utf8') }, root: 'example.earshot' },
  ]),
];

const offers = specs.flatMap(([name, spec]) => {
  const { findings, specs: read } = findingsOf(spec);
  return findings.flatMap((finding) =>
    fixesOf(finding, read).map((fix) => ({ spec, findings, finding, fix, title: `${name} ${finding.code}: ${fix.title}` })),
  );
});

let taken = 0;
it.each(offers.map((o) => [o.title, o] as const))('%s', (_, { spec, findings, finding, fix }) => {
  expect(fix.title.length).toBeLessThanOrEqual(100);
  const edits = fix.edits();
  const holes = edits.flatMap((f) => f.edits.flatMap((e) => (e.holes ?? []).map((h) => e.text.slice(h.start, h.end))));
  const words = holes.map((h) => typed(h, spec, fix.title));
  if (words.includes(undefined)) {
    expect(holes.filter((h, i) => words[i] === undefined && !['PARTY', 'FACILITY', 'INPUT'].includes(h))).toEqual([]);
    return;
  }
  taken++;
  const after = findingsOf({ ...spec, files: made(spec.files, edits, words as string[]) }).findings;
  expect(count(after, finding), `the finding stays: ${key(finding)}`).toBeLessThan(count(findings, finding));
  const before = new Set(findings.filter(isMistake).map(key));
  expect(after.filter((d) => isMistake(d) && !before.has(key(d))).map(key)).toEqual([]);
});

it('is no empty claim', () => expect(taken).toBeGreaterThan(60));
