/** What the screening does to an answer, beside what tests/spec/744-end-users.md shows day by day. */
import { describe, expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import { PartyNames } from '../../server/src/rulebook/load/parties.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook, section } from '../support/rulebook.ts';

function determine(text: string, options: { readonly strict?: boolean; readonly on?: string } = {}) {
  const program = createProgram(['a.earshot'], { readFile: (p) => (p === 'a.earshot' ? text : undefined) }, rulebook);
  const file = program.files.get('a.earshot')!;
  expect(file.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  return determineFile(file.model, rulebook, {
    fallbackDate: day(options.on ?? '2026-03-02'),
    strict: options.strict ?? false,
    explain: false,
  })[0]!;
}

const entityList = rulebook.partyLists.find((l) => l.list === 'entity-list')!;

const sale = (party: string, more = '', inputs = ''): string =>
  `${party}\n${inputs}product meter { type equipment  origin US  eccn EAR99  value 200 USD  ${more}\n  destination CN { end-user buyer  end-use civil } }\n`;

describe('a party without a name to look up', () => {
  it('is answered for with a proviso, and under --strict asked for', () => {
    expect(determine(sale('party buyer { country CN }')).provisos).toContain('buyer, whose name is not given, is not listed');
    const strict = determine(sale('party buyer { country CN }'), { strict: true });
    expect(strict.missing.map((m) => `${m.fact} of ${m.of}`)).toContain('label of buyer');
  });
  it('is looked up by its handle, letter by letter alone', () => {
    const named = (country: string) =>
      determine(
        `party ymtc { country ${country} }\nproduct meter { type equipment  origin US  eccn EAR99  value 200 USD\n  destination ${country} { end-user ymtc } }\n`,
      );
    expect(named('CN').outcome).toBe('license-required');
    expect(named('DE')).toMatchObject({ outcome: 'no-license-required', redFlags: [{ code: 'ES6002', about: 'ymtc' }] });
    expect(determine(sale('party buyer { country CN }')).redFlags).toEqual([]);
  });
  it('is a red flag where its letters are not read', () => {
    const d = determine(sale('party buyer "长江存储科技" { country CN }'));
    expect(d.redFlags).toMatchObject([{ code: 'ES6002', about: 'buyer' }]);
    expect(d.provisos).toContain('buyer, whose name is not read, is not listed');
  });
});

describe('a red flag about a name', () => {
  it('gives the score, the listed name and the reason', () => {
    const [flag] = determine(sale('party buyer "Yangtze Memory Tecnologies" { country CN }')).redFlags;
    expect(flag!.score).toMatch(/^0\.\d\d$/);
    expect(flag!.text).toContain('is near “Yangtze Memory Technologies Co., Ltd.” on the Entity List');
    expect(flag!.text).toContain('the country agrees');
  });
  it('is raised for an owner, and for who supplies a part', () => {
    expect(
      determine(
        sale('party top "Yangtze Memory Tecnologies" { country CN }\nparty buyer "A firm" { country CN  owned-by top 10% }'),
      ).redFlags,
    ).toMatchObject([{ code: 'ES6002', about: 'top' }]);
    const supplied = determine(
      sale(
        'party buyer "A firm" { country CN }',
        'incorporates chip',
        'input chip { type component  origin CN  eccn EAR99  value 1 USD  supplier "Yangtze Memory Technologies" }\n',
      ),
    );
    expect(supplied).toMatchObject({ outcome: 'no-license-required', redFlags: [{ code: 'ES6002', about: 'chip' }] });
  });
  it('is not raised for a party that is stated to be listed', () => {
    expect(determine(sale('party buyer "Yangtze Memory Tecnologies" { country CN  listed entity-list }')).redFlags).toEqual([]);
  });
  it('is not raised on a day before the listing', () => {
    expect(determine(sale('party buyer "Yangtze Memory Tecnologies" { country CN }'), { on: '2022-12-15' }).redFlags).toEqual([]);
  });
});

describe('an entry', () => {
  it('whose day of listing is not known is undetermined before the snapshot, and counts from it on', () => {
    const text = sale('party buyer "Nazir and Sons International" { country PK }');
    const before = determine(text, { on: '2020-01-15' });
    expect(before.outcome).toBe('undetermined');
    expect(before.missing.map((m) => m.fact)).toContain('listed entity-list');
    expect(determine(text, { on: '2026-07-31' }).outcome).toBe('license-required');
  });
  it('that requires a license for some items asks about them', () => {
    const of = (policy: string) => entityList.parties.find((p) => p.items === policy)!;
    const projects = of('projects');
    const d = determine(sale(`party buyer "${projects.name}" { country ${projects.countries[0]} }`));
    expect(d.requirements.find((r) => r.rule === '744.11(a)')?.answer).toBe('undetermined');
  });
  it('gives its review policy', () => {
    const denial = entityList.parties.find((p) => p.policy === 'policy-of-denial' && !p.footnotes && !p.items)!;
    expect(
      determine(sale(`party buyer "${denial.name}" { country ${denial.countries[0]} }`)).requirements.find(
        (r) => r.rule === '744.11(a)',
      )?.reviewPolicy,
    ).toBe('policy-of-denial');
  });
});

describe('the lists', () => {
  const own = { ...entityList, snapshot: '2027-01-15', parties: [{ name: 'Blue Kite Avionics LLC', countries: ['AE'] }] };
  it('of the user stand beside those that are built in, each for its days', () => {
    const names = new PartyNames(section, [own]);
    expect(names.look('Blue Kite Avionics', ['AE']).hits.map((h) => [h.list.snapshot, h.entry.name, h.hit.exact])).toEqual([
      ['2027-01-15', 'Blue Kite Avionics LLC', true],
    ]);
    expect(names.snapshotOn('entity-list', '2026-12-31')).toBe('2026-07-31');
    expect(names.snapshotOn('entity-list', '2027-01-15')).toBe('2027-01-15');
  });
  it('of the same list and day take the place of the built-in one', () => {
    const names = new PartyNames(section, [{ ...own, snapshot: '2026-07-31' }]);
    expect(names.look('Yangtze Memory Technologies Co., Ltd.', ['CN']).hits).toEqual([]);
  });
  it('are not opened for a spec without parties', () => {
    const read: string[] = [];
    const names = new PartyNames((s) => {
      read.push(s);
      return section(s);
    }, []);
    expect(read).toEqual([]);
    names.look('Weather Instruments GmbH', ['DE']);
    expect(read).toEqual(['screening']);
  });
});
