/** ES8003: a change ahead of the date, on its day, by its rule, and no further ahead than the horizon. */
import { describe, expect, it } from 'vitest';
import { checkText, type TextOptions } from '../support/check.ts';

const hongKong = (asOf: string): string =>
  `as-of ${asOf}\nproduct tool { type equipment origin US eccn 3A001.a.2 value 2_000 USD destination HK }\n`;
const found = (text: string, options: TextOptions = {}) =>
  checkText({ 'a.earshot': text }, options)
    .diagnostics.filter((d) => d.code === 'ES8003')
    .map((d) => ({ message: d.message, severity: d.severity, cite: d.cite }));

describe('a change that takes effect', () => {
  it('is told from ninety days before to the day before', () => {
    const told = [
      {
        message: 'HK: license required from 2020-12-23; no license required before',
        severity: 'warning',
        cite: ['85 FR 83765'],
      },
    ];
    expect(found(hongKong('2020-09-23'))).toEqual([]);
    expect(found(hongKong('2020-09-24'))).toEqual(told);
    expect(found(hongKong('2020-12-22'))).toEqual(told);
    expect(found(hongKong('2020-12-23'))).toEqual([]);
  });
  it('by another horizon, or none', () => {
    expect(found(hongKong('2020-09-23'), { horizon: 91 })).toHaveLength(1);
    expect(found(hongKong('2020-12-22'), { horizon: 1 })).toHaveLength(1);
    expect(found(hongKong('2020-12-21'), { horizon: 1 })).toEqual([]);
    expect(found(hongKong('2020-12-22'), { horizon: 0 })).toEqual([]);
  });
  it('is no warning where it lifts a requirement', () => {
    const text =
      'as-of 2018-07-01\nproduct chip { type integrated-circuit origin US eccn 3A001.a.2 value 20_000 USD destination IN }\n';
    expect(found(text)).toEqual([
      {
        message: 'IN: no license required from 2018-08-03; license required before',
        severity: 'information',
        cite: ['83 FR 38018'],
      },
    ]);
  });
  it('is not told where the answer stays the same', () => {
    expect(found(hongKong('2020-12-22').replace('3A001.a.2', 'EAR99'))).toEqual([]);
  });
  it('goes by the day of the sale, where it states one', () => {
    const text = hongKong('2019-01-01').replace('destination HK', 'destination HK { on 2020-12-01 }');
    expect(found(text)).toHaveLength(1);
  });
});

describe('a stay that begins and ends', () => {
  const owned = (asOf: string): string => `as-of ${asOf}
party smic "Semiconductor Manufacturing International Corporation" { country CN }
party subsidiary "Wholly Owned Works" { country CN owned-by smic 60% }
product meter { type other origin US eccn EAR99 value 200 USD destination CN { end-user subsidiary end-use civil } }
`;
  const needs = (on: string, now: string, then: string): string => `CN: ${then} from ${on}; ${now} before`;
  it.each([
    ['2025-09-28', needs('2025-09-29', 'no license required', 'license required'), '90 FR 47201'],
    ['2025-09-29', needs('2025-11-10', 'license required', 'no license required'), '90 FR 50857'],
    ['2025-11-09', needs('2025-11-10', 'license required', 'no license required'), '90 FR 50857'],
    ['2026-08-12', needs('2026-11-10', 'no license required', 'license required'), '90 FR 50857'],
    ['2026-11-09', needs('2026-11-10', 'no license required', 'license required'), '90 FR 50857'],
  ])('on %s', (asOf, message, cite) => {
    expect(found(owned(asOf)).map((f) => [f.message, f.cite])).toEqual([[message, [cite]]]);
  });
  it.each(['2025-11-10', '2026-08-11', '2026-11-10'])('nothing is ahead on %s', (asOf) => expect(found(owned(asOf))).toEqual([]));
});

describe('a party that is put on a list', () => {
  const sale = (asOf: string): string => `as-of ${asOf}
party smic "Semiconductor Manufacturing International Corporation" { country CN }
product meter { type other origin US eccn EAR99 value 200 USD destination CN { end-user smic end-use civil } }
`;
  it('is told ahead, with the citation of its entry', () => {
    expect(found(sale('2020-12-17')).map((f) => [f.message, f.cite])).toEqual([
      ['CN: license required from 2020-12-18; no license required before', ['85 FR 83420']],
    ]);
    expect(found(sale('2020-12-18'))).toEqual([]);
  });
});

describe('what is in effect and to be complied with later', () => {
  const memory = (asOf: string): string => `as-of ${asOf}
product stack {
  type integrated-circuit  origin US  eccn 3A090.c  value 900 USD
  destination CN, DE
}
`;
  const told = {
    message: 'CN: counts 742.6(a)(6)(i)(B), in effect and to be complied with from 2024-12-31',
    severity: 'information',
    cite: ['15 CFR 742.6(a)(6)(i)(B)', '89 FR 96790'],
  };
  it('is told from the day of effect to the day before', () => {
    expect(found(memory('2024-12-02'))).toContainEqual(told);
    expect(found(memory('2024-12-30'))).toContainEqual(told);
    expect(found(memory('2024-12-31')).map((f) => f.message)).not.toContain(told.message);
    expect(found(memory('2024-12-01')).map((f) => f.message)).not.toContain(told.message);
  });
});

describe('what is not known ahead', () => {
  it('a published change without a day of effect changes no answer', () => {
    const text = (asOf: string): string =>
      `as-of ${asOf}\nproduct chip { type integrated-circuit origin US eccn 3A090.a value 20_000 USD destination CN }\n`;
    expect(found(text('2026-08-01'))).toEqual([]);
  });
});

describe("the spec's own days", () => {
  const letter = (asOf: string, days: string): string => `as-of ${asOf}
party us { country US }
notice letter { binds us  requires license for tool to CN  ${days} }
product tool { type equipment origin US eccn EAR99 value 9 USD destination CN { exporter us } }
`;
  it('a notice, from its first day to its last', () => {
    expect(found(letter('2020-09-01', 'from 2020-09-25')).map((f) => f.message)).toEqual([
      'CN: license required from 2020-09-25 (notice letter begins); no license required before',
    ]);
    expect(found(letter('2020-09-25', 'from 2020-09-25'))).toEqual([]);
    expect(found(letter('2020-11-01', 'from 2020-09-25 to 2020-12-01')).map((f) => f.message)).toEqual([
      'CN: no license required from 2020-12-02 (notice letter has ended); license required before',
    ]);
  });
  it('a license, from its first day', () => {
    const text = (asOf: string): string => `as-of ${asOf}
authorization own { type license  number "D1"  covers chip to CN  valid 2026-03-20 to 2027-03-19 }
product chip { type integrated-circuit origin US eccn 3A001.a.2 value 9_000 USD destination CN { end-use civil } }
`;
    expect(found(text('2026-03-02')).map((f) => f.message)).toEqual([
      'CN: authorized from 2026-03-20 (authorization own begins); license required before',
    ]);
    expect(found(text('2026-03-20'))).toEqual([]);
  });
});

describe('the first day that the rulebook knows', () => {
  it('is no change of the law', () => {
    const text = (asOf: string): string =>
      `as-of ${asOf}\nproduct part { type component origin US eccn EAR99 value 9 USD hts "8484.10" destination RU }\n`;
    const outcomeOn = (day: string) => checkText({ 'a.earshot': text(day) }).determinations[0]!.outcome;
    // The list of supplement no. 4 to part 746 is known since 2024-06-12; what stood on it before is not.
    expect(outcomeOn('2024-06-11')).toBe('undetermined');
    expect(outcomeOn('2024-06-12')).toBe('license-required');
    expect(found(text('2024-05-01'))).toEqual([]);
  });
});
