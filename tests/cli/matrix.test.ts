import { describe, expect, it } from 'vitest';
import type { Report } from '../../server/src/report/schema.ts';
import { earshot, folder } from '../support/run.ts';
import { reportErrors } from '../support/schema.ts';

const spec = `as-of 2026-03-02
party maker { country KR }
input unit { type component  origin US  eccn 3A001.a.2  value 30_000 USD }
product tool {
  type equipment  origin KR  eccn 3B991  value 100_000 USD
  incorporates unit
  direct-product-of none
  plant direct-product-of none
  destination CN
}
alternative jp-unit replaces unit { origin JP  eccn EAR99  value 32_000 USD }
notice letter { requires license for tool to CN from 2026-01-01 }
authorization held { type license  covers tool to CN  valid 2026-01-01 to 2027-01-01 }
`;

describe('matrix', () => {
  it('puts every country on one page, those with the same answer together, the worst first', () => {
    const run = earshot(['matrix', 'tool', 'a.earshot'], { cwd: folder({ 'a.earshot': spec }) });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/^tool {2}3B991 {2}law of 2026-03-02 {2}a\.earshot\n/);
    expect(run.out).toMatch(/license required +1 +CU +30 % > 10 % +746\.2\(a\)/);
    expect(run.out).toMatch(/authorized +2 +CN HK +30 % > 25 %/);
    const listed = run.out.match(/\b(UA-\d\d|[A-Z]{2})\b/g)!;
    const total = Number(/^(\d+) countries:/m.exec(run.out)![1]);
    expect(total).toBeGreaterThan(190);
    for (const code of ['CN', 'KR', 'DE', 'RU', 'UA-43']) expect(listed).toContain(code);
    expect(run.out.indexOf('license required')).toBeLessThan(run.out.indexOf('not subject to the EAR'));
    expect(run.out.indexOf('[1] Provided')).toBeLessThan(run.out.indexOf('[2] Provided'));
  });

  it('agrees with check for a destination without a block, and knows what names the product', () => {
    const cwd = folder({ 'a.earshot': spec.replace('destination CN', 'destination worldwide') });
    const json = (args: string[]): Report => {
      const report = JSON.parse(earshot([...args, '--format', 'json'], { cwd }).out) as Report;
      expect(reportErrors(report)).toEqual([]);
      return report;
    };
    const checked = json(['check']);
    const matrix = json(['matrix', 'tool']);
    const answers = (r: Report) =>
      r.determinations.map((d) => [
        d.id,
        d.outcome,
        d.subjectToEar,
        d.deMinimis?.percent,
        d.requirements.map((x) => x.id),
        d.authorizations,
      ]);
    expect(answers(matrix)).toEqual(answers(checked));
    expect(matrix.determinations.find((d) => d.id === 'tool@CN')).toMatchObject({
      outcome: 'authorized',
      authorizations: [{ name: 'held', status: 'covers' }],
    });
    expect(matrix.determinations.every((d) => d.alternatives.length === 0)).toBe(true);
  });

  it('says which product is meant, or which file', () => {
    const cwd = folder({ 'a.earshot': spec, 'b.earshot': spec });
    expect(earshot(['matrix', 'tol'], { cwd })).toMatchObject({
      code: 2,
      err: 'earshot: no product is called tol; did you mean tool?\n',
    });
    expect(earshot(['matrix', 'tool'], { cwd })).toMatchObject({
      code: 2,
      err: 'earshot: tool is a product of a.earshot and b.earshot; name one of the files\n',
    });
    expect(earshot(['matrix', 'tool', 'b.earshot'], { cwd }).code).toBe(0);
    expect(earshot(['matrix'], { cwd }).code).toBe(2);
  });
});
