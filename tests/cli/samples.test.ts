/** Each sample's report stands beside it: one line a determination, with the alternatives that better it. `UPDATE_SAMPLES=1` renews them, to be read before they are kept. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { earshot } from '../support/run.ts';

interface Line {
  readonly id: string;
  readonly asOf: string;
  readonly outcome: string;
  readonly subjectToEar: string;
  readonly classification: { readonly effective: string | null };
  readonly deMinimis?: { readonly percent?: string; readonly level: string };
  readonly requirements: readonly { readonly rule: string; readonly answer: string; readonly enforcement: string }[];
  readonly alternatives: readonly {
    readonly changes: readonly { readonly input: string; readonly alternative: string; readonly strategy?: string }[];
    readonly outcome: string;
    readonly percent?: string;
    readonly costDelta?: { readonly value: string; readonly currency: string };
    readonly leadTime?: string;
    readonly conditions?: readonly string[];
  }[];
  readonly location: { readonly file: string };
}

const folder = fileURLToPath(new URL('../../samples/', import.meta.url));
const samples = readdirSync(folder).filter((f) => f.endsWith('.earshot'));

test('there are samples, with twenty determinations and more', () => {
  const { out } = earshot(['check', folder, '--format', 'json', '--fail-on', 'never']);
  expect((JSON.parse(out) as { determinations: unknown[] }).determinations.length).toBeGreaterThanOrEqual(20);
});

test.each(samples)('%s', (sample) => {
  const { out } = earshot(['check', folder + sample, '--format', 'json', '--fail-on', 'never']);
  const text = (JSON.parse(out) as { determinations: Line[] }).determinations.map(line).join('');
  const expected = `${folder}${sample.replace(/\.earshot$/, '.expected.txt')}`;
  if (process.env['UPDATE_SAMPLES']) writeFileSync(expected, text);
  expect(existsSync(expected)).toBe(true);
  expect(text).toBe(readFileSync(expected, 'utf8'));
});

function line(d: Line): string {
  const share = d.deMinimis?.percent === undefined ? '' : `  ${d.deMinimis.percent} % of ${d.deMinimis.level} %`;
  const rules = d.requirements.map((r) => `${r.rule} ${r.answer}${r.enforcement === 'enforced' ? '' : ' (not enforced)'}`);
  return `${d.id}  ${d.asOf}  ${d.classification.effective ?? 'not classified'}  subject ${d.subjectToEar}${share}  ${d.outcome}${rules.length > 0 ? `  [${rules.join(', ')}]` : ''}\n${d.alternatives.map(alternative).join('')}`;
}

function alternative(a: Line['alternatives'][number]): string {
  const changes = a.changes.map((c) => `${c.alternative} for ${c.input} (${c.strategy ?? 'strategy not known'})`).join(', ');
  const terms = [
    a.percent && `${a.percent} %`,
    a.costDelta && `${a.costDelta.value} ${a.costDelta.currency}`,
    a.leadTime,
    ...(a.conditions ?? []),
  ]
    .filter(Boolean)
    .join(', ');
  return `    with ${changes}: ${a.outcome}, ${terms}\n`;
}
