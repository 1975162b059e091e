/** Bills of materials of shapes nobody draws: shared at every level, or as deep as the file is long. */
import { describe, expect, it } from 'vitest';
import { checkText } from '../support/check.ts';

const made =
  'type equipment  origin DE  eccn 3B001.e  value 1_000_000 USD  discrete no  direct-product-of none  plant direct-product-of none';
const chip = (name: string): string => `input ${name} { type integrated-circuit  origin US  eccn 3A001.a.2  value 1 USD }\n`;

/** Each level uses the next one twice: once alone and once as a pair, so that the last part is in it 3^levels times. */
function shared(levels: number): string {
  let text = chip('p0');
  for (let i = 1; i <= levels; i++)
    text += `product p${i} { ${made}  incorporates p${i - 1}  incorporates 2 p${i - 1}${i === levels ? '  destination CN' : ''} }\n`;
  return text;
}

function chain(levels: number): string {
  let text = chip('p0');
  for (let i = 1; i <= levels; i++)
    text += `product p${i} { ${made}  incorporates p${i - 1}${i === levels ? '  destination CN' : ''} }\n`;
  return text;
}

const content = (text: string) => checkText({ 'a.earshot': text }).determinations[0]!.deMinimis!;

describe('a bill of materials', () => {
  it('counts a shared part once for every way that leads to it', () => {
    const { controlledValue, content: lines } = content(shared(5));
    expect(controlledValue).toBe('243.00');
    expect(lines.map((l) => [l.quantity, l.path?.join(' ')])).toEqual([
      ['81', 'p4 p3 p2 p1 p0'],
      ['162', 'p4 p3 p2 p1 p0'],
    ]);
  });

  it('that is shared at each of 64 levels is counted whole', () => {
    expect(content(shared(64)).controlledValue).toBe(`${3n ** 64n}.00`);
  });

  it('of 3,000 levels is rebuilt with an alternative in its last place', () => {
    const text = `${chain(3000).replace('value 1 USD', 'value 400_000 USD')}alternative other replaces p0 { origin JP  eccn EAR99  value 2 USD }\n`;
    const [d] = checkText({ 'a.earshot': text }).determinations;
    expect(d!.deMinimis!.exceeded).toBe('yes');
    expect(d!.alternatives.map((a) => [a.changes.map((c) => c.alternative), a.percent, a.costDelta?.value])).toEqual([
      [['other'], '0.0000', '-399998.00'],
    ]);
  });

  it('of 3,000 levels is read to its end', () => {
    const { controlledValue, exceeded, content: lines } = content(chain(3000));
    expect([controlledValue, exceeded]).toEqual(['1.00', 'no']);
    expect(lines[0]!.path!.length).toBeLessThan(40);
  });
});
