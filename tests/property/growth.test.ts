/**
 * Long chains, rings and names end, at a small size and at a large one, and say what they should. Nothing is timed: what grew
 * with the square or overflowed the stack does not get through the long sizes.
 */
import { describe, expect, it } from 'vitest';
import { shapes } from '../../bench/growth/shapes.ts';
import { Exact, withoutZeros } from '../../server/src/base/exact.ts';
import { escape } from '../../server/src/ide/markdown.ts';
import { amount } from '../../server/src/base/figures.ts';
import { checkText, codesOf } from '../support/check.ts';
import { long } from '../support/runs.ts';

const SMALL = 3;
const LARGE = long ? 20_000 : 2_000;
const run = (name: string, n: number) => {
  const shape = shapes[name]!;
  return checkText(shape.files(n), { ...(shape.roots && { roots: shape.roots(n) }) });
};

describe.each([SMALL, LARGE])('at %i', (n) => {
  it.each(['blanks', 'a name of marks', 'a name of words', 'other names'])('%s: one answer, nothing found', (name) => {
    const { determinations } = run(name, n);
    expect(determinations.map((d) => d.outcome)).toEqual(['no-license-required']);
  });

  it('owner chain: the first counts as listed through all of them', () => {
    const { determinations } = run('owner chain', n);
    expect(determinations[0]!.outcome).toBe('license-required');
    expect(JSON.stringify(determinations[0]!.requirements)).toContain('744.11');
  });

  it('owner ring: every owner of itself is said to be, and nothing is cleared', () => {
    const result = run('owner ring', n);
    expect(codesOf(result).filter((c) => c === 'ES0115')).toHaveLength(n);
    expect(result.determinations[0]!.outcome).toBe('undetermined');
  });

  it('parent chain: no license', () => {
    expect(run('parent chain', n).determinations[0]!.outcome).toBe('no-license-required');
  });

  it('bill ring: one circle, said once and short, and nothing is cleared', () => {
    const result = run('bill ring', n);
    const circle = result.diagnostics.filter((d) => d.code === 'ES0107');
    expect(circle).toHaveLength(1);
    expect(circle[0]!.message.length).toBeLessThan(400);
    expect(circle[0]!.related).toHaveLength(n);
    expect(result.determinations[0]!.outcome).toBe('undetermined');
    expect(result.determinations[0]!.missing.length).toBeLessThanOrEqual(80);
  });

  it('suppressions in a row speak of the line below them all', () => {
    const { diagnostics } = run('suppressions in a row', n);
    expect(diagnostics.filter((d) => d.code === 'ES9001')).toHaveLength(n);
  });
});

it('a bill ring of which every product is sold gives JSON of moderate length', () => {
  const n = 600;
  const { 'a.earshot': ring } = shapes['bill ring']!.files(n) as { 'a.earshot': string };
  const text = ring.replace(' destination CN', '').replaceAll(' }', ' destination CN }');
  expect(JSON.stringify(checkText({ 'a.earshot': text }).determinations).length).toBeLessThan(100e6);
});

it('a party that is in no circle itself but owned by one counts as the circle does', () => {
  const text = `as-of 2026-08-01
party top { country CN listed entity-list }
party a { country CN owned-by b 30% owned-by top 50% }
party b { country CN owned-by a 60% }
party buyer { country CN owned-by b 50% }
product thing { type component origin US eccn EAR99 value 10 USD destination CN { end-user buyer on 2025-10-15 } }
`;
  const [d] = checkText({ 'a.earshot': text }).determinations;
  expect(d!.outcome).toBe('license-required');
});

describe('figures and marks of any length', () => {
  const digits = long ? 100_000 : 5_000;
  it('computed amounts of more than 400 digits are read again', () => {
    const printed = Exact.of(10n ** BigInt(digits)).toFixed(2);
    expect(Exact.from(printed).cmp(Exact.of(10n ** BigInt(digits)))).toBe(0);
    expect(Exact.parse(printed)).toBeUndefined();
    expect(Exact.parse(`1${'0'.repeat(400)}`)).toBeUndefined();
    expect(Exact.parse(`1${'0'.repeat(399)}`)).toBeDefined();
  });
  it('are grouped and shortened', () => {
    expect(amount(`-1${'0'.repeat(digits)}.50`, 'USD')).toMatch(/^-1?\d{0,3}(,000)+\.50 USD$/);
    expect(amount('1234567', undefined)).toBe('1,234,567');
    expect(amount('234567.8', undefined)).toBe('234,567.8');
    expect(amount('-12', undefined)).toBe('-12');
    expect(withoutZeros(`1${'0'.repeat(digits)}`)).toHaveLength(digits + 1);
    expect(withoutZeros(`1.${'0'.repeat(digits)}1${'0'.repeat(digits)}`)).toHaveLength(digits + 3);
    expect(withoutZeros('12.00')).toBe('12');
  });
  it('blanks and breaks in Markdown', () => {
    expect(escape(`a${' '.repeat(digits)}b`)).toHaveLength(digits + 2);
    expect(escape(`a${' \n'.repeat(digits)}b`)).toBe('a b');
  });
});
