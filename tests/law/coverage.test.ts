import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coverage } from './coverage.ts';
import { PAGE, page } from './coverage-page.ts';

describe('coverage of the law', () => {
  const all = coverage();
  const of = (kind: string): string[] => all.filter((c) => c.class === kind).map((c) => c.paragraph);

  test('of every paragraph it is known whether it is modelled, and what the answer does where it is not', () => {
    expect(all.filter((c) => c.class === 'not-modelled' && c.instead === undefined).map((c) => c.paragraph)).toEqual([]);
  });

  test('none that is modelled is untested', () => {
    expect(of('untested')).toEqual([]);
  });

  test('the page says so: npm run coverage:law', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(page(all));
  });
});
