import { describe, expect, it } from 'vitest';
import type { Diff } from '../../server/src/report/diff/schema.ts';
import { earshot, folder } from '../support/run.ts';
import { validator } from '../support/schema.ts';

const errors = validator('docs/schemas/diff.schema.json');

const spec = `as-of 2024-01-01
input unit { type component  origin US  eccn 3A001.a.2  value 20_000 USD }
product bonder {
  type equipment  origin SG  eccn 3B991  value 100_000 USD
  incorporates unit
  direct-product-of none
  plant direct-product-of none
  destination CN
  destination TW
}
`;
const reform = `title: Ten percent for China
operations:
  - replace: twenty-five-percent
    title: China leaves the 25 percent
    from: 2027-01-01
    with: { destination: { of: [worldwide], except: ['E:1', 'E:2', CN] } }
  - add: level
    title: Ten percent for China
    fact: { id: ten-percent-china, rule: proposed 734.4(c), percent: 10, destination: [CN], cite: proposed 734.4(c), from: 2027-01-01 }
  - end: lithography
    from: 2027-01-01
`;
const run = (files: Record<string, string>, ...args: string[]) =>
  earshot(['diff', '--reform', 'plan', ...args], { cwd: folder({ 'a.earshot': spec, ...files }) });

describe('diff --reform', () => {
  it('says what a proposal changes, by which operation, on the first day on which all of it holds', () => {
    const { code, out, err } = run({ 'plan/reform.yaml': reform });
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/^The law of 2027-01-01, and the proposal plan: Ten percent for China$/m);
    expect(out).toMatch(/^The proposal {2}(China leaves the 25 percent|Ten percent for China)$/m);
    expect(out).toMatch(/bonder to CN: not subject to the EAR → no license required/);
    expect(out).toMatch(/\+ over the de minimis level by proposed 734\.4\(c\)\(1\)/);
    expect(out).toContain('Ends zero-level lithography: changes nothing of what is asked about here.');
    expect(out).not.toContain('bonder to TW');
  });

  it('prints JSON by its published schema', () => {
    const { out } = run({ 'plan/reform.yaml': reform }, '--format', 'json');
    const diff = JSON.parse(out) as Diff;
    expect(errors(diff)).toEqual([]);
    expect(diff.compared).toEqual({
      mode: 'proposal',
      on: '2027-01-01',
      folder: 'plan',
      title: 'Ten percent for China',
      operations: [
        { title: 'China leaves the 25 percent', from: '2027-01-01', changes: 1 },
        { title: 'Ten percent for China', from: '2027-01-01', changes: 1 },
        { title: 'Ends zero-level lithography', from: '2027-01-01', changes: 0 },
      ],
    });
    expect(diff.determinations.map((d) => [d.id, d.before!.subjectToEar, d.after!.subjectToEar, d.steps[0]!.cause])).toEqual([
      ['bonder@CN', 'no', 'yes', 'proposal'],
    ]);
  });

  it('says that a proposal changes nothing, and that it has not begun on the day asked about', () => {
    const vain = run({ 'plan/reform.yaml': '- { end: lithography, from: 2027-01-01 }' });
    expect(vain).toMatchObject({ code: 0 });
    expect(vain.out).toContain('No answer changes.');
    const early = run({ 'plan/reform.yaml': reform }, '--as-of', '2026-01-01');
    expect(early.out).toContain('China leaves the 25 percent: begins on 2027-01-01, after the day that is compared.');
  });

  it('takes what else a rulebook of one’s own may hold', () => {
    const flipped = run({
      'plan/requirements/r.yaml': `requirements:
  - { id: all-of-3b991, rule: proposed 742.4, kind: ccl, reason: NS, title: All of 3B991, when: { eccn: [3B991] }, countsForDeMinimis: false, cite: x, source: x, from: '2020-01-01', verified: x }
`,
      'plan/reform.yaml': reform,
    });
    expect(flipped.code).toBe(1);
    expect(flipped.out).toMatch(/bonder to CN: not subject to the EAR → license required/);
  });

  it('adds entries of the lists of parties', () => {
    const sale = (name: string): string => `as-of 2024-01-01
party buyer "${name}" { country CN }
product pump { type equipment  origin US  eccn EAR99  value 100 USD  destination CN { end-user buyer } }
`;
    const { code, out } = run({
      'a.earshot': sale('Muster Pumpenbau (Wuxi) Co., Ltd.'),
      'plan/reform.yaml': `- { add: listed-party, fact: { list: entity-list, name: 'Muster Pumpenbau (Wuxi) Co., Ltd.', countries: [CN], policy: presumption-of-denial, from: 2027-01-01 } }
`,
    });
    expect(code).toBe(1);
    expect(out).toMatch(/^The proposal {2}Adds listed-party Muster Pumpenbau \(Wuxi\) Co\., Ltd\.$/m);
    expect(out).toContain('  pump to CN: no license required → license required\n');
    expect(out).toContain('+ license required by 744.11(a) (end user), presumption of denial');
  });

  it.each([
    [
      { 'plan/reform.yaml': '- { end: nothing-such, from: 2027-01-01 }' },
      [],
      'plan/reform.yaml:1: no fact that a proposal may change is called nothing-such; earshot rulebook list shows them',
    ],
    [
      { 'plan/reform.yaml': `- { replace: twenty-five-percent, from: 2027-01-01, with: { destination: [XX] } }` },
      [],
      'plan:1: twenty-five-percent: no country, group or list is called XX\nearshot: plan:1: 0 de minimis levels are for the rest of the world on 2027-01-01',
    ],
    [{ 'plan/other.txt': '' }, [], 'plan holds no reform.yaml, and nothing of a rulebook'],
    [
      { 'plan/reform.yaml': reform },
      ['--from', '2024-01-01'],
      '--reform compares with a proposal on one day (--as-of); --from and --to compare two days: choose one',
    ],
  ])('refuses what is wrong: %j', (files, args, message) => {
    expect(run(files as Record<string, string>, ...args)).toEqual({
      code: 2,
      signal: null,
      out: '',
      err: `earshot: ${message}\n`,
    });
  });
});

describe('the proposals among the samples', () => {
  it('say what they change there', () => {
    const packaging = earshot(['diff', 'samples/hybrid-bonder.earshot', '--reform', 'samples/reforms/advanced-packaging']);
    expect(packaging.code).toBe(1);
    expect(packaging.out).toMatch(/bonder-sg, bonder-nl to CN: no license required → license required/);
    const scale = earshot(['diff', 'samples', '--reform', 'samples/reforms/sliding-scale']);
    expect(scale.out).toMatch(/- perhaps over the de minimis level by 734\.4\(a\)\(9\)/);
  });
});

describe('a proposal over places', () => {
  const sold = `as-of 2026-09-24
product chip { origin US  eccn 3A001.a.2  value 10 USD  destination IN  destination VN  destination DE }
product etcher { origin US  type equipment  eccn 3B001.c  value 10 USD  destination JP  destination KH }
`;
  const outcomes = (operations: string): Record<string, string> => {
    const { out, err } = run({ 'a.earshot': sold, 'plan/reform.yaml': operations }, '--format', 'json');
    expect(err).toBe('');
    const diff = JSON.parse(out) as Diff;
    expect(errors(diff)).toEqual([]);
    const titleOf = (id: string): string => diff.changes.find((c) => c.id === id)!.title;
    return Object.fromEntries(diff.determinations.map((d) => [d.id, d.steps.flatMap((s) => s.changes.map(titleOf)).join('; ')]));
  };

  it('marks are added and ended, a row is replaced, a member joins and leaves, and each is told of what it changes', () => {
    expect(outcomes('- { add: chart, fact: { country: IN, columns: [NS2], from: 2027-01-01 } }')).toEqual({
      'chip@IN': 'Marks NS2 for IN',
    });
    expect(outcomes('- { end: VN, kind: chart, under: NS2, from: 2027-01-01 }')).toEqual({
      'chip@VN': 'Ends the mark NS2 for VN',
    });
    expect(outcomes('- { replace: DE, kind: chart, from: 2027-01-01, with: { columns: [CB1, NS1, NS2] } }')).toEqual({
      'chip@DE': 'Replaces the row of DE in the Country Chart',
    });
    expect(outcomes("- { add: group-member, fact: { group: 'D:5', country: JP, from: 2027-01-01 } }")).toEqual({
      'etcher@JP': 'JP joins D:5',
    });
  });

  it('one after the other, and one back again, is as if neither were', () => {
    expect(
      outcomes(`- { add: group-member, fact: { group: 'D:5', country: JP, from: 2026-10-01 } }
- { end: JP, kind: group-member, under: 'D:5', from: 2027-01-01 }
- { end: VN, kind: chart, from: 2026-10-01 }
- { add: chart, fact: { country: VN, columns: [NS2], from: 2027-01-01 } }
`),
    ).toEqual({});
  });

  it.each([
    ['{ add: chart, fact: { country: IN, columns: [ZZ1], from: 2027-01-01 } }', 'no column of the Country Chart is called ZZ1'],
    ['{ add: chart, fact: { country: XX, columns: [NS2], from: 2027-01-01 } }', 'XX has no row of its own in the Country Chart'],
    ['{ add: chart, fact: { country: CN, columns: [NS2], from: 2027-01-01 } }', 'NS2 is marked for CN on 2027-01-01 already'],
    ['{ add: chart, fact: { country: CN, columns: [NS2] } }', 'from: Invalid input: expected string, received undefined'],
    ['{ end: IN, kind: chart, under: NS2, from: 2027-01-01 }', 'NS2 is not marked for IN on 2027-01-01'],
    ['{ end: KH, kind: group-member, from: 2027-01-01 }', 'say which group KH leaves, with under'],
    ["{ end: JP, kind: group-member, under: 'D:5', from: 2027-01-01 }", 'JP is not in D:5 on 2027-01-01'],
    ["{ add: group-member, fact: { group: 'D:9', country: JP, from: 2027-01-01 } }", 'no group is called D:9 on 2027-01-01'],
    ["{ add: group-member, fact: { group: 'D:5', country: XX, from: 2027-01-01 } }", 'no country is called XX'],
    [
      '{ narrow: IN, kind: chart, from: 2027-01-01, unless: { destination: [IN] } }',
      'a row of the Country Chart has no condition that could be narrowed; replace it, or end a mark',
    ],
  ])('refuses %s', (operation, message) => {
    expect(run({ 'plan/reform.yaml': `- ${operation}\n` })).toMatchObject({
      code: 2,
      err: `earshot: plan/reform.yaml:1: ${message}\n`,
    });
  });
});
