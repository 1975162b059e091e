/** `expect` and `reviewed`: held against the answer, never evidence for one. */
import { describe, expect, it } from 'vitest';
import { toReport } from '../../server/src/report/json.ts';
import { checkText } from '../support/check.ts';
import { reportOn } from '../support/report.ts';

const tool = (p: { on: string; to: string; expect: string; reviewed?: string; eccn?: string }): string => `as-of ${p.on}
product tool {
  type equipment origin US eccn ${p.eccn ?? '3A001.a.2'} value 2_000 USD
  destination ${p.to} {
    expect ${p.expect}
    ${p.reviewed === undefined ? '' : `reviewed by "Trade compliance" on ${p.reviewed}`}
  }
}
`;
const check = (text: string) => checkText({ 'a.earshot': text }, {});
const found = (text: string) =>
  check(text)
    .diagnostics.filter((d) => d.code.startsWith('ES91'))
    .map((d) => `${d.code} ${d.message}`);

describe('an expectation', () => {
  it('is silent where it holds', () => {
    expect(found(tool({ on: '2020-06-01', to: 'HK', expect: 'no-license-required' }))).toEqual([]);
    expect(found(tool({ on: '2021-06-01', to: 'HK', expect: 'license-required by 742.4(a)(2), 734.3(a)' }))).toEqual([]);
  });
  it('is an error where the answer is another one, a finding for the countries that answer alike', () => {
    expect(found(tool({ on: '2021-06-01', to: 'CN, HK, CA', expect: 'no-license-required' }))).toEqual([
      expect.stringMatching(/^ES9101 CN and HK: license required \(.*\); expected: no license required$/),
    ]);
  });
  it('is an error where the paragraph does not decide it, and not where one is the beginning of another by chance', () => {
    expect(found(tool({ on: '2021-06-01', to: 'HK', expect: 'license-required by 742.6' }))).toEqual([
      expect.stringMatching(/^ES9101 HK: license required, but not by 742\.6; it is by /),
    ]);
    expect(found(tool({ on: '2021-06-01', to: 'HK', expect: 'license-required by 742.4(a)(22)' }))).toHaveLength(1);
  });
  it('pins an undetermined answer too', () => {
    const text = tool({ on: '2021-06-01', to: 'CN', expect: 'undetermined' }).replace('eccn 3A001.a.2', '');
    expect(found(text)).toEqual([]);
    expect(found(text.replace('undetermined', 'not-subject'))).toHaveLength(1);
  });
  it('holds for what is published by the paragraph of that', () => {
    const text = `as-of 2026-03-02
product code {
  kind software origin US eccn 5D002 published yes form source-code value 0 USD
  destination TW { expect not-subject by 734.3(b)(3) }
}
`;
    expect(found(text)).toEqual([]);
    expect(found(text.replace('734.3(b)(3)', '734.4'))).toHaveLength(1);
  });
  it('holds by the de minimis level for content below it, none at all among it', () => {
    const text = (us: number) => `as-of 2026-03-02
input camera { type component origin US eccn EAR99 value ${us} USD }
input frame { type component origin DE eccn EAR99 value 10 USD }
product tool {
  type equipment origin DE eccn EAR99 value 100 USD
  ${us === 0 ? '' : 'incorporates camera'}
  incorporates frame
  contains none
  direct-product-of none
  plant direct-product-of none
  destination RW { expect not-subject by 734.4(d)(1) }
}
`;
    expect(found(text(0))).toEqual([]);
    expect(found(text(20))).toEqual([]);
    expect(found(text(0).replace('734.4(d)(1)', '734.4(c)'))).toHaveLength(1);
  });
  it('changes no answer', () => {
    const stated = check(tool({ on: '2021-06-01', to: 'HK', expect: 'not-subject' })).determinations.map((d) => d.outcome);
    expect(stated).toEqual(['license-required']);
  });
  it('cannot be suppressed', () => {
    const text = tool({ on: '2021-06-01', to: 'HK', expect: 'not-subject' });
    const marked = check(`// earshot-ignore-file ES9101: because\n${text}`).diagnostics;
    expect(marked.filter((d) => d.code === 'ES9101' && !d.suppressed)).toHaveLength(1);
  });
});

describe('a review', () => {
  const related = (text: string) =>
    check(text)
      .diagnostics.filter((d) => d.code === 'ES9101')
      .flatMap((d) => d.related!.map((r) => r.message));
  it('leads to the change of the law that made the answer differ since', () => {
    const text = tool({ on: '2021-06-01', to: 'HK', expect: 'no-license-required', reviewed: '2020-06-01' });
    expect(related(text)[0]).toMatch(/^reviewed by Trade compliance on 2020-06-01; changed since by .*85 FR 83765/);
    const cited = check(text).diagnostics.find((d) => d.code === 'ES9101')!.cite;
    expect(cited).toContain('85 FR 83765');
  });
  it('says so where no change made it: the spec did', () => {
    const text = tool({ on: '2021-06-01', to: 'CN', expect: 'no-license-required', reviewed: '2020-06-01' });
    expect(related(text)[0]).toBe(
      'reviewed by Trade compliance on 2020-06-01; no change of the law since then is known to have made it',
    );
  });
  it('older than a change of what the answer rests on is information, from the day of the change', () => {
    const of = (on: string, reviewed: string): string[] =>
      found(tool({ on, to: 'HK', expect: 'license-required', reviewed })).map((f) => f.slice(0, 6));
    expect(of('2020-12-23', '2020-12-22')).toEqual(['ES9102']);
    expect(of('2020-12-23', '2020-12-23')).toEqual([]);
  });
});

describe('the JSON report', () => {
  it('holds each expectation with its place and its review', () => {
    const files = {
      'a.earshot': tool({ on: '2021-06-01', to: 'HK, CA', expect: 'no-license-required by 734.3', reviewed: '2021-05-01' }),
    };
    expect(toReport(reportOn(files)).determinations.map((d) => d.expectations)).toEqual([
      [
        {
          expected: 'no-license-required',
          by: ['734.3'],
          holds: false,
          location: { file: 'a.earshot', line: 5, column: 5 },
          reviewed: { by: 'Trade compliance', on: '2021-05-01' },
        },
      ],
      [expect.objectContaining({ holds: true })],
    ]);
  });
});
