import { expect, it } from 'vitest';
import { complaints } from './small.ts';

const file = 'requirements/742.yaml';

it('a day that is no day of the calendar is refused', () => {
  expect(complaints({ file: 'ccl/3.yaml', find: '2022-10-07', replace: '2022-02-30' })).toContain(
    'ccl/3.yaml:12: from: 2022-02-30 is no day of the calendar',
  );
});
it('a fact that ends before it begins is refused', () => {
  expect(complaints({ file, find: 'until: 2024-01-01', replace: 'until: 2019-01-01' })).toContain(
    `${file}:2: ends (2019-01-01) before it begins (2020-06-29)`,
  );
});
it('a fact that holds on no day is refused', () => {
  expect(complaints({ file, find: 'until: 2024-01-01', replace: 'until: 2020-06-29' })).toContain(
    `${file}:2: ends (2020-06-29) before it begins (2020-06-29)`,
  );
});
it('a rule may take effect on filing, some days before it is printed, and not weeks before', () => {
  expect(complaints({ file, find: 'published: 2020-04-28', replace: 'published: 2020-07-13' })).toEqual([]);
  expect(complaints({ file, find: 'published: 2020-04-28', replace: 'published: 2020-07-14' })).toEqual([
    `${file}:2: begins (2020-06-29) long before it is published (2020-07-14)`,
  ]);
});
it('compliance is not asked for before the rule begins', () => {
  expect(complaints({ file, find: 'published: 2020-04-28', replace: 'compliance: 2020-06-28' })).toEqual([
    `${file}:2: is to be complied with (2020-06-28) before it begins (2020-06-29)`,
  ]);
});
