/** The rows of the CCL against a table read apart from the rulebook: ccl-table.txt. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkText } from '../support/check.ts';

const lines = readFileSync(new URL('ccl-table.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((l) => l !== '' && !l.startsWith('#'));
const cells = (line: string): string[] => line.split('|').map((c) => c.trim());
const countries = cells(lines[0]!).slice(1);
const table = lines.slice(1).map((l) => ({ paragraph: cells(l)[0]!, need: cells(l).slice(1) }));

const KINDS: Readonly<Record<string, string>> = { D: 'software', E: 'technology' };
const name = (paragraph: string): string => `x-${paragraph.replaceAll('.', '-').toLowerCase()}`;

test(`${table.length} paragraphs to ${countries.length} destinations`, () => {
  const text = table.map(
    ({ paragraph }) =>
      `product ${name(paragraph)} { kind ${KINDS[paragraph[1]!] ?? 'commodity'} type other origin US eccn ${paragraph} value 1_000 USD destination ${countries.join(', ')} }`,
  );
  const found = new Map(
    checkText({ 'a.earshot': ['as-of 2026-07-23', ...text, ''].join('\n') }).determinations.map((d) => [d.id, d]),
  );
  const answers = table.map(({ paragraph }) => ({
    paragraph,
    need: countries.map((c) => {
      // AT to Iran, North Korea and Syria is a rule of its own; text that is not enforced stands apart.
      const rows = found
        .get(`${name(paragraph)}@${c}`)!
        .requirements.filter((r) => r.kind === 'ccl' && r.reason !== 'AT' && r.answer === 'yes' && r.enforcement === 'enforced');
      return [...new Set(rows.map((r) => r.column ?? `${r.reason}*`))].sort().join(' ') || '-';
    }),
  }));
  expect(answers).toEqual(table);
});
