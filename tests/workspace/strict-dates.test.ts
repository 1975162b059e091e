/** `--strict-dates`: what is carried, not attested, for the day decides nothing (rulebook.md: coverage is stated, not implied). */
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../server/src/rulebook/attestation.ts';
import { day } from '../../grammar/src/text/date.ts';
import type { Proof } from '../../server/src/determine/result.ts';
import { checkText, type TextOptions } from '../support/check.ts';

const chip = (asOf: string, eccn = '3A001.a.2'): string =>
  `as-of ${asOf}\nproduct chip { type integrated-circuit origin US eccn ${eccn} value 20_000 USD destination CN, DE }\n`;
const run = (text: string, options: TextOptions = {}) => checkText({ 'a.earshot': text }, { strictDates: true, ...options });
const outcomes = (text: string, options: TextOptions = {}): string[] => run(text, options).determinations.map((d) => d.outcome);
const es8001 = (text: string, options: TextOptions = {}): string[] =>
  run(text, options)
    .diagnostics.filter((d) => d.code === 'ES8001')
    .map((d) => d.message);
const marks = (proof: Proof): string[] => [...(proof.coverage ? [proof.coverage] : []), ...(proof.children ?? []).flatMap(marks)];

describe('an answer that rests on a carried fact', () => {
  it('is undetermined, with the fact that was not read for the day', () => {
    expect(outcomes(chip('2015-03-02'))).toEqual(['undetermined', 'undetermined']);
    expect(es8001(chip('2015-03-02'))).toEqual([
      'Law of 2015-03-02 not read for 3A001 and 738 supp. 1; strict dates leave 2 answers open',
    ]);
    expect(run(chip('2015-03-02')).determinations[0]!.missing).toContainEqual(
      expect.objectContaining({ fact: 'law', of: '3A001', why: '3A001 on 2015-03-02 is carried from eCFR 2026-07-23' }),
    );
  });
  it('is given without strict dates, and marked in the proof', () => {
    const [cn, de] = run(chip('2015-03-02'), { strictDates: false }).determinations;
    expect([cn!.outcome, de!.outcome]).toEqual(['license-required', 'no-license-required']);
    expect(marks(cn!.proof)).toContain('3A001 carried from eCFR 2026-07-23; 738 supp. 1 carried from eCFR 2026-09-24');
    expect(es8001(chip('2015-03-02'), { strictDates: false })).toEqual([]);
  });
  it('an entry that has no rows rests on none of them', () => {
    expect(outcomes(chip('2015-03-02', 'EAR99'))).toEqual(['no-license-required', 'no-license-required']);
  });
});

describe('an answer by the edition itself', () => {
  it('stands on the day of the edition and the last day of the rulebook; the day after, all is carried', () => {
    expect(outcomes(chip('2026-09-24'))).toEqual(['license-required', 'no-license-required']);
    expect(outcomes(chip('2026-09-23'))).toEqual(['undetermined', 'undetermined']);
    expect(outcomes(chip('2026-09-25'))).toEqual(['undetermined', 'undetermined']);
    expect(outcomes(chip('2026-09-25'), { strictDates: false })).toEqual(['license-required', 'no-license-required']);
  });
});

describe('a license that is certainly required by what was read', () => {
  it('is required, whatever else is carried', () => {
    // 746.4(a): the section's own history dates it from 2007-01-26.
    expect(outcomes(chip('2015-03-02').replace('CN, DE', 'KP, DE'))).toEqual(['license-required', 'undetermined']);
    expect(outcomes(chip('2015-03-02', 'EAR99').replace('CN, DE', 'KP'))).toEqual(['license-required']);
  });
});

describe('how a fact is known', () => {
  const through = day('2026-09-24');
  const of = (fact: object, on: string) => coverageOf(fact, day(on), through);
  it('from the day it starts, where that and its values were read', () => {
    const fact = { from: '2024-12-02', verified: { values: 'eCFR 2026-09-24', dates: '89 FR 96790 (dates)' } };
    expect([of(fact, '2024-12-02'), of(fact, '2026-09-24')]).toEqual([undefined, undefined]);
    expect(of(fact, '2026-09-25')).toBe('carried: the rulebook was read through 2026-09-24');
  });
  it('only from the edition, where its first day is from memory', () => {
    const fact = { from: '2016-12-31', verified: { values: 'eCFR 2026-09-24', dates: 'memory' } };
    expect(of(fact, '2020-01-02')).toBe('carried from eCFR 2026-09-24, its first day from memory');
    expect(of(fact, '2026-09-24')).toBeUndefined();
  });
  it('what ended before the edition is not of the edition', () => {
    expect(of({ until: '2020-06-29', verified: 'memory' }, '2015-03-02')).toBe('from memory');
    expect(
      of(
        {
          from: '2013-10-15',
          until: '2020-06-29',
          verified: { values: 'eCFR 2026-09-24 less what came later', dates: '78 FR 22660' },
        },
        '2015-03-02',
      ),
    ).toBeUndefined();
  });
  it('undated, it is carried back from its edition', () => {
    expect(of({ verified: 'eCFR 2026-09-24' }, '2026-09-23')).toBe('carried from eCFR 2026-09-24');
  });
});
