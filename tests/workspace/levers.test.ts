/** What else changes an answer, and what to find out first: each lever written into the text by hand gives the answer that it promises. */
import { describe, expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { leversOf } from '../../server/src/determine/levers/index.ts';
import { questionsOf } from '../../server/src/determine/levers/questions.ts';
import { check } from '../../server/src/workspace/check.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';

interface Asked {
  readonly price?: string;
  readonly parts?: readonly string[];
  readonly destination?: string;
  readonly eccn?: string;
}

const PARTS = ['stage', 'unit', 'frame'];
const spec = ({
  price = '100_000',
  parts = PARTS,
  destination = 'destination CN',
  eccn = '3B991',
}: Asked = {}): string => `as-of 2026-03-02
input stage { type component  origin US  eccn 3A001.a.2  value 30_000 USD }
input unit { type component  origin US  eccn 3A001.a.2  value 4_000.01 USD }
input frame { type component  origin US  eccn EAR99  value 9_000 USD }
product tool {
  type equipment  origin KR  eccn ${eccn}  value ${price} USD
  ${parts.length > 0 ? parts.map((p) => `incorporates ${p}`).join(' ') : 'incorporates none'}
  direct-product-of none
  plant direct-product-of none
  ${destination}
}
`;

const options = { fallbackDate: day('2026-03-02') };
function answers(text: string) {
  const program = createProgram(['s.earshot'], { readFile: () => text }, rulebook);
  const { determinations } = check(program, ['s.earshot'], options);
  return { determinations, levers: leversOf(program.files.get('s.earshot')!.model, determinations, rulebook, options) };
}
const outcome = (text: string): string[] => answers(text).determinations.map((d) => `${d.outcome} ${d.subjectToEar}`);

describe('levers', () => {
  it('are a price, one input less, a destination, a place of export and a day, each true when it is written down', () => {
    const [l] = answers(spec()).levers;
    expect([l!.determination.outcome, l!.determination.subjectToEar]).toEqual(['no-license-required', 'yes']);
    expect(l!.price).toEqual({
      value: '136000.04',
      currency: 'USD',
      outcome: 'not-subject',
      subjectToEar: 'no',
      percent: '25.0000',
      provisos: answers(spec({ price: '136_000.04' })).determinations[0]!.provisos,
    });
    expect(l!.price!.provisos).toContain('no restricted end use is known');
    expect(outcome(spec({ price: '136_000.04' }))).toEqual(['not-subject no']);
    expect(outcome(spec({ price: '136_000.03' }))).toEqual(['no-license-required yes']);
    expect(l!.removals.map((r) => [r.input, r.outcome])).toEqual([['stage', 'not-subject']]);
    for (const input of PARTS) {
      const [then] = outcome(spec({ parts: PARTS.filter((p) => p !== input) }));
      expect(then === 'not-subject no', input).toBe(input === 'stage');
    }
    for (const { outcome: promised, subjectToEar, countries } of l!.destinations) {
      const some = [countries[0]!, countries.at(-1)!];
      expect(outcome(spec({ destination: `destination ${some.join(', ')}` }))).toEqual(
        some.map(() => `${promised} ${subjectToEar}`),
      );
    }
    expect(l!.destinations.find((p) => p.outcome === 'not-subject')!.countries).toContain('JP');
    expect(l!.destinations.flatMap((p) => p.countries)).not.toContain('CN');
  });

  it('of a place of export and a day', () => {
    const text = spec({ eccn: '3B001.c.1.c', price: '1_000_000', destination: 'destination CN' });
    const [l] = answers(text).levers;
    expect(l!.exporters.length + l!.days.length).toBeGreaterThan(0);
    for (const { outcome: promised, subjectToEar, countries } of l!.exporters) {
      const some = [countries[0]!, countries.at(-1)!];
      for (const from of some)
        expect(outcome(text.replace('destination CN', `destination CN { exported-from ${from} }`)), from).toEqual([
          `${promised} ${subjectToEar}`,
        ]);
    }
    for (const { on, outcome: promised, subjectToEar } of l!.days)
      expect(outcome(text.replace('as-of 2026-03-02', `as-of ${on}`)), on).toEqual([`${promised} ${subjectToEar}`]);
  });

  it('are none for what nothing reaches, and say nothing of a sale that rests on others', () => {
    expect(answers(spec({ parts: [] })).levers).toEqual([]);
    const shared = `${spec({ eccn: '3A001.a.2', destination: 'destination CN destination CN { quantity 2 }' })}
authorization held { type license  number "D1"  covers tool to CN  valid 2026-01-01 to 2026-12-31  value-limit 250_000 USD }`;
    const { determinations, levers } = answers(shared);
    expect(determinations.map((d) => d.outcome)).toEqual(['authorized', 'license-required']);
    expect(levers.map((l) => l.determination.id)).toEqual(['tool@CN']);
  });
});

describe('questions', () => {
  it('come in the order of how many answers each decides', () => {
    const text = `as-of 2026-03-02
input a { type component  origin US  value 60_000 USD }
input b { type component  origin US  eccn 3A001.a.2 }
product one { type integrated-circuit  origin KR  eccn 3A001.a.2  value 100_000 USD  incorporates a  direct-product-of none  plant direct-product-of none  destination CN, MO }
product two { type integrated-circuit  origin KR  eccn 3A001.a.2  value 100_000 USD  incorporates a  incorporates b  direct-product-of none  plant direct-product-of none  destination CN }
`;
    const { determinations } = answers(text);
    const questions = questionsOf(determinations);
    expect(questions[0]).toMatchObject({ fact: 'eccn', of: 'a' });
    expect(questions[0]!.decides).toBeGreaterThan(0);
    expect(questions[0]!.bearsOn).toBe(determinations.filter((d) => d.missing.some((m) => m.of === 'a')).length);
    expect(questions.find((q) => q.of === 'b')).toMatchObject({ fact: 'value', decides: 0, bearsOn: 1 });
  });
});
