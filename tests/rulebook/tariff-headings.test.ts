/**
 * The tariff lists of part 746, held against what their own introductions say: supplements no. 2 (a) and no. 4 (a) name every
 * heading that stands in two lists (eCFR 2026-09-24). A slip in transcribing shows here.
 */
import { expect, it } from 'vitest';
import { headingsOf } from '../law/tariff.ts';
import { rulebook } from '../support/rulebook.ts';

const list = (name: string): Set<string> => new Set(rulebook.htsList(name));
const both = (a: string, b: string): string[] => [...list(a)].filter((h) => list(b).has(h)).sort();

it('supplements no. 2 and no. 4 share the thirteen headings both name', () => {
  expect(both('supp-2-part-746', 'supp-4-part-746')).toEqual(
    '730424 731100 761300 841350 841360 841382 841392 842139 843049 843139 843143 847989 870520'.split(' '),
  );
});

it('supplements no. 4 and no. 5 share the headings that no. 4 names', () => {
  expect(both('supp-4-part-746', 'supp-5-part-746')).toEqual(
    `590500 840710 840721 840729 840731 840732 840733 840734 840790 840810 840820 840890 840910 840991 840999 841111 841112 841121
    841122 841181 841182 841191 841199 841229 841290 841451 841459 841460 841510 841810 841821 841829 841830 841840 841981 842211 842310 842860 843139 844312
    844331 844332 844339 845011 845012 845019 845121 845210 847010 847021 847029 847030 847130 847141 847149 847150 847160 847170 847180 847190 847290 847960
    848310 848320 848330 848340 848350 848360 848390 850811 850819 850860 850980 851110 851120 851130 851140 851150 851180 851190 851220 851230 851240 851631
    851650 851660 851671 851672 851679 851711 851713 851718 851761 851762 851769 851920 851930 851981 851989 852110 852190 852691 852712 852713 852719 852721
    852729 852791 852792 852799 852871 852872 852910 853110 854370 854430 870310 870321 870322 870323 870324 870331 870332 870333 870340 870350 870360 870370
    870380 870390 902000`.split(/\s+/),
  );
});

it.each(['supp-2-part-746', 'supp-4-part-746', 'supp-5-part-746', 'supp-5-part-746-above', 'supp-7-part-746'])(
  '%s lists what its supplement does, and nothing besides',
  (name) => {
    expect([...rulebook.htsList(name)!].sort()).toEqual(headingsOf(name).sort());
  },
);

it('none is listed twice, in whole or by a shorter heading', () => {
  for (const name of ['supp-2-part-746', 'supp-4-part-746', 'supp-5-part-746', 'supp-5-part-746-above', 'supp-7-part-746']) {
    const all = rulebook.htsList(name)!;
    expect(new Set(all).size, name).toBe(all.length);
    expect(
      all.filter((h) => !/^\d{6}$/.test(h)),
      name,
    ).toEqual([]);
  }
  expect(both('supp-5-part-746', 'supp-5-part-746-above')).toEqual([]);
});
