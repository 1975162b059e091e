import { describe, expect, it } from 'vitest';
import type { AlternativesReport } from '../../server/src/report/alternatives-schema.ts';
import { earshot, folder } from '../support/run.ts';
import { validator } from '../support/schema.ts';
import { clear } from './specs.ts';

const errors = validator('docs/schemas/alternatives.schema.json');

const spec = `as-of 2026-03-02
input unit { type component  origin US  eccn 3A001.a.2  value 30_000 USD }
input frame { type component  origin US  eccn EAR99  value 1_000 USD }
product tool {
  type equipment  origin KR  eccn 3B991  value 100_000 USD
  incorporates unit
  incorporates frame
  direct-product-of none
  plant direct-product-of none
  destination CN, MO
}
alternative jp-unit replaces unit { origin JP  eccn EAR99  value 32_000 USD  lead-time 8 weeks }
alternative slow eliminates unit { relative-performance 60%  available-from 2027-01-01 }
alternative jp-frame replaces frame { origin JP  eccn EAR99  value 900 USD }
`;

describe('alternatives', () => {
  it('lists what betters an answer, cheapest first, with terms, conditions and what changes nothing', () => {
    const run = earshot(['alternatives', 'a.earshot'], { cwd: folder({ 'a.earshot': spec, 'b.earshot': clear }) });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(
      /tool +CN, MO +no license required, +jp-unit in place of unit +not subject to the EAR \[1\] +0 % +2,000\.00 USD more +8 weeks/,
    );
    expect(run.out).toMatch(
      /slow, without unit; slow at 60 % of the +not subject to the EAR \[2\]\[1\] +0 % +30,000\.00 USD less/,
    );
    expect(run.out).toContain('[1] Provided no party is a government body; no party to the transaction is listed;');
    expect(run.out).toContain('[2] slow is available from 2027-01-01');
    expect(run.out.replaceAll(/\s+/g, ' ')).toContain('tool@CN and tool@MO: jp-frame changes nothing.');
    expect(run.out).not.toContain('b.earshot');
  });

  it('prints JSON by its published schema, as check does', () => {
    const cwd = folder({ 'a.earshot': spec });
    const run = earshot(['alternatives', '--format', 'json'], { cwd });
    expect(run).toMatchObject({ code: 0, err: '' });
    const report = JSON.parse(run.out) as AlternativesReport;
    expect(errors(report)).toEqual([]);
    expect(report.determinations.map((d) => [d.id, d.subjectToEar, d.percent, d.alternatives.length])).toEqual([
      ['tool@CN', 'yes', '30.0000', 2],
      ['tool@MO', 'yes', '30.0000', 2],
    ]);
    expect(report.determinations[0]!.alternatives[0]).toEqual({
      changesAnswer: true,
      changes: [{ input: 'unit', alternative: 'jp-unit', strategy: 'design-out-third-country' }],
      costDelta: { value: '2000.00', currency: 'USD' },
      leadTime: '8 weeks',
      outcome: 'not-subject',
      subjectToEar: 'no',
      percent: '0.0000',
      minimal: true,
      provisos: [
        'no party is a government body',
        'no party to the transaction is listed',
        'no restricted end use is known',
        'the exporter is located and headquartered in South Korea',
      ],
    });
    const checked = JSON.parse(earshot(['check', '--format', 'json'], { cwd }).out) as {
      determinations: AlternativesReport['determinations'];
    };
    expect(checked.determinations[0]!.alternatives.filter((a) => a.changesAnswer)).toEqual(
      report.determinations[0]!.alternatives,
    );
  });

  it('says so where there is nothing to better', () => {
    const run = earshot(['alternatives', 'b.earshot'], { cwd: folder({ 'b.earshot': clear }) });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/^No declared alternative speaks of a product/);
  });

  it('is wrong usage for an unknown format or a file that is not there', () => {
    expect(earshot(['alternatives', '--format', 'jsn'])).toMatchObject({ code: 2, out: '' });
    expect(earshot(['alternatives', 'nowhere.earshot']).code).toBe(2);
  });
});
