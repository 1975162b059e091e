import { expect, it } from 'vitest';
import { complaints } from './small.ts';

it('a row that points to no scope is refused', () => {
  expect(complaints({ file: 'ccl/3.yaml', find: 'special: chips, of', replace: 'special: chip, of' })).toEqual([
    'ccl/3.yaml:9: 3A001: no scope chip holds on 2008-10-01',
  ]);
});
it('a row whose scope ends while the row goes on is refused', () => {
  expect(
    complaints({ file: 'requirements/742.yaml', find: 'from: 2022-10-07', replace: 'from: 2022-10-07\n    until: 2025-01-01' }),
  ).toEqual([
    'ccl/3.yaml:9: 3A001: no scope chips holds on 2025-01-01',
    'ccl/3.yaml:16: 3A090: no scope chips holds on 2025-01-01',
  ]);
});
it('a scope that no row points to is refused', () => {
  expect(
    complaints(
      { file: 'ccl/3.yaml', find: 'special: chips, of: [3A001.z]', replace: 'column: NS1' },
      { file: 'ccl/3.yaml', find: 'special: chips', replace: 'column: NS1' },
    ),
  ).toEqual(['requirements/742.yaml:32: chips: no row of the Commerce Control List points to this scope']);
});
