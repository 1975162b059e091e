import { describe, expect, it } from 'vitest';
import type { ExposureReport } from '../../server/src/report/exposure/schema.ts';
import { earshot, folder } from '../support/run.ts';
import { validator } from '../support/schema.ts';

const errors = validator('docs/schemas/exposure.schema.json');

const spec = `as-of 2026-03-02
rate EUR = 1.10 USD
party acme "Acme Inc." { country US }
input unit { type component  origin US  eccn 3A001.a.2  value 30_000 USD  supplier acme }
input lens { type component  origin US  eccn 3A991  value 500 EUR  supplier "=Bell, Ltd." }
input frame { type component  origin US  eccn EAR99 }
product tool {
  type equipment  origin KR  eccn 3B991  value 100_000 USD
  incorporates unit
  incorporates 2 lens
  direct-product-of none
  plant direct-product-of none
  destination CN { volume 1_200 per year }
  destination TW { quantity 3 }
}
product stand {
  type equipment  origin KR  eccn EAR99  value 1_000 USD
  incorporates frame
  direct-product-of none
  plant direct-product-of none
  destination TW
}
alternative jp-unit replaces unit { origin JP  eccn EAR99  value 28_000 USD }
alternative cn-unit replaces unit { origin CN  eccn EAR99  value 29_000 USD }
alternative us-unit replaces unit { origin US  eccn EAR99  value 27_000 USD }
`;

const report = (...args: string[]): ExposureReport => {
  const run = earshot(['exposure', '--format', 'json', ...args], { cwd: folder({ 'a.earshot': spec }) });
  expect(run).toMatchObject({ code: 0, err: '' });
  const parsed = JSON.parse(run.out) as ExposureReport;
  expect(errors(parsed)).toEqual([]);
  return parsed;
};

describe('exposure', () => {
  it('adds up what is sold, reached and would leave, by supplier, in one currency, by units of a year or of the order', () => {
    const { days, currency, preference } = report();
    const [day] = days;
    expect([currency, preference[0], days.length]).toEqual(['USD', 'design-out-domestic', 1]);
    expect(day!.sales.map((s) => [s.id, s.units, s.unitsFrom, s.reached])).toEqual([
      ['tool@CN', '1200', 'volume', 'yes'],
      ['tool@TW', '3', 'quantity', 'no'],
      ['stand@TW', '1', 'one', 'no'],
    ]);
    const whole = (atLeast: string) => ({ atLeast, atMost: atLeast });
    expect(day!.by.supplier).toMatchObject([
      {
        key: 'acme',
        sales: 2,
        share: '96.46',
        sold: whole('36090000.00'),
        reached: whole('36000000.00'),
        wayOut: {
          total: whole('36000000.00'),
          by: {
            'design-out-domestic': whole('36000000.00'),
            'design-out-third-country': whole('36000000.00'),
            'us-substitute': whole('36000000.00'),
          },
        },
        leaves: {
          cheapest: { by: { 'us-substitute': whole('36000000.00') } },
          preferred: { by: { 'design-out-domestic': whole('36000000.00') } },
        },
      },
      { key: '=Bell, Ltd.', sold: whole('1323300.00'), reached: whole('1320000.00'), wayOut: { total: whole('0.00') } },
      { key: null, sold: { atLeast: '0.00' }, reached: whole('0.00') },
    ]);
    expect(day!.totals.sold).toEqual({ atLeast: '37413300.00' });
    expect(day!.unknown).toEqual([{ fact: 'value', of: 'frame' }]);
    expect(day!.by.rule.map((r) => [r.key, r.reached.atLeast])).toEqual([['734.4(d)(1)', '37320000.00']]);
  });

  it('follows the order it is given, and converts by the rates of the spec or says that it cannot', () => {
    const [day] = report('--prefer', 'third-country', '--currency', 'EUR').days;
    expect(day!.totals.leaves.preferred).toEqual({
      total: { atLeast: '32727272.73', atMost: '32727272.73' },
      by: { 'design-out-third-country': { atLeast: '32727272.73', atMost: '32727272.73' } },
    });
    expect(report('--currency', 'JPY').days[0]!.totals).toMatchObject({
      sold: { atLeast: '0.00' },
      reached: { atLeast: '0.00' },
    });
    expect(report('--currency', 'JPY').days[0]!.unknown).toContainEqual({ fact: 'rate', of: 'unit' });
  });

  it('compares two days', () => {
    const { days, change } = report('--from', '2008-12-01', '--to', '2026-03-02');
    expect(days.map((d) => d.day)).toEqual(['2008-12-01', '2026-03-02']);
    const [before, after] = days.map((d) => Number(d.totals.reached.atLeast));
    expect(Number(change!.totals.reached.atLeast ?? after! - before!)).toBe(after! - before!);
    const text = earshot(['exposure', '--from', '2025-03-01', '--to', '2025-03-02'], { cwd: folder({ 'a.earshot': spec }) }).out;
    expect(text).toContain('No amount differs.');
  });

  it('prints tables for people, and CSV that no spreadsheet runs', () => {
    const cwd = folder({ 'a.earshot': spec });
    const { out } = earshot(['exposure'], { cwd });
    expect(out).toMatch(/^acme +36,090,000\.00 +36,000,000\.00 +36,000,000\.00/m);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('1 sale states neither a volume nor a quantity: one unit is counted for each.');
    expect(out).toContain('value of frame');
    const csv = earshot(['exposure', '--format', 'csv'], { cwd }).out;
    expect(csv).toContain(`\r\n,USD,supplier,"'=Bell, Ltd.",2,1323300.00,1323300.00,`);
    expect(csv.split('\r\n')[0]).toMatch(/^day,currency,by,key,sales,sold at least,sold at most,/);
  });

  it.each([
    [['--from', '2025-01-01'], 'two days are compared: give both --from and --to'],
    [['--from', '2025-01-01', '--to', '2024-01-01'], '--from 2025-01-01 is not before --to 2024-01-01'],
    [['--prefer', 'domestik'], "option '--prefer <order>' argument 'domestik' is invalid. Did you mean domestic?"],
    [['--currency', 'dollar'], "option '--currency <code>' argument 'dollar' is invalid. Expected a currency code, such as USD."],
    [['--output', 'a.earshot'], 'a.earshot is no place for a report: it is a spec or the configuration'],
  ])('refuses %j', (args, message) => {
    const cwd = folder({ 'a.earshot': spec });
    expect(earshot(['exposure', ...args], { cwd })).toEqual({ code: 2, signal: null, out: '', err: `earshot: ${message}\n` });
  });
});
