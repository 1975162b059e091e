import { expect, it } from 'vitest';
import { complaints } from './small.ts';

it('a mark in a column that no paragraph imposes is refused', () => {
  expect(complaints({ file: 'country-chart.yaml', find: 'CN: [NS1, NS2]', replace: 'CN: [NS1, NS2, NS3]' })).toEqual([
    'country-chart.yaml:5: CN: no paragraph imposes column NS3 on 2008-10-01',
  ]);
});
it('a row of the Commerce Control List of such a column is refused', () => {
  expect(complaints({ file: 'ccl/3.yaml', find: 'column: NS2', replace: 'column: NP1' })).toEqual([
    'ccl/3.yaml:8: 3A001: no paragraph imposes column NP1 on 2008-10-01',
  ]);
});
it('a column that begins later than a mark in it is refused', () => {
  expect(complaints({ file: 'chart-columns.yaml', find: 'column: NS2,', replace: 'column: NS2, from: 2010-01-01,' })).toContain(
    'country-chart.yaml:5: CN: no paragraph imposes column NS2 on 2008-10-01',
  );
});
