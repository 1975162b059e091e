/** A declaration with an error clears nothing: what it says is not all known. */
import { describe, expect, it } from 'vitest';
import { checkText } from '../support/check.ts';
import { long } from '../support/runs.ts';

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

/** Whatever becomes of a notice by one slip of the hand, it is not as if there were none. */
describe('a declaration that is lost to a mistake', () => {
  const notice = 'notice letter { binds maker  requires license for meter to JP }';
  const text = (of: string): string => `as-of 2026-08-01
party maker { country DE }
input chip {
  type integrated-circuit  origin US  eccn 3A001.a.2
  specs { wavelength 193 nm }
}
${of}
product other {
  type equipment  origin DE  eccn 3B001.e  value 50 USD
  destination JP { exporter maker }
}
product meter {
  origin US  eccn EAR99  value 50 USD
  destination JP { exporter maker }
}
`;
  const lost = [
    ['right behind a brace', text(`notce letter { requires license for meter to JP }`).replace('}\nnotce', '}notce')],
    ['behind a declaration without a block', text(`party p ${notice}`).replace('notice', 'notce')],
    ['behind a statement without its value', text(`rate EUR ${notice}`)],
    ['in a block, on the line of something else', text('').replace('specs {', `${notice} specs {`)],
    ['in a block, misspelled', text('').replace('specs {', `\n${notice.replace('notice', 'notce')}\n specs {`)],
    ['read as a value', text('').replace('origin US ', `supplier\n${notice}\n`)],
    ['in figures', text('').replace('wavelength', `${notice} wavelength`)],
    ['in a comment that does not end', text(`/* ${notice}`)],
    ['in a comment that does not end in a block', text('').replace('specs', `/* ${notice}`)],
    ['in a quoted text that does not end', text(`party q { also-known-as "a } ${notice.replace(' }', '\n}')}`)],
    ['behind more mistakes than are told of', text(`${'party r { foo 1 }\n'.repeat(300)}\nparty s { ${notice} }`)],
  ] as const;
  it.each(lost)('%s', (_, spec) => {
    const { determinations } = checkText({ 'a.earshot': spec });
    for (const d of determinations) expect(`${d.product} ${d.outcome}`).toMatch(/ (undetermined|license-required)$/);
  });

  const clears = (spec: string): boolean => {
    const d = checkText({ 'a.earshot': spec }).determinations.find((x) => x.product === 'meter');
    return d !== undefined && !['undetermined', 'license-required', 'prohibited'].includes(d.outcome);
  };
  it('is clear without the notice, and not with it', () => {
    expect([clears(text('')), clears(text(notice))]).toEqual([true, false]);
  });
  it.each([
    ['destination JP', 'destinaton JP'],
    ['specs {', 'spces {'],
    ['price 1', 'prise 1'],
    ['  facility fab', '  facilty fab'],
    ['operator maker', 'oprator maker'],
  ])('what has another mistake leaves the others alone: %s', (right, wrong) => {
    const spec = `facility fab { country JP  operator maker  produces nand { layers 232 } }
${text('').replace('{ exporter maker }', '{ exporter maker  price 1 USD  facility fab  end-use civil }')}`;
    expect(clears(spec)).toBe(true);
    expect(spec).toContain(right);
    expect(clears(spec.replace(right, wrong))).toBe(true);
  });
  const lines = text(notice);
  const [head, tail] = [lines.indexOf('input chip'), lines.indexOf('product other')];
  const last = lines.slice(0, head) + lines.slice(tail) + lines.slice(head, tail);
  it.each([
    ['a line each', lines],
    ['on one line', lines.replaceAll('\n', ' ')],
    ['last', last],
    ['last, on one line', last.replaceAll('\n', ' ')],
  ])('by one slip at any place before it is read: %s', (_, whole) => {
    const [from, to] = [whole.indexOf('input chip'), whole.indexOf('binds')];
    expect(clears(whole)).toBe(false);
    const cleared: string[] = [];
    let i = 0;
    for (let at = from; at <= to; at++)
      for (const slip of ['x', '{', '}', '"', ' ; ', '/*', ' notce ', '\b']) {
        if (!long && i++ % 17 !== 0) continue;
        const spec = slip === '\b' ? whole.slice(0, at) + whole.slice(at + 1) : whole.slice(0, at) + slip + whole.slice(at);
        if (clears(spec)) cleared.push(spec.slice(from, to + 12));
      }
    expect(cleared).toEqual([]);
  });
});
