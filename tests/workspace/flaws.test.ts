/** A declaration with an error clears nothing: what it says is not all known. */
import { describe, expect, it } from 'vitest';
import { checkText } from '../support/check.ts';

const sale = ({ before = '', uses = 'incorporates none', clause = 'destination CN', after = '' }): string => `as-of 2026-08-01
${before}
input chip { type integrated-circuit  origin US  eccn 3A001.a.2  value 40 USD }
product meter {
  type equipment  origin DE  eccn 3B001.e  value 50 USD
  ${uses}
  direct-product-of none  plant direct-product-of none
  ${clause}
}
${after}
`;

const answer = (text: string): [string, string[]] => {
  const d = checkText({ 'a.earshot': text }).determinations.find((x) => x.product === 'meter')!;
  return [d.outcome, d.missing.map((m) => `${m.fact} ${m.of}`)];
};

describe('an error leaves undetermined what would else be clear', () => {
  it('is clear without one', () => {
    expect(answer(sale({}))).toEqual(['not-subject', []]);
  });

  it.each([
    ['a misspelled property', sale({ uses: 'incorporatess chip  incorporates none' }), 'declaration meter'],
    [
      'one of two parts unknown',
      sale({ before: 'input knob { origin DE  eccn EAR99  value 1 USD }', uses: 'incorporates knob  incorporates chp' }),
      'declaration meter',
    ],
    [
      'an error inside a part',
      sale({ before: 'input knob { origin DE  eccn EAR99  value 1 USD  contians chip }', uses: 'incorporates knob' }),
      'declaration knob',
    ],
    ['an unknown end user', sale({ clause: 'destination CN { end-user nobody }' }), 'declaration meter'],
    ['a misspelled end use', sale({ clause: 'destination CN { end-use militry }' }), 'declaration meter'],
    [
      'a party with an error',
      sale({ before: 'party firm { country CN  lisetd entity-list }', clause: 'destination CN { end-user firm }' }),
      'declaration firm',
    ],
    [
      'an owner with an error',
      sale({
        before: 'party top { country CN  lisetd entity-list }\nparty firm { country CN  owned-by top 60% }',
        clause: 'destination CN { end-user firm }',
      }),
      'declaration top',
    ],
    [
      'a facility with an error',
      sale({
        before: 'facility fab { country CN  produses nand { layers 232 } }',
        clause: 'destination CN { facility fab  end-use civil }',
      }),
      'declaration fab',
    ],
    ['a notice that cannot be read', sale({ after: 'notice letter { requires licence for meter to CN }' }), 'declaration letter'],
    [
      'a declaration that cannot be read',
      sale({ after: 'notce letter { requires license for meter to CN }' }),
      'declaration a.earshot',
    ],
    ['a law date that is no day', sale({}).replace('2026-08-01', '2026-08-32'), 'declaration a.earshot'],
    [
      'two declarations of one name',
      sale({
        before: 'input knob { origin DE  eccn EAR99  value 1 USD }\ninput knob { origin US  eccn 3A001.a.2  value 40 USD }',
        uses: 'incorporates knob',
      }),
      'declaration knob',
    ],
  ])('%s', (_, text, missing) => {
    const [outcome, lacks] = answer(text);
    expect(outcome).toBe('undetermined');
    expect(lacks).toContain(missing);
  });
});

describe('an error leaves alone', () => {
  it('what it does not touch', () => {
    expect(answer(sale({ before: 'input unused { orign US }\nparty stranger { cuntry CN }' }))).toEqual(['not-subject', []]);
  });

  it('a license that is required whatever else is wrong', () => {
    expect(answer(sale({ clause: 'destination IR', uses: 'incorporates chip  incorporates chp' }))[0]).toBe('license-required');
  });

  it('a sale whose alternative has one', () => {
    expect(
      answer(
        sale({ uses: 'incorporates chip', clause: 'destination US', after: 'alternative other replaces chip { orign JP }' }),
      )[0],
    ).toBe('no-license-required');
  });
});
