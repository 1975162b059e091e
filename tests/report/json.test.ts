import { describe, expect, it } from 'vitest';
import { printJson } from '../../server/src/report/json-text.ts';
import { ReportSchema } from '../../server/src/report/schema.ts';
import { reportErrors } from '../support/schema.ts';
import { at, determination, finding, input } from './stub.ts';

const json = (...args: Parameters<typeof printJson>) => JSON.parse(printJson(...args)) as ReturnType<typeof ReportSchema.parse>;

describe('earshot.report/1', () => {
  it('obeys its published schema, with and without the proof', () => {
    for (const proof of [false, true]) {
      const report = json(input(), { proof });
      expect(reportErrors(report)).toEqual([]);
      expect(ReportSchema.parse(report)).toEqual(report);
    }
  });

  it('keeps the order of the contract', () => {
    const report = json(input(), { proof: true });
    expect(Object.keys(report)).toEqual(['schema', 'tool', 'rulebook', 'determinations', 'diagnostics', 'summary']);
    expect(Object.keys(report.determinations[0]!)).toEqual([
      'id',
      'product',
      'destination',
      'asOf',
      'location',
      'outcome',
      'classification',
      'subjectToEar',
      'bases',
      'deMinimis',
      'requirements',
      'exceptions',
      'authorizations',
      'allied',
      'alternatives',
      'redFlags',
      'provisos',
      'missing',
      'proof',
    ]);
    expect(Object.keys(report.determinations[0]!.deMinimis!).slice(0, 3)).toEqual(['applies', 'rule', 'level']);
    expect(Object.keys(report.diagnostics[0]!)).toEqual([
      'code',
      'name',
      'severity',
      'message',
      'file',
      'location',
      'range',
      'related',
      'cite',
      'determination',
    ]);
  });

  it('leaves out what does not apply, and keeps the nulls of a classification', () => {
    const d = determination({ classification: { declared: null, derived: null, effective: null }, deMinimis: undefined });
    const report = json(input({ determinations: [d] }));
    expect(report.determinations[0]!.classification).toEqual({ declared: null, derived: null, effective: null });
    expect(report.determinations[0]).not.toHaveProperty('deMinimis');
    expect(report.determinations[0]).not.toHaveProperty('proof');
  });

  it('counts locations from 1 and ranges from 0', () => {
    const report = json(input());
    expect(report.determinations[0]!.location).toEqual({ file: 'specs/bonder.earshot', line: 6, column: 15 });
    expect(report.diagnostics[0]!.location).toEqual({ file: 'specs/bonder.earshot', line: 6, column: 15 });
    expect(report.diagnostics[0]!.range).toEqual({ start: { line: 5, character: 14 }, end: { line: 5, character: 16 } });
    expect(report.diagnostics[0]!.related[0]!.range.start).toEqual({ line: 4, character: 1 });
  });

  it('marks a suppressed finding and keeps it', () => {
    const suppressed = finding({ suppressed: { reason: 'known', at: at('origin') } });
    const report = json(input({ diagnostics: [suppressed] }));
    expect(report.diagnostics[0]!.suppressed).toEqual({ reason: 'known' });
    expect(reportErrors(report)).toEqual([]);
  });
});
