/** Rulebooks of a user's own: what they may add, and what they may not touch. */
import { describe, expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { compileFurther } from '../../server/src/rulebook/compile/further.ts';
import { installed } from '../../server/src/rulebook/compile/installed.ts';
import { RulebookLoader } from '../../server/src/workspace/rulebooks.ts';
import * as compiler from '../../server/src/rulebook/compile/bundle.ts';
import { checkText, codesOf } from '../support/check.ts';
import { withFurther } from '../support/further.ts';
import { rulebook, section } from '../support/rulebook.ts';

const base = installed(section);
const errorsOf = (...folders: Readonly<Record<string, string>>[]): string[] =>
  compileFurther(
    folders.map((files, i) => ({ folder: `own${i === 0 ? '' : i + 1}`, files: new Map(Object.entries(files)) })),
    base,
    section,
  ).errors.map((e) => `${e.file}:${e.line}: ${e.message}`);

const provenance = 'cite: Policy 1, source: board of 2025-12-01, verified: board of 2025-12-01';
const policy = (id: string, when: string, more = ''): string =>
  `requirements:\n  - { id: ${id}, rule: Policy 1, kind: policy, reason: company-policy, title: No such sales, when: ${when}, countsForDeMinimis: false, ${provenance}${more} }\n`;
const korea = `countries:
  - { country: KR, comparable: true, from: 2025-07-01, cite: KR, source: notice, verified: notice }
listings:
  - { id: kr-etch, country: KR, rule: KR notice 3B, title: Etching, item: { eccn: [3B001.c] }, from: 2025-07-01, cite: KR, source: notice, verified: notice }
`;
const list = (snapshot: string, name: string): string =>
  `cite: 744 supp. 4\nsource: CSL\nverified: CSL ${snapshot}\nlist: entity-list\nsnapshot: ${snapshot}\nparties:\n  - { name: ${name}, countries: [CN] }\n`;

describe('a rulebook of one’s own', () => {
  it('adds requirements, listings, lists of countries and of parties', () => {
    expect(
      errorsOf({
        'requirements/a.yaml': policy('no-far-sales', '{ destination: [far] }'),
        'allied/kr.yaml': korea,
        'lists/entity-list-2026-11-01.yaml': list('2026-11-01', 'Someone'),
        'country-groups.yaml': `cite: Policy 1\nsource: board\nverified: board\ngroups:\n  - { group: far, title: Far away, members: [NZ, AU] }\n`,
      }),
    ).toEqual([]);
  });

  it.each(['ccl/3.yaml', 'de-minimis.yaml', 'countries.yaml', 'exceptions.yaml', 'classification/x.yaml'])(
    'cannot hold %s',
    (file) => {
      expect(errorsOf({ [file]: 'x: 1\n' })).toEqual([
        expect.stringMatching(new RegExp(`^own/${file.replaceAll('.', '\\.')}:1: this part of the rulebook is the regulation`)),
      ]);
    },
  );
  it('cannot widen a scope of the Commerce Control List', () => {
    expect(
      errorsOf({
        'requirements/a.yaml': `scopes:\n  - { id: sme-ns, rule: x, reason: NS, title: x, destination: [FR], ${provenance} }\n`,
      })[0],
    ).toMatch(/^own\/requirements\/a\.yaml:2: sme-ns: a scope belongs to rows/);
  });
  it('cannot add members to a group of the regulation', () => {
    expect(
      errorsOf({
        'country-groups.yaml': `cite: x\nsource: x\nverified: x\ngroups:\n  - { group: 'A:5', title: Friends, members: [CN] }\n`,
      })[0],
    ).toMatch(/A:5/);
  });
  it('is refused where an id exists already, built in or in a folder before', () => {
    expect(errorsOf({ 'requirements/a.yaml': policy('military-end-use', '{ destination: [CN] }') })).toEqual([
      'own/requirements/a.yaml:2: requirement military-end-use exists already; give it a name of its own',
    ]);
    const file = { 'requirements/a.yaml': policy('mine', '{ destination: [CN] }') };
    expect(errorsOf(file, file)).toEqual([
      'own2/requirements/a.yaml:2: requirement mine exists already; give it a name of its own',
    ]);
  });
  it('is verified as the built-in one is', () => {
    expect(errorsOf({ 'requirements/a.yaml': policy('mine', '{ eccn: [3A777] }') })).toEqual([
      'own/requirements/a.yaml:2: mine: no entry is called 3A777',
    ]);
    expect(errorsOf({ 'requirements/a.yaml': policy('mine', '{ destination: [CN] }', ', from: 2026-02-30') })).toEqual([
      'own/requirements/a.yaml:2: from: 2026-02-30 is no day of the calendar',
    ]);
  });
  it('is refused, not choked on, where its YAML is hostile', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n`;
    expect(errorsOf({ 'requirements/a.yaml': bomb })[0]).toMatch(/^own\/requirements\/a\.yaml:\d+: /);
    expect(errorsOf({ 'requirements/a.yaml': '['.repeat(20_000) })[0]).toMatch(/^own\/requirements\/a\.yaml:\d+: /);
    expect(errorsOf({ 'requirements/a.yaml': 'requirements: &r [*r]\n' })[0]).toMatch(/^own\/requirements\/a\.yaml:\d+: /);
    expect(errorsOf({ 'requirements/a.yaml': '' })).toEqual([]);
  });
});

describe('dates', () => {
  it('a country’s own list counts from its day on, and before it what was said before', () => {
    const own = withFurther({ korea: { 'allied/kr.yaml': korea } });
    expect(own.at(day('2025-06-30')).alliedCountry('KR')).toMatchObject({ comparable: false, until: '2025-07-01' });
    expect(own.at(day('2025-07-01')).alliedCountry('KR')).toMatchObject({ comparable: true });
    expect(rulebook.at(day('2025-07-01')).alliedCountry('KR')).toMatchObject({ comparable: false });
    expect(own.at(day('2025-06-30')).alliedListings.some((l) => l.id === 'kr-etch')).toBe(false);
    expect(own.at(day('2025-07-01')).alliedListings.some((l) => l.id === 'kr-etch')).toBe(true);
  });
  it('a newer snapshot of a list supersedes from its day on, and one of the same day at once', () => {
    const names = (own: ReturnType<typeof withFurther>, on: string): string[] =>
      own
        .at(day(on))
        .partyLists.find((l) => l.list === 'entity-list')!
        .parties.map((p) => p.name);
    const own = withFurther({ lists: { 'lists/entity-list.yaml': list('2026-11-01', 'Someone New') } });
    expect(names(own, '2026-10-31').length).toBeGreaterThan(3000);
    expect(names(own, '2026-11-01')).toEqual(['Someone New']);
    const same = withFurther({ lists: { 'lists/entity-list.yaml': list('2026-07-31', 'Someone Else') } });
    expect(names(same, '2026-07-31')).toEqual(['Someone Else']);
    // Days before the first snapshot are answered by it.
    expect(names(same, '2020-01-01')).toEqual(['Someone Else']);
  });
});

it('a party of a refreshed list is found by its name from the day of the snapshot on, and one that has left is found no more', () => {
  const own = withFurther({ lists: { 'lists/entity-list.yaml': list('2026-08-15', 'Someone Entirely New Technology') } });
  const spec = (name: string): string =>
    `party buyer "${name}" { country CN }\nproduct meter { type equipment origin US eccn EAR99 value 200 USD  destination CN { end-user buyer } }\n`;
  const found = (name: string, on: string): boolean =>
    codesOf(checkText({ 'a.earshot': spec(name) }, { fallbackDate: on, rulebook: own })).includes('ES3003');
  // Since when it is listed is not said: known only from the day of the snapshot on.
  expect([
    found('Someone Entirely New Technology', '2026-08-15'),
    found('Someone Entirely New Technology', '2026-08-14'),
  ]).toEqual([true, false]);
  expect([found('Huawei Technologies Co., Ltd.', '2026-08-14'), found('Huawei Technologies Co., Ltd.', '2026-08-15')]).toEqual([
    true,
    false,
  ]);
});

describe('a company’s policy', () => {
  const spec = (buyer: string): string =>
    `party buyer "${buyer}" { country TR }\nproduct meter { type equipment origin KR eccn EAR99 value 200 USD\n  incorporates none direct-product-of none plant direct-product-of none\n  destination TR { ${buyer === '' ? '' : 'end-user buyer'} } }\n`;
  const own = withFurther({
    policy: { 'requirements/a.yaml': policy('no-x', "{ partyNamed: ['Société X S.A.'] }", ', from: 2026-01-01') },
  });
  const run = (buyer: string, on = '2026-01-01', more = {}) =>
    checkText({ 'a.earshot': spec(buyer) }, { fallbackDate: on, rulebook: own, ...more });

  it('reaches what is not subject to the EAR, and leaves that answer as it is', () => {
    const result = run('SOCIETE X, S. A.');
    expect(codesOf(result)).toContain('ES3006');
    expect(result.determinations[0]).toMatchObject({
      outcome: 'not-subject',
      requirements: [],
      policies: [{ id: 'no-x', answer: 'yes' }],
    });
    expect(result.diagnostics.find((d) => d.code === 'ES3006')).toMatchObject({
      severity: 'error',
      message: 'TR: against your own policy: No such sales (Policy 1)',
      cite: ['Policy 1'],
    });
  });
  it('does not reach another party, nor a day before it', () => {
    expect(codesOf(run('Société Y S.A.'))).not.toContain('ES3006');
    expect(codesOf(run('Société X S.A.', '2025-12-31'))).not.toContain('ES3006');
  });
  it('reaches a party owned by the one it names', () => {
    const owned = `party x "Société X SA" { country FR }\nparty buyer { country TR  owned-by x 10% }\nproduct meter { type equipment origin KR eccn EAR99 value 200 USD\n incorporates none direct-product-of none plant direct-product-of none destination TR { end-user buyer } }\n`;
    const named = withFurther({ policy: { 'requirements/a.yaml': policy('no-x', "{ partyNamed: ['Société X SA'] }") } });
    expect(codesOf(checkText({ 'a.earshot': owned }, { rulebook: named }))).toContain('ES3006');
  });
  it('is a proviso where no party is named, and undetermined under strict', () => {
    const unnamed =
      'product meter { type equipment origin KR eccn EAR99 value 200 USD\n incorporates none direct-product-of none plant direct-product-of none destination TR }\n';
    const lax = checkText({ 'a.earshot': unnamed }, { rulebook: own });
    expect(codesOf(lax)).not.toContain('ES3006');
    expect(lax.determinations[0]!.provisos).toContain('no party is Société X S.A., or owned by it');
    const strict = checkText({ 'a.earshot': unnamed }, { rulebook: own, strict: true });
    expect(strict.diagnostics.find((d) => d.code === 'ES3006')).toMatchObject({ severity: 'warning' });
  });
});

describe('the loader', () => {
  const loader = new RulebookLoader(section, () => compiler);
  const files = new Map([['requirements/a.yaml', policy('mine', '{ destination: [CN] }')]]);

  it('gives the built-in rulebook where no folder is named, and loads no compiler for it', () => {
    const bare = new RulebookLoader(section, () => {
      throw new Error('loaded');
    });
    expect(bare.with([], () => ({ files })).rulebook).toBe(bare.builtIn);
  });
  it('gives the same rulebook for the same files, another for others', () => {
    const once = loader.with(['./own/'], () => ({ files }));
    expect(once.errors).toEqual([]);
    expect(once.rulebook.further.map((f) => f.folder)).toEqual(['own']);
    expect(loader.with(['own'], () => ({ files })).rulebook).toBe(once.rulebook);
    expect(
      loader.with(['own'], () => ({ files: new Map([['requirements/a.yaml', policy('other', '{ destination: [CN] }')]]) }))
        .rulebook,
    ).not.toBe(once.rulebook);
  });
  it.each([['../own'], ['a/../../own'], ['/own'], ['C:/own'], ['~/own'], ['a\\b'], ['.']])('refuses the folder %s', (name) => {
    const { errors } = loader.with([name], () => ({ files }));
    expect(errors).toEqual([expect.objectContaining({ file: 'earshot.json', message: expect.stringContaining(name) })]);
  });
  it('tells a folder that is not there, is empty, or is named twice', () => {
    expect(loader.with(['own'], () => ({ problem: 'does not exist' })).errors[0]!.message).toBe('rulebooks: own does not exist');
    expect(loader.with(['own'], () => ({ files: new Map() })).errors[0]!.message).toBe(
      'rulebooks: own holds no YAML file of a rulebook',
    );
    expect(loader.with(['own', './own'], () => ({ files })).errors[0]!.message).toBe('rulebooks: ./own is named twice');
  });
});
