/** What specification tests and worked cases name, and whether they have it hold, not hold, or both. */
import { readdirSync, readFileSync } from 'node:fs';
import { refsIn } from '../../server/src/rulebook/history.ts';
import { specCases } from '../spec/markdown.ts';
import { table } from './tables.ts';

export interface Evidence {
  readonly holds: boolean;
  readonly not: boolean;
}
type Named = readonly [name: string, evidence: Evidence];

/** Cells that say that a thing is not so, not needed, not to be had. */
const NOT = new Set(['—', 'no', 'barred', 'not-subject', 'no-license-required', 'not-enforced', '25', 'false']);
const evidence = (values: Iterable<string>): Evidence => {
  const said = [...values].filter((v) => v !== '');
  return { holds: said.some((v) => !NOT.has(v)), not: said.some((v) => NOT.has(v)) };
};

export function specEvidence(): Named[] {
  const dir = new URL('../spec/', import.meta.url).pathname;
  return readdirSync(dir)
    .filter((f) => f.endsWith('.md'))
    .flatMap((file) => {
      const text = readFileSync(dir + file, 'utf8');
      const source = text.split(/\r?\n/);
      return specCases(text).flatMap((c) => {
        const columns = Map.groupBy(
          c.rows.flatMap((r) => r.filled.flatMap((f) => f.expect)),
          (e) => e.path,
        );
        const named = [...columns].flatMap(([path, cells]) => {
          const values = cells.map((e) => e.value);
          const names = [...path.matchAll(/(?:rule|code|name|column)\^?=([^,\]]+)/g)].map((m) => m[1]!);
          const rules = new Set(values.flatMap(refsIn));
          return [
            ...names.map((n): Named => [n, evidence(values)]),
            ...[...rules].map((r): Named => [r, { holds: true, not: values.some((v) => v !== '' && v !== r) }]),
          ];
        });
        const table = evidence(c.rows.flatMap((r) => r.expect.map((e) => e.value)));
        return [...named, ...refsInWords(`${c.title}.\n${proseBefore(source, c.line)}`).map((r): Named => [r, table])];
      });
    });
}

/** `740.2(a)(3), (a)(4)`: a paragraph without its section is of the section before it. */
function refsInWords(text: string): string[] {
  const out = refsIn(text);
  let section = '';
  for (const m of text.matchAll(/\b(7\d\d\.\d+)(?:\([A-Za-z0-9]+\))*|(?<![\w)])(\([a-z]\)(?:\([A-Za-z0-9]+\))*)/g)) {
    if (m[1]) section = m[1];
    else if (section) out.push(section + m[2]!);
  }
  return out;
}

/** The words between the table before and the fence. */
export function proseBefore(lines: readonly string[], fence: number): string {
  let from = fence - 2;
  while (from >= 0 && !lines[from]!.startsWith('|') && !lines[from]!.startsWith('#')) from--;
  return lines.slice(from + 1, fence - 1).join('\n');
}

interface Case {
  readonly cite?: readonly string[];
  readonly checks: readonly { readonly op: string; readonly value?: unknown }[];
}

/** And the second tables: the chart and its columns, and the groups, both ways. */
export function caseEvidence(): Named[] {
  const cases = JSON.parse(readFileSync(new URL('../cases/expected.json', import.meta.url), 'utf8')) as Case[];
  const columns = new Set(table('country-chart.txt').flatMap((l) => l.words));
  const both: Evidence = { holds: true, not: true };
  return [
    ...cases.flatMap((c) => {
      const said = evidence(c.checks.map((k) => (k.op === 'absent' ? '—' : String(k.value))));
      return (c.cite ?? []).flatMap(refsIn).map((r): Named => [r, said]);
    }),
    ...[...columns, ...table('country-groups.txt').map((l) => l.name)].map((n): Named => [n, both]),
  ];
}
