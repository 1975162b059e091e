import { describe, expect, it } from 'vitest';
import { citation } from '../../server/src/rules/rule.ts';
import { amount, percentAgainst } from '../../server/src/base/figures.ts';
import { list } from '../../server/src/rules/text.ts';

describe('figures in messages', () => {
  it('never let rounding hide which side of the level a figure is on', () => {
    expect(percentAgainst('25.1300', '25', 'over')).toBe('25.13 %');
    expect(percentAgainst('25.0001', '25', 'over')).toBe('25.0001 %');
    expect(percentAgainst('25.0000', '25', 'over')).toBe('just over 25 % (by less than 0.0001)');
    expect(percentAgainst('25.0000', '25', 'not-over')).toBe('25 %');
    expect(percentAgainst('24.9999', '25', 'not-over')).toBe('24.9999 %');
    expect(percentAgainst('24.0000', '25', 'not-over')).toBe('24 %');
  });
  it('group thousands and keep the digits', () => {
    expect(amount('2400000.00', 'USD')).toBe('2,400,000.00 USD');
    expect(amount('-1234567.8', 'EUR')).toBe('-1,234,567.8 EUR');
    expect(amount('999', undefined)).toBe('999');
  });
  it('list up to twenty words and count the rest', () => {
    expect(list(['CN'])).toBe('CN');
    expect(list(['CN', 'MO'])).toBe('CN and MO');
    expect(list(['CN', 'JP', 'KR'])).toBe('CN, JP and KR');
    expect(list(Array.from({ length: 22 }, (_, i) => String(i)))).toMatch(/, 19 and 2 more$/);
  });
});

describe('citation', () => {
  it('takes bare paragraphs as 15 CFR and leaves other law as it is written', () => {
    expect(citation('734.4(d)(1)')).toBe('15 CFR 734.4(d)(1)');
    expect(citation('734 supp. 2 (b)')).toBe('15 CFR 734 supp. 2 (b)');
    expect(citation('NL 2023-09-01')).toBe('NL 2023-09-01');
    expect(citation('85 FR 83765')).toBe('85 FR 83765');
  });
});
