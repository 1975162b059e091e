import { describe, expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { coverageOf } from '../../server/src/rulebook/attestation.ts';
import { verifiedOf } from '../../server/src/rulebook/provenance.ts';
import { Verification } from '../../server/src/rulebook/schema/fact.ts';
import { complaints } from './small.ts';

it('an answer to "was it verified?" names no text', () => {
  expect(complaints({ file: 'exceptions.yaml', find: 'verified: eCFR 2026-09-24', replace: 'verified: "yes"' })).toContain(
    'exceptions.yaml:2: LVS: verified is "yes"; name the text it was read against, or write memory',
  );
});

it('memory is an honest answer', () => {
  expect(complaints({ file: 'exceptions.yaml', find: 'verified: eCFR 2026-09-24', replace: 'verified: memory' })).toEqual([]);
});

describe('how good it is that was read', () => {
  const of = (verified: unknown) => {
    const { values, dates, states, unread } = verifiedOf(Verification.parse(verified))!;
    return [`${values} [${states.values}]`, `${dates} [${states.dates}]`, unread];
  };
  it('is said by the key, and by no word of what was read', () => {
    expect(of({ text: 'a summary from memory, inferred' })).toEqual([
      'a summary from memory, inferred [text]',
      'a summary from memory, inferred [text]',
      undefined,
    ]);
    expect(of({ values: { edition: '2026-09-24' }, dates: { memory: 'eCFR 2026-09-24' } })).toEqual([
      'eCFR 2026-09-24 [text]',
      'eCFR 2026-09-24 [memory]',
      undefined,
    ]);
    expect(of({ values: { secondary: '89 FR 96790' }, dates: { carried: '89 FR 96790' } })[0]).toBe('89 FR 96790 [secondary]');
    expect(of('memory')[0]).toBe('memory [memory]');
    expect(of({ values: { carried: 'eCFR 2026-09-24', unread: true }, dates: 'memory' })[2]).toBe(true);
    expect(of({ carried: 'eCFR 2026-09-24' })[2]).toBeUndefined();
  });
  it('the day of the edition attests, and a day among the words does not', () => {
    const coverage = (verified: unknown) =>
      coverageOf({ verified: Verification.parse(verified) }, day('2026-09-24'), day('2026-09-24'));
    expect(coverage({ edition: '2026-09-24' })).toBeUndefined();
    expect(coverage({ text: 'eCFR 2026-09-24 (734.4)', edition: '2026-09-24' })).toBeUndefined();
    expect(coverage({ text: 'eCFR 2026-09-24 (734.4)' })).toBe('from memory');
  });
  it('words alone are graded by what they say, as they always were', () => {
    expect(of('eCFR 2026-09-24')[0]).toBe('eCFR 2026-09-24 [text]');
    expect(of('abstract of 89 FR 96790')[0]).toBe('abstract of 89 FR 96790 [secondary]');
    expect(of({ values: 'eCFR 2026-09-24', dates: 'inferred' })).toEqual([
      'eCFR 2026-09-24 [text]',
      'inferred [memory]',
      undefined,
    ]);
    expect(of({ values: { state: 'carried', text: 'eCFR 2026-09-24' }, dates: '89 FR 1' })[2]).toBe(true);
  });
  it('a form that is none of these is refused, with those that are', () => {
    expect(
      complaints({ file: 'exceptions.yaml', find: 'verified: eCFR 2026-09-24', replace: 'verified: { read: x }' })[0],
    ).toMatch(/^exceptions\.yaml:\d+: .*verified.*one of \{ edition: DAY \}, \{ text: … \}/);
  });
});
