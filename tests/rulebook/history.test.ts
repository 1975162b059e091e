import { describe, expect, it } from 'vitest';
import { bears, changesBearing, eventOn, refsIn } from '../../server/src/rulebook/history.ts';
import { history } from '../../server/src/rulebook/audit/history.ts';
import { rulebook } from '../support/rulebook.ts';
import { complaintsOf } from './small.ts';

const change = (date: string, touches: string, more = ''): string =>
  `- { id: c${date}, title: A change, effective: ${date}, cite: 1 FR 1, source: 1 FR 1, touches: [${touches}], verified: memory${more} }\n`;
const explained =
  change('2010-01-01', 'KP') +
  change('2012-01-01', "'D:5 KP'") +
  change('2020-06-29', '744.21') +
  change('2022-10-07', "3A090, '742.6(a)(6)'") +
  change('2024-01-01', "'744.21(a)'");
const withHistory = (text: string) => ({ file: 'changes.yaml', find: '', replace: text });

describe('the history explains every day of a fact', () => {
  it('and says nothing where each day has its change', () => {
    expect(complaintsOf([history], withHistory(explained))).toEqual([]);
  });
  it.each([
    [
      'the marks of a country',
      'KP',
      'country-chart.yaml:8: the marks of KP starts on 2010-01-01, and no change of the history explains it (KP); on that day: c2010-01-01',
    ],
    [
      'a member of a group',
      "'D:5 KP'",
      'country-groups.yaml:9: KP in D:5 starts on 2012-01-01, and no change of the history explains it (D:5 KP); on that day: c2012-01-01',
    ],
    [
      'an entry',
      '3A090, ',
      'ccl/3.yaml:12: 3A090 starts on 2022-10-07, and no change of the history explains it (3A090); on that day: c2022-10-07',
    ],
    [
      'a scope',
      "'742.6(a)(6)'",
      'requirements/742.yaml:32: chips starts on 2022-10-07, and no change of the history explains it (742.6(a)(6)); on that day: c2022-10-07',
    ],
  ])('%s without one is refused', (_, touched, complaint) => {
    const text = explained.replace(touched, touched === '3A090, ' ? '' : "'999.1'");
    expect(complaintsOf([history], withHistory(text))).toContain(complaint);
  });
  it('a day of compliance, or the end of a temporary change, explains as well', () => {
    const text = explained.replace(
      change('2024-01-01', "'744.21(a)'"),
      change('2023-06-01', "'744.21'", ', compliance: 2024-01-01'),
    );
    expect(complaintsOf([history], withHistory(text))).toEqual([]);
    expect(complaintsOf([history], withHistory(text.replace('compliance', 'until')))).toEqual([]);
  });
  it('another day, or another paragraph, does not', () => {
    expect(
      complaintsOf([history], withHistory(explained.replace('effective: 2020-06-29', 'effective: 2020-06-30'))),
    ).toHaveLength(1);
    expect(complaintsOf([history], withHistory(explained.replace('[744.21]', '[744.2]')))).toHaveLength(1);
  });
});

describe('what a change bears on', () => {
  it.each([
    ['742.6(a)(6)', '742.6(a)(6)(iii)(A)', true],
    ['742.6(a)(6)(iii)(A)', '742.6(a)(6)', true],
    ['742.6(a)(6)', '742.6(a)(60)', false],
    ['734.9', '734.9(e)(3)', true],
    ['734.9', '734.90', false],
    ['744.21', '744.2', false],
    ['742.6(a)(6)(i)', '742.6(a)(6)(iii)', false],
    ['3A090', '3A090.c', true],
    ['3A090.c', '3A090', true],
    ['3A090.a', '3A090.c', false],
    ['3B001.f.1', '3B001.f.1.b.2.b', true],
    ['D:5', 'D:5 KH', true],
    ['D:5 KH', 'D:5', true],
    ['D:5 KH', 'D:5 NI', false],
    ['D:5 KH', 'D:1 KH', false],
    ['HK', 'HK', true],
    ['HK', 'A:6 HK', false],
    ['732 supp. 3', '732 supp. 3 (b)29', true],
    ['740 supp. 1', '740 supp. 8', false],
    ['NL 2024-09-07', 'NL 2024-09-07', true],
    ['NL 2024-09-07', 'NL 2025-04-01', false],
  ])('%s, %s: %s', (touched, ref, expected) => expect(bears(touched, ref)).toBe(expected));
  it('citations are taken apart', () => {
    expect(refsIn('774 supp. 1, ECCN 3A090.c and note 2')).toEqual(['774 supp. 1', '3A090.c']);
    expect(refsIn('15 CFR 742.4(a)(4)')).toEqual(['742.4(a)(4)']);
    expect(refsIn('NL 2024-09-07')).toEqual(['NL 2024-09-07']);
    expect(refsIn('BIS announcement of 2025-05-13')).toEqual([]);
  });
  it('by the day: effect, compliance, end', () => {
    const c = rulebook.changes.find((x) => x.id === 'advanced-equipment-2024')!;
    expect([eventOn(c, '2024-12-02'), eventOn(c, '2024-12-31'), eventOn(c, '2024-12-05')]).toEqual([
      'effective',
      'compliance',
      undefined,
    ]);
    const stay = rulebook.changes.find((x) => x.id === 'affiliates-rule-stayed')!;
    expect([eventOn(stay, '2025-11-10'), eventOn(stay, '2026-11-10')]).toEqual(['effective', 'until']);
    expect(changesBearing(rulebook.changes, '2024-12-02', ['734.9(k)']).map((x) => x.cite)).toEqual(['89 FR 96790']);
  });
});

describe('the shipped history', () => {
  it('is in the order of effect, each change once', () => {
    const days = rulebook.changes.map((c) => c.effective ?? c.published ?? '');
    expect(days).toEqual([...days].sort());
    expect(new Set(rulebook.changes.map((c) => c.id)).size).toBe(rulebook.changes.length);
  });
  it('leaves no day of the rulebook out', () => {
    const first = rulebook.from;
    const unexplained = rulebook.days.filter((d) => d > first && !rulebook.changes.some((c) => eventOn(c, d) !== undefined));
    expect(unexplained).toEqual([]);
    expect(rulebook.days.length).toBeGreaterThan(60);
    expect(rulebook.days).toEqual([...new Set(rulebook.days)].sort());
  });
  it('knows the days of members, entries, rows and enforcement', () => {
    for (const d of ['2025-11-07', '2024-09-06', '2025-05-13', '2018-08-03', '2020-12-23']) expect(rulebook.days).toContain(d);
  });
});
