/** ES8001: before the first day nothing is known; after the last the law is carried forward, and said so. */
import { describe, expect, it } from 'vitest';
import { checkText } from '../support/check.ts';

const chip = (asOf: string): string =>
  `as-of ${asOf}\nproduct chip { type integrated-circuit origin US eccn 3A001.a.2 value 20_000 USD destination CN, DE }\n`;
const run = (asOf: string) => {
  const { determinations, diagnostics } = checkText({ 'a.earshot': chip(asOf) });
  return {
    outcomes: determinations.map((d) => d.outcome),
    found: diagnostics.filter((d) => d.code === 'ES8001').map((d) => [d.severity, d.message]),
    missing: determinations[0]!.missing.map((m) => m.fact),
  };
};

describe('before the first day', () => {
  it('every answer is undetermined, a license that is required later among them', () => {
    expect(run('2008-09-30')).toEqual({
      outcomes: ['undetermined', 'undetermined'],
      missing: ['law'],
      found: [['warning', 'The rulebook begins on 2008-10-01; the law of 2008-09-30 is not in it']],
    });
  });
  it('on it, the answer is given', () => {
    expect(run('2008-10-01')).toEqual({ outcomes: ['license-required', 'no-license-required'], missing: [], found: [] });
  });
});

describe('after the last day', () => {
  it.each([
    ['2026-09-24', []],
    [
      '2026-09-25',
      [['information', 'The rulebook was read through 2026-09-24; for 2026-09-25 the law is carried forward from that day']],
    ],
    [
      '2026-12-23',
      [['information', 'The rulebook was read through 2026-09-24; for 2026-12-23 the law is carried forward from that day']],
    ],
    [
      '2026-12-24',
      [['warning', 'The rulebook was read through 2026-09-24; for 2026-12-24 the law is carried forward from that day']],
    ],
  ])('%s', (asOf, found) => {
    expect(run(asOf)).toEqual({ outcomes: ['license-required', 'no-license-required'], missing: [], found });
  });
});
