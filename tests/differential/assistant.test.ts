/** Dialogues about every sample: no answer that an assistant gets is better than that of the command line. */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProofStep, Report } from '../../server/src/report/schema.ts';
import { Assistant, type Reply } from '../support/assistant.ts';
import { shortened, wrongWith } from '../support/no-better.ts';
import { earshot, lasting, projectRoot } from '../support/run.ts';
import { long } from '../support/runs.ts';

const samples = readdirSync(join(projectRoot, 'samples')).filter((name) => name.endsWith('.earshot'));
const FEW = ['silicon-carbide.earshot', 'stacked-mining-chip.earshot', 'spare-parts.earshot'];
/** The long run asks of every sample. */
const some = long ? samples : FEW;
/** What else changes an answer takes a hundred determinations of each. */
const fewer = long ? samples : FEW.slice(0, 1);
const asOf = '2026-08-01';
const cwd = lasting({ 'earshot.json': '{ "assistant": true }' });
for (const name of samples) cpSync(join(projectRoot, 'samples', name), join(cwd, name));

let assistant: Assistant;
let report: Report;
/** With the proofs, and the rules that do not apply too. */
let proven: Report;
const of = (name: string, { determinations } = report) => determinations.filter((d) => d.location.file === name);

beforeAll(async () => {
  const check = ['check', '.', '--as-of', asOf, '--format', 'json', '--fail-on', 'never'];
  report = JSON.parse(earshot(check, { cwd }).out) as Report;
  proven = JSON.parse(earshot([...check, '--explain'], { cwd }).out) as Report;
  assistant = new Assistant(cwd);
  await assistant.greet();
}, 60_000);
afterAll(async () => {
  expect(await assistant.end()).toBe(0);
  rmSync(cwd, { recursive: true, force: true });
});

const joined = (pages: readonly Reply[], key: string): unknown[] => pages.flatMap((p) => p.structured!.result[key] as unknown[]);
const flat = (determination: string, { children = [], ...step }: ProofStep, depth = 0): unknown[] => [
  { determination, depth, ...step },
  ...children.flatMap((child) => flat(determination, child, depth + 1)),
];
const cli = (...args: string[]) => JSON.parse(earshot([...args, '--format', 'json'], { cwd }).out) as Record<string, unknown>;

describe.each(some)('%s', (name) => {
  it('checked, page after page, is the report of the command line', async () => {
    const pages = await assistant.askAll('earshot_check', { paths: [name], asOf });
    expect(pages.flatMap((p) => wrongWith(p, of(name)))).toEqual([]);
    expect(joined(pages, 'determinations')).toEqual(of(name).map(shortened));
    if (JSON.stringify(of(name).map(shortened)) !== JSON.stringify(of(name)))
      expect(pages.some((p) => (p.structured!.cut ?? []).length > 0 && p.text.includes('Too long for the JSON'))).toBe(true);
    const here = (d: { readonly file: string }): boolean => d.file === name;
    expect((joined(pages, 'diagnostics') as Report['diagnostics']).filter(here)).toEqual(report.diagnostics.filter(here));
  });

  it('explained: an open answer first, else any, comes to the same', async () => {
    const d = of(name).find((x) => x.outcome === 'undetermined') ?? of(name)[0]!;
    const reply = await assistant.ask('earshot_explain', { what: d.id, paths: [name], asOf });
    expect(wrongWith(reply, of(name))).toEqual([]);
    const all = of(name, proven)
      .filter((x) => x.id === d.id)
      .flatMap((x) => flat(x.id, x.proof!));
    const steps = joined([reply], 'steps');
    expect(steps).toEqual(all.slice(0, steps.length));
    expect(reply.structured!.more?.left ?? 0).toBe(all.length - steps.length);
  });
});

describe.each(fewer)('%s', (name) => {
  it('with its alternatives and levers is what the command line finds, and each answer has its provisos', async () => {
    const pages = await assistant.askAll('earshot_alternatives', { paths: [name], asOf });
    expect(pages.flatMap((p) => wrongWith(p, of(name)))).toEqual([]);
    const whole = cli('alternatives', name, '--as-of', asOf);
    for (const key of ['determinations', 'levers', 'questions']) expect(joined(pages, key)).toEqual(whole[key]);
  });

  it('between two days is what the command line compares', async () => {
    const days = { from: '2024-11-01', to: '2025-06-01' };
    const pages = await assistant.askAll('earshot_diff', { paths: [name], ...days });
    const whole = cli('diff', '--from', days.from, '--to', days.to, '--fail-on', 'never', name);
    expect(joined(pages, 'determinations')).toEqual(whole['determinations']);
    expect(pages[0]!.structured!.result['summary']).toEqual(whole['summary']);
    for (const { text } of pages)
      for (const [, next] of text.matchAll(/^> \S+, (?:under|from) .*: undetermined.*\n(.*)$/gm))
        expect(next).toMatch(/^> {3}Question: /);
  });
});
