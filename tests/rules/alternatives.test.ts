import { describe, expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import type { AlternativeResult, Determination } from '../../server/src/determine/result.ts';
import { diagnose } from '../../server/src/rules/diagnose.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { determination } from '../support/handmade.ts';
import { rulebook } from '../support/rulebook.ts';

const text = `product robot { origin DE  value 1_000_000 USD  incorporates motion-stage  destination CN, RU }
input motion-stage { origin US  value 400_000 USD }
alternative jp-stage replaces motion-stage { origin JP }
`;
const { model } = createProgram(['example.earshot'], { readFile: () => text }, rulebook).files.get('example.earshot')!;
const at = { file: 'example.earshot', start: text.indexOf('destination'), end: text.indexOf('CN') + 2 };

const swap: AlternativeResult = {
  changes: [{ input: 'motion-stage', alternative: 'jp-stage', strategy: 'design-out-third-country' }],
  costDelta: { value: '30000.00', currency: 'USD' },
  leadTime: '26 weeks',
  outcome: 'not-subject',
  subjectToEar: 'no',
  percent: '1.7167',
  minimal: true,
};

function findings(code: string, ...determinations: Determination[]) {
  return diagnose(model, determinations, rulebook, { fallbackDate: day('2026-03-02') }).filter((d) => d.code === code);
}

describe('alternatives', () => {
  it('says what one changes, for all countries it changes it for, with its terms', () => {
    const found = findings(
      'ES5001',
      determination({ at, alternatives: [swap] }),
      determination({ at, id: 'robot@RU', destination: 'RU', alternatives: [swap] }),
    );
    expect(found.map((d) => d.message)).toEqual([
      'robot to CN and RU: not subject with jp-stage for motion-stage: U.S. 1.72 %, +30,000.00 USD',
    ]);
    expect(found[0]).toMatchObject({
      severity: 'information',
      determination: 'robot@CN',
      determinations: ['robot@CN', 'robot@RU'],
    });
    expect(text.slice(found[0]!.at.start, found[0]!.at.end)).toBe('jp-stage');
  });

  it('says when one was tried and does not help', () => {
    const tried = determination({ at, alternativeSearch: { tried: 1, complete: true, unhelpful: ['jp-stage'] } });
    expect(findings('ES5002', tried).map((d) => d.message)).toEqual(['jp-stage does not change the answer for robot to CN']);
    expect(findings('ES5001', tried)).toEqual([]);
    expect(
      findings(
        'ES5002',
        determination({ at, alternatives: [swap], alternativeSearch: { tried: 1, complete: true, unhelpful: [] } }),
      ),
    ).toEqual([]);
  });

  it('does not call useless what helps elsewhere, nor what was tried for an answer that waits for other facts', () => {
    const useless = { tried: 1, complete: true, unhelpful: ['jp-stage'] };
    const useful = determination({
      at,
      id: 'robot@RU',
      destination: 'RU',
      alternatives: [swap],
      alternativeSearch: { tried: 1, complete: true, unhelpful: [] },
    });
    expect(findings('ES5002', determination({ at, alternativeSearch: useless }), useful)).toEqual([]);
    expect(
      findings(
        'ES5002',
        determination({ at, outcome: 'undetermined', subjectToEar: 'undetermined', alternativeSearch: useless }),
      ),
    ).toEqual([]);
  });

  it('says when one is listed where it comes from', () => {
    const listed = determination({
      at,
      alternatives: [{ ...swap, allied: [{ alternative: 'jp-stage', country: 'JP', answer: 'yes', rule: 'JP 2023-07-23' }] }],
    });
    expect(findings('ES5003', listed).map((d) => [d.message, d.cite])).toEqual([
      ['jp-stage is on the control list of JP (JP 2023-07-23); see its license there', ['JP 2023-07-23']],
    ]);
  });
});

describe('red flags', () => {
  it('are reported once for several destinations, each under its own code', () => {
    const flag = {
      code: 'ES6001',
      about: 'buyer',
      text: 'buyer: its parent is headquartered in CN. Find out: who will use the item.',
      seen: 'its parent is headquartered in CN',
      inquire: 'who will use the item.',
      at,
    };
    const found = findings(
      'ES6001',
      determination({ at, redFlags: [flag] }),
      determination({ at, id: 'robot@RU', destination: 'RU', redFlags: [flag] }),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      name: 'parent-or-owner-of-concern',
      message: 'buyer: its parent is headquartered in CN',
      cite: ['15 CFR 732 supp. 3'],
    });
  });
});
