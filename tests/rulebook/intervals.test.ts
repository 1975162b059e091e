import { expect, it } from 'vitest';
import { complaints } from './small.ts';

const file = 'requirements/742.yaml';

it('two facts of one id on one day are refused', () => {
  expect(complaints({ file, find: 'until: 2024-01-01', replace: 'until: 2024-01-02' })).toEqual([
    `${file}:20: dual-use: begins 2024-01-01, while its predecessor ends 2024-01-02`,
  ]);
});
it('a fact that never ends is not followed by another', () => {
  expect(complaints({ file, find: '    until: 2024-01-01\n', replace: '' })).toEqual([
    `${file}:19: dual-use: begins 2024-01-01, while its predecessor ends never`,
  ]);
});
it('a day without a fact in between is refused', () => {
  expect(complaints({ file, find: 'until: 2024-01-01', replace: 'until: 2023-12-31' })).toEqual([
    `${file}:20: dual-use: nothing holds from 2023-12-31 until 2024-01-01; say why in \`resumes\`, where that is so`,
  ]);
});
it('a gap that the fact explains is no error', () => {
  expect(
    complaints(
      { file, find: 'until: 2024-01-01', replace: 'until: 2023-12-31' },
      { file, find: 'from: 2024-01-01', replace: 'from: 2024-01-01\n    resumes: a stay of one day' },
    ),
  ).toEqual([]);
});
it('two versions of an entry on one day are refused', () => {
  expect(complaints({ file: 'ccl/3.yaml', find: '', replace: '  - { eccn: 3A001, title: Again, from: 2020-01-01 }\n' })).toEqual([
    'ccl/3.yaml:17: 3A001: begins 2020-01-01, while its predecessor ends never',
  ]);
});
it('two snapshots of one list of one day are refused', () => {
  const list = 'cite: 744 supp. 4\nsource: CSL\nverified: CSL\nlist: entity-list\nsnapshot: 2026-01-01\nparties: []\n';
  expect(
    complaints({ file: 'lists/a.yaml', find: '', replace: list }, { file: 'lists/b.yaml', find: '', replace: list }),
  ).toEqual(['lists/b.yaml:1: entity-list: there are two snapshots of 2026-01-01']);
});
