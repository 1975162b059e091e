import { expect, it } from 'vitest';
import { complaints } from './small.ts';

it('a member that is no country is refused', () => {
  expect(complaints({ file: 'country-groups.yaml', find: 'country: KP', replace: 'country: XK' })).toEqual([
    'country-groups.yaml:9: D:5: XK is no country',
  ]);
});
it('a member counted twice on a day is refused', () => {
  expect(complaints({ file: 'country-groups.yaml', find: '      - CN', replace: '      - KP' })).toEqual([
    'country-groups.yaml:9: D:5: counts KP twice on 2012-01-01',
  ]);
});
