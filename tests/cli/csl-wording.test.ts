/** What the wording of an Entity List entry comes to (supplement no. 4 to part 744, footnotes 1, 3, 4 and 5). */
import { expect, it } from 'vitest';
import { entityOf } from '../../server/src/cli/rulebook/csl.ts';

it.each([
  ['For all items subject to the EAR. (See § 744.11 of the EAR)', {}],
  ['All Items Subject to the EAR', {}],
  ['For all items subject to the EAR, see §§ 734.9(e)1 and 744.11 of the EAR2', { footnotes: [1] }],
  ['For all items subject to the EAR, see §§ 734.9(e) 1 and 744.11 of the EAR 2', { footnotes: [1] }],
  [
    'For All Items Subject to the EAR (See §734.9(g), 3 §746.8(a)(3), and §744.21(b) of the EAR).',
    { footnotes: [3], under: ['744.21'] },
  ],
  [
    'For all items subject to the EAR (See §§734.9(g)3, 746.8(a)(3), and 744.2l(b) of the EAR',
    { footnotes: [3], under: ['744.21'] },
  ],
  ['For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)4', { footnotes: [4] }],
  ['For All Items Subject to the EAR (See §734.9(e), and 744.11 of the EAR)4.', { footnotes: [4] }],
  ['For all items subject to the EAR (See §§734.4(a)(9), 734.9(e)(3), and 744.11 of the EAR)5', { footnotes: [5] }],
  [
    'For All Items Subject to the EAR (See §744.11 of the EAR). This license requirement may be overcome by License Exception GOV under §740.11(b)(2) and (e).',
    { exceptions: ['GOV'] },
  ],
])('%s', (requirement, found) => {
  expect(entityOf(requirement, 'Presumption of denial.')).toEqual({ policy: 'presumption-of-denial', ...found });
});

it.each([
  'For items on the CCL and EAR99 items listed in supplement no. 7 to part 746 of the EAR',
  'For all items subject to the EAR when used in projects specified in § 746.8(a)(4) of the EAR',
  'All items subject to the EAR except for: crude oil, condensates',
  'For all items subject to the EAR, with case-by-case basis for items listed on the CCL',
])('anything but all items is kept as stated, and decides nothing: %s', (requirement) => {
  expect(entityOf(requirement, 'See § 746.8(b)(2) of the EAR')).toMatchObject({ stated: requirement, policy: 'as-stated' });
});

it.each([
  ['Presumption for denial', 'presumption-of-denial'],
  ['Policy of denial for all items subject to the EAR', 'policy-of-denial'],
  ['Case-by-case basis.', 'case-by-case'],
  ['', 'as-stated'],
  ['Case-by-case review for ECCNs 1A004.c; presumption of denial for all other items', 'as-stated'],
])('review: %s', (policy, found) => {
  expect(entityOf('All items subject to the EAR', policy).policy).toBe(found);
});
