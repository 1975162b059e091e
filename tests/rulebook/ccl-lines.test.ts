import { expect, it } from 'vitest';
import { complaints } from './small.ts';

it('a row that names another entry is refused', () => {
  expect(complaints({ file: 'ccl/3.yaml', find: 'of: [3A001.z]', replace: 'of: [3A002.z]' })).toEqual([
    'ccl/3.yaml:9: 3A001: a line names 3A002.z, which is another entry',
  ]);
});
it('a row for technology of an entry that does not exist is refused', () => {
  expect(complaints({ file: 'ccl/3.yaml', find: 'of: [3A001.z]', replace: 'of: [3A001 for 3A777]' })).toEqual([
    'ccl/3.yaml:9: 3A001: a line is for 3A777, which does not exist on 2008-10-01',
  ]);
});
it('an exception of a code that part 740 does not have is refused', () => {
  expect(complaints({ file: 'ccl/3.yaml', find: 'code: LVS', replace: 'code: LVX' })).toEqual([
    'ccl/3.yaml:11: 3A001: no license exception LVX',
  ]);
});
