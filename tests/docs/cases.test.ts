/** docs/cases.md: a paragraph that a line gives for an answer is one by which the sample is answered. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { earshot, projectRoot } from '../support/run.ts';

const samples = readdirSync(`${projectRoot}/samples`)
  .filter((n) => n.endsWith('.earshot'))
  .map((n) => n.slice(0, -'.earshot'.length));
const rows = readFileSync(`${projectRoot}/docs/cases.md`, 'utf8')
  .split('\n')
  .filter((l) => /^\| .* \| `/.test(l))
  .map((l) => l.split('|').map((cell) => cell.trim()))
  .map(([, system, named, answered]) => {
    const names = [...named!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!);
    // `accelerators-2022-12` … `accelerators-2026-08` are those between, too.
    const all = named!.includes('…') ? samples.filter((s) => s >= names[0]! && s <= names.at(-1)!) : names;
    return {
      system: system!,
      names: all,
      cited: [...answered!.matchAll(/\b7(?:34|44)\.\d+(?:\([A-Za-z0-9]+\))+/g)].map((m) => m[0]),
    };
  });

describe.each(rows.filter((r) => r.cited.length > 0))('$system', ({ names, cited }) => {
  it(`is answered by ${cited.join(', ')}`, () => {
    const rules = names.flatMap((name) => {
      const { out } = earshot(['check', `samples/${name}.earshot`, '--format', 'json', '--fail-on', 'never']);
      const report = JSON.parse(out) as {
        determinations: { bases: { rule: string; answer: string }[]; requirements: { rule: string; answer: string }[] }[];
      };
      return report.determinations.flatMap((d) =>
        [...d.bases, ...d.requirements].flatMap((r) => (r.answer === 'no' ? [] : [r.rule])),
      );
    });
    expect(cited.filter((c) => !rules.some((r) => r.startsWith(c)))).toEqual([]);
  });
});
