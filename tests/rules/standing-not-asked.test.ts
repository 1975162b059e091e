/** ES1010: which `within` and `outside` no rule asks for where they stand, and what is asked in their place. */
import { expect, it } from 'vitest';
import { checkText } from '../support/check.ts';

const told = (product: string, sale = '', rest = '') =>
  checkText({
    'a.earshot': `as-of 2026-08-01\n${rest}\nproduct pump { type equipment origin US eccn EAR99 value 9 USD ${product} destination UA { ${sale} } }\n`,
  })
    .diagnostics.filter((d) => d.code === 'ES1010')
    .map(({ message, data }) => [message, data?.['suggestion']]);

it('what is asked of a sale is taken in the destination, and on the product for all its sales', () => {
  expect(told('within 746.6(a)(1)')).toEqual([]);
  expect(told('', 'outside 746.6(a)(1)')).toEqual([]);
  expect(told('', '', 'input part { type component origin US eccn EAR99 value 1 USD within 746.6(a)(1) }')).toEqual([
    ['746.6(a)(1) is asked of a sale: write it in the destination', undefined],
  ]);
});

it('what is asked of an item is not taken in the destination', () => {
  expect(told('', 'within 746.5(a)(1)(iii)')).toEqual([
    ['746.5(a)(1)(iii) is asked of the item: write it outside the destination', undefined],
  ]);
});

it('the whole of a paragraph, or a part of it, leads to what is asked', () => {
  expect(told('within 746.6(a)')).toEqual([
    ['No rule asks whether pump is within 746.6(a): what is asked is 746.6(a)(1)', '746.6(a)(1)'],
  ]);
  expect(told('', 'within 744.7(a)(2)')).toEqual([
    ['No rule asks whether a sale is within 744.7(a)(2): what is asked is 744.7(a)', '744.7(a)'],
  ]);
  expect(told('within 700.12(c)')).toEqual([['No rule asks whether pump is within 700.12(c); this changes nothing', undefined]]);
});

it('one place against another settles nothing', () => {
  expect(told('within 746.6(a)(1)', 'outside 746.6(a)(1)')).toEqual([
    ['pump is stated to be within 746.6(a)(1) as well; this settles nothing', undefined],
  ]);
  expect(told('outside 746.6(a)(1)', 'within 746.6(a)(1)')).toEqual([
    ['pump is stated to be within 746.6(a)(1) as well; this settles nothing', undefined],
  ]);
});
