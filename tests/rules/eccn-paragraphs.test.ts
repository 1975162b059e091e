/** ES1005 of a paragraph: said where the entry cannot have it, and never where the printed list may have lost it. */
import { expect, test } from 'vitest';
import { checkText } from '../support/check.ts';

const told = (eccn: string): string[] =>
  checkText({ 'a.earshot': `as-of 2026-08-01\nproduct p { type other origin US eccn ${eccn} value 9_000 USD destination CN }\n` })
    .diagnostics.filter((d) => d.code === 'ES1005')
    .map((d) => `${d.severity}: ${d.message}`);

test.each([
  ['3A991.a.99', 'warning: 3A991 has no paragraph a.99 in the edition of 2026-09-24; 3A991.a ends at 3'],
  ['3A991.a.99.b', 'warning: 3A991 has no paragraph a.99 in the edition of 2026-09-24; 3A991.a ends at 3'],
  ['3A991.a.c', 'warning: 3A991 has no paragraph a.c in the edition of 2026-09-24; 3A991.a ends at 3'],
  ['3B001.b.30', 'warning: 3B001 has no paragraph b.30 in the edition of 2026-09-24; 3B001.b ends at 5'],
  ['3B001.x', 'warning: 3B001 has no paragraph x in the edition of 2026-09-24'],
])('%s is said', (eccn, message) => expect(told(eccn)).toEqual([message]));

test.each([
  ['one that is printed', '3A991.a.3'],
  ['below one that is printed without any', '3B001.g.1'],
  ['the next after the last, which may be new', '3A001.a.15'],
  ['before the last that is printed', '1A001.a'],
  ['in a gap', '3A002.a.4'],
  ['after the last of a list with gaps', '3A002.a.12'],
  ['of what z takes up from elsewhere', '5A002.z.9'],
  ['of those that end the 600 series', '1B613.y'],
])('%s is not: %s', (_, eccn) => expect(told(eccn)).toEqual([]));

test('and what the entry says of single paragraphs is open for it', () => {
  const spec = (eccn: string): string =>
    `as-of 2026-08-01\nproduct p { type other origin US eccn ${eccn} value 9_000 USD destination CN }\n`;
  const asked = (eccn: string): string[] =>
    checkText({ 'a.earshot': spec(eccn) })
      .determinations[0]!.requirements.filter((r) => r.answer === 'undetermined')
      .map((r) => r.column ?? r.title);
  expect(asked('3A001.b.99')).not.toEqual([]);
  expect(asked('3A001.b.4')).toEqual([]);
});
