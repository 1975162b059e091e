import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { earshot, folder, type Run } from '../support/run.ts';
import { reportErrors } from '../support/schema.ts';
import { long } from '../support/runs.ts';

const json = <T = Record<string, never>>(run: Run): T => JSON.parse(run.out) as T;

const POLICY = `requirements:
  - id: no-sales-to-example-trading
    rule: Export policy 4.2
    kind: policy
    reason: company-policy
    title: No sales to Example Trading
    when: { partyNamed: [Example Trading Co.] }
    countsForDeMinimis: false
    cite: Export policy 4.2
    source: board decision of 2025-12-01
    from: 2026-01-01
    verified: board decision of 2025-12-01
`;
const KOREA = `countries:
  - { country: KR, comparable: true, cite: Public notice, source: MOTIE notice, from: 2025-07-01, verified: MOTIE notice }
listings:
  - { id: kr-etch, country: KR, rule: KR public notice, title: Etching, item: { eccn: [3B001.c] }, cite: Public notice, source: MOTIE notice, from: 2025-07-01, verified: MOTIE notice }
`;
const SPEC = `as-of 2026-03-02
party buyer "Example Trading Co." { country TR }
product meter {
  type equipment  origin KR  eccn 3B001.c  value 200 USD
  incorporates none
  direct-product-of none
  plant direct-product-of none
  destination TR { end-user buyer }
}
`;
const CONFIG = '{ "rulebooks": ["./company-policy", "./korea"] }\n';
const own = (more: Readonly<Record<string, string>> = {}): string =>
  folder({
    'earshot.json': CONFIG,
    'a.earshot': SPEC,
    'company-policy/requirements/policy.yaml': POLICY,
    'korea/allied/kr.yaml': KOREA,
    'korea/edition.yaml': 'version: "2025-07"\nfrom: "2025-07-01"\nthrough: "2026-01-01"\n',
    ...more,
  });

describe('rulebook list', () => {
  it('counts the kinds of fact, and lists those of a kind, of words, of a day', () => {
    const cwd = folder();
    const kinds = earshot(['rulebook', 'list'], { cwd });
    expect(kinds).toMatchObject({ code: 0, err: '' });
    expect(kinds.out).toMatch(/^entry +638 +Entries of the Commerce Control List$/m);
    const some = json<{
      facts: { kind: string; id: string; file: string; line: number; verified: { state: { values: string } } }[];
    }>(
      earshot(['rulebook', 'list', '--kind', 'zero-level', 'lithography', '--as-of', '2025-01-15', '--format', 'json'], { cwd }),
    );
    expect(some.facts).toHaveLength(1);
    expect(some.facts[0]).toMatchObject({
      kind: 'zero-level',
      id: 'lithography',
      rule: '734.4(a)(3)',
      from: '2024-12-02',
      file: 'de-minimis.yaml',
      verified: { state: { values: 'text' } },
    });
    expect(some.facts[0]!.line).toBeGreaterThan(1);
    expect(earshot(['rulebook', 'list', 'no-such-word-at-all'], { cwd })).toMatchObject({
      code: 0,
      out: 'No fact of the rulebook holds that.\n',
    });
  });
  it('refuses a kind there is not', () => {
    expect(earshot(['rulebook', 'list', '--kind', 'requirment'])).toMatchObject({
      code: 2,
      out: '',
      err: 'earshot: there is no kind requirment; did you mean requirement?\n',
    });
  });
});

describe('rulebook', () => {
  it.each([
    [[], 'say what to do; choose list, show, verify, audit or import'],
    [['shw', '3B001'], 'there is no earshot rulebook shw; did you mean show?'],
    [['nonsense'], 'there is no earshot rulebook nonsense; choose list, show, verify, audit or import'],
    [['list', '--anything'], "unknown option '--anything'"],
    [['show'], "missing required argument 'id'"],
    [['import'], "required option '--csl <file>' not specified"],
  ])('%j is wrong usage', (args, message) => {
    expect(earshot(['rulebook', ...args])).toMatchObject({ code: 2, out: '', err: `earshot: ${message}\n` });
  });
});

describe('rulebook show', () => {
  it.each([
    ['3B001', /^3B001 {2}Equipment/m, /NS {2}NS2/],
    ['3b001.f.1', /^3B001 {2}Equipment/m, /Paragraph +3B001\.f\.1\.b/],
    ['734.4(a)(3)', /Paragraph +734\.4\(a\)\(3\)/, /By date/],
    ['15 CFR 734.4(a)(3)', /Paragraph +734\.4\(a\)\(3\)/, /until 2024-12-02/],
    ['CN', /^CN {2}China/m, /Groups +D:1 D:3 D:4 D:5/],
    ['China', /^CN {2}China/m, /Country Chart/],
    ['D:5', /^D:5 /m, /KH +2021-12-09 until 2025-11-07/],
    ['LVS', /^LVS {2}/m, /740\.3/],
    ['no-such', /^$/, /^$/],
    ['Huawei Technologies Co., Ltd. (Huawei)', /entity-list, snapshot of 2026-07-31/, /Footnotes +1/],
    ['sme-ns', /742\.4\(a\)\(4\)/, /By date/],
    ['89 FR 96790', /Source +.*89 FR 96790/, /advanced/],
  ])('%s', (id, first, second) => {
    const run = earshot(['rulebook', 'show', ...id.split(' '), '--as-of', '2025-01-15'], { cwd: folder() });
    if (id === 'no-such') return expect(run).toMatchObject({ code: 2, out: '' });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(first);
    expect(run.out).toMatch(second);
    expect(run.out).toMatch(/Law of 2025-01-15\. Rulebook 2026-09-24/);
    return undefined;
  });
  it('shows the law of the day', () => {
    const cwd = folder();
    expect(earshot(['rulebook', 'show', 'D:5', '--as-of', '2025-11-06'], { cwd }).out).toMatch(/^ +AF .*\bKH\b/m);
    expect(earshot(['rulebook', 'show', 'D:5', '--as-of', '2025-11-07'], { cwd }).out).not.toMatch(/^ +AF .*\bKH\b/m);
  });
  it('names file, line, source and how it was verified, for programs too', () => {
    const found = json<{ facts: Record<string, unknown>[] }>(
      earshot(['rulebook', 'show', '734.4(a)(3)', '--as-of', '2025-01-15', '--format', 'json'], { cwd: folder() }),
    );
    expect(found.facts.map((f) => f['inForce'])).toEqual([false, true]);
    expect(found.facts[1]).toMatchObject({
      cite: '734.4(a)(3)',
      source: '89 FR 96790',
      file: 'de-minimis.yaml',
      verified: { values: 'eCFR 2026-09-24', dates: 'memory', state: { values: 'text', dates: 'memory' } },
    });
  });
  it.each([
    ['3B01', '3B001'],
    ['LVX', 'LVS'],
    ['Chna', 'China'],
    ['734.4(a)(33)', '734.4(a)'],
  ])('%s: did you mean %s?', (id, meant) => {
    expect(earshot(['rulebook', 'show', id], { cwd: folder() })).toMatchObject({
      code: 2,
      out: '',
      err: `earshot: the rulebook holds nothing by the name of ${id}; did you mean ${meant}?\n`,
    });
  });
});

describe('rulebook verify', () => {
  it.runIf(long)('passes for the rulebook that is shipped, with what is from memory', () => {
    const run = earshot(['rulebook', 'verify'], { cwd: folder() });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).not.toContain('FAIL');
    expect(run.out).toMatch(/^ {2}memory +\d+ +\d+ +from memory or inferred/m);
    expect(run.out).toMatch(/^From memory or inferred, at least in part: \d+ of \d+ facts$/m);
  });
  it.runIf(long)('exits 1 where a rulebook of the project is broken, with file, line and reason', () => {
    const run = earshot(['rulebook', 'verify'], {
      cwd: own({ 'company-policy/requirements/policy.yaml': POLICY.replace('partyNamed', 'partyNmaed') }),
    });
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/FAIL .*\n +company-policy\/requirements\/policy\.yaml:7: requirements\.0\.when/);
  });
  it('counts the facts of the project’s own', () => {
    const run = earshot(['rulebook', 'list', '--kind', 'requirement', 'Example', '--format', 'json'], { cwd: own() });
    expect(json<{ facts: unknown[] }>(run).facts).toEqual([
      expect.objectContaining({ id: 'no-sales-to-example-trading', file: 'company-policy/requirements/policy.yaml', line: 2 }),
    ]);
  });
});

describe('rulebooks of one’s own in a check', () => {
  it('count, and every report names them', () => {
    const cwd = own();
    const run = earshot(['check', '--format', 'json'], { cwd });
    expect(run).toMatchObject({ code: 1, err: '' });
    const report = json<{
      rulebooks: unknown;
      determinations: { outcome: string; policies: unknown; allied: unknown }[];
      diagnostics: { code: string }[];
    }>(run);
    expect(reportErrors(report)).toEqual([]);
    expect(report.rulebooks).toEqual([{ folder: 'company-policy' }, { folder: 'korea', version: '2025-07' }]);
    expect(report.determinations[0]).toMatchObject({
      outcome: 'not-subject',
      policies: [{ id: 'no-sales-to-example-trading', answer: 'yes' }],
      allied: [{ country: 'KR', answer: 'yes' }],
    });
    expect(report.diagnostics.map((d) => d.code)).toEqual(expect.arrayContaining(['ES3006', 'ES7001']));
    expect(earshot(['check'], { cwd }).out).toContain('with company-policy, korea 2025-07');
    expect(earshot(['explain', 'meter@TR', 'a.earshot'], { cwd }).out).toMatch(
      /yes No sales to Example Trading {2}Export policy 4\.2/,
    );
  });
  it('are left out of the report where there are none', () => {
    expect(json(earshot(['check', '--format', 'json'], { cwd: folder({ 'a.earshot': SPEC }) }))).not.toHaveProperty('rulebooks');
  });
  it.each([
    [
      'a broken fact',
      { 'company-policy/requirements/policy.yaml': POLICY.replace('    cite: Export policy 4.2\n', '') },
      'company-policy/requirements/policy.yaml:2: requirements.0.cite: ',
    ],
    [
      'a part of the regulation',
      { 'korea/ccl/3.yaml': 'cite: x\n' },
      'korea/ccl/3.yaml:1: this part of the rulebook is the regulation',
    ],
    [
      'an id that exists',
      { 'company-policy/requirements/policy.yaml': POLICY.replace('no-sales-to-example-trading', 'military-end-use') },
      'company-policy/requirements/policy.yaml:2: requirement military-end-use exists already',
    ],
    [
      'a folder that is not there',
      { 'earshot.json': '{ "rulebooks": ["./nope"] }' },
      'earshot.json:1: rulebooks: ./nope does not exist',
    ],
    [
      'a folder outside',
      { 'earshot.json': '{ "rulebooks": ["../elsewhere"] }' },
      'earshot.json:1: rulebooks: ../elsewhere leaves the workspace',
    ],
    [
      'a number for a folder',
      { 'earshot.json': '{ "rulebooks": [1] }' },
      'earshot.json:1:3: rulebooks: expected a list of folders',
    ],
  ])('end the run for %s', (_, files, message) => {
    const run = earshot(['check'], { cwd: own(files as Record<string, string>) });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(`earshot: ${message}`);
  });
});

// ---------------------------------------------------------------- the Consolidated Screening List

const HEADER =
  '_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids';
const EL = 'Entity List (EL) - Bureau of Industry and Security';
const DPL = 'Denied Persons List (DPL) - Bureau of Industry and Security';
const SDN = 'Specially Designated Nationals (SDN) - Treasury Department';

function csv(...rows: Readonly<Record<string, string>>[]): string {
  const names = HEADER.split(',');
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return `${[HEADER, ...rows.map((row) => names.map((n) => quote(row[n] ?? '')).join(','))].join('\r\n')}\r\n`;
}

const ROWS: Readonly<Record<string, string>>[] = [
  {
    source: EL,
    name: 'Fictional "Deep" Chip Co., Ltd.',
    addresses: 'Road 1, Beijing, CN; Road 2, HK',
    alt_names: 'FDC; and Fictional Chip',
    start_date: '2024-12-02',
    federal_register_notice: '89 FR 96830',
    license_requirement: 'For all items subject to the EAR (See §§734.4(a)(9), 734.9(e)(3), and 744.11 of the EAR)5',
    license_policy: 'Presumption of denial.',
  },
  {
    source: DPL,
    name: 'A. N. Other',
    addresses: '1 Main St, SCOTTSDALE, AZ',
    start_date: '2020-01-15',
    end_date: '2030-01-15',
    federal_register_notice: '85 F.R. 1 01/15/2020',
  },
  { source: SDN, name: 'Somebody', addresses: 'Somewhere, IR' },
];

const ENTRIES = [
  {
    id: '1',
    source: EL,
    name: 'Fictional Institute',
    alt_names: ['FI;F. Institute', 'FII;'],
    addresses: [{ address: 'Road', city: 'Wuhan', state: null, postal_code: null, country: 'CN' }],
    start_date: '2020-12-23',
    end_date: null,
    federal_register_notice: '85 FR 83416',
    license_requirement: 'For items on the CCL and listed in supplement no. 7 to part 746 of the EAR',
    license_policy: 'Case-by-case',
  },
  {
    id: '2',
    source: 'Unverified List (UVL) - Bureau of Industry and Security',
    name: 'Unseen Trading',
    alt_names: null,
    addresses: [{ country: 'AE' }],
    start_date: null,
    federal_register_notice: '85 FR 64017',
  },
];

const config = '{ "rulebooks": ["./lists"] }\n';

/** The files of these tests are a few entries long. */
const IMPORT = ['rulebook', 'import', '--accept-smaller', '--csl'];

describe('rulebook import --csl', () => {
  it('refuses a list that has lost many of its entries, unless told that the file is whole', () => {
    const cwd = folder({ 'earshot.json': config, 'csl.json': JSON.stringify(ENTRIES) });
    const run = earshot(['rulebook', 'import', '--csl', 'csl.json', '--snapshot', '2026-10-05'], { cwd });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(
      'csl.json: the entity-list has 1 entries in this file and had 3420 before; is the file whole? If it is, say --accept-smaller',
    );
    expect(existsSync(join(cwd, 'lists'))).toBe(false);
    expect(earshot([...IMPORT, 'csl.json', '--snapshot', '2026-10-05'], { cwd }).code).toBe(0);
  });

  it('reads the CSV into snapshots that a check can load', () => {
    const cwd = folder({ 'earshot.json': config, 'csl.csv': `\uFEFF${csv(...ROWS)}`, 'a.earshot': SPEC });
    const run = earshot([...IMPORT, 'csl.csv', '--snapshot', '2026-11-01'], { cwd });
    expect(run.code).toBe(0);
    expect(run.out).toContain('entity-list  1 entries  lists/lists/entity-list-2026-11-01.yaml');
    expect(run.out).toContain('Left out: 1 entries of 1 lists of other agencies.');
    const shown = json<{ parties: unknown[] }>(
      earshot(['rulebook', 'show', 'Fictional', 'Deep', 'Chip', 'Co', '--format', 'json'], { cwd }),
    );
    expect(shown.parties).toEqual([
      expect.objectContaining({
        list: 'entity-list',
        snapshot: '2026-11-01',
        name: 'Fictional "Deep" Chip Co., Ltd.',
        countries: ['CN', 'HK'],
        aliases: ['FDC', 'Fictional Chip'],
        footnotes: [5],
        policy: 'presumption-of-denial',
        fr: '89 FR 96830',
        from: '2024-12-02',
      }),
    ]);
    // A State is no country, and an order that ends on a day holds on it.
    expect(readFileSync(join(cwd, 'lists/lists/denied-2026-11-01.yaml'), 'utf8')).toContain(
      '{"name":"A. N. Other","countries":[],"fr":"85 F.R. 1 01/15/2020","from":"2020-01-15","until":"2030-01-16"}',
    );
    expect(earshot(['check'], { cwd }).err).toBe('');
  });

  it('reads the JSON, as a search gives it and as the bare list', () => {
    for (const text of [
      JSON.stringify({ search_performed_at: '2026-10-05T13:15:00.015113+00:00', total: 2, results: ENTRIES }),
      JSON.stringify(ENTRIES),
    ]) {
      const cwd = folder({ 'earshot.json': config, 'csl.json': text });
      const run = earshot([...IMPORT, 'csl.json', ...(text.startsWith('[') ? ['--snapshot', '2026-10-05'] : [])], { cwd });
      expect(run.code).toBe(0);
      const file = readFileSync(join(cwd, 'lists/lists/entity-list-2026-10-05.yaml'), 'utf8');
      expect(file).toContain('"stated":"For items on the CCL and listed in supplement no. 7 to part 746 of the EAR"');
      expect(file).toContain("snapshot: '2026-10-05'");
      expect(file).toContain('"aliases":["FI","F. Institute","FII"]');
    }
  });

  it('knows countries by their names too, and leaves out with a word what is none', () => {
    const countries = ['China', 'CRIMEA (OCCUPIED)', 'Atlantis', 'HK', 'TURKIYE'].map((country) => ({ country }));
    const cwd = folder({ 'earshot.json': config, 'csl.json': JSON.stringify([{ ...ENTRIES[0], addresses: countries }]) });
    const run = earshot([...IMPORT, 'csl.json', '--snapshot', '2026-10-05'], { cwd });
    expect(run.code).toBe(0);
    expect(run.err).toContain('results[0]: addresses: Atlantis is no country; it is left out');
    expect(readFileSync(join(cwd, 'lists/lists/entity-list-2026-10-05.yaml'), 'utf8')).toContain(
      '"countries":["CN","UA-43","HK","TR"]',
    );
  });

  it.runIf(long)(
    'keeps the snapshot before beside the new one, each speaks for its days, and all of it is verified, for programs too',
    () => {
      const cwd = folder({
        'earshot.json': config,
        'a.json': JSON.stringify(ENTRIES),
        'b.json': JSON.stringify([{ ...ENTRIES[0], name: 'Another Institute' }]),
      });
      expect(earshot([...IMPORT, 'a.json', '--snapshot', '2026-10-05'], { cwd }).code).toBe(0);
      expect(earshot([...IMPORT, 'b.json', '--snapshot', '2026-11-05'], { cwd }).code).toBe(0);
      expect(readdirSync(join(cwd, 'lists/lists')).sort()).toEqual([
        'entity-list-2026-10-05.yaml',
        'entity-list-2026-11-05.yaml',
        'unverified-2026-10-05.yaml',
      ]);
      // Again on the same day: the one before is kept under another name.
      expect(earshot([...IMPORT, 'a.json', '--snapshot', '2026-11-05'], { cwd }).code).toBe(0);
      expect(readFileSync(join(cwd, 'lists/lists/entity-list-2026-11-05.yaml.old'), 'utf8')).toContain('Another Institute');
      const run = earshot(['rulebook', 'verify', '--format', 'json'], { cwd });
      expect(run.code).toBe(0);
      const audit = json<{
        holds: boolean;
        tests: { id: string; holds: boolean }[];
        facts: { count: number; values: Record<string, number> };
        fromMemory: unknown[];
      }>(run);
      expect(audit.holds).toBe(true);
      expect(audit.tests.map((t) => t.id)).toEqual(
        expect.arrayContaining(['schema', 'compiled', 'provenance', 'intervals', 'names', 'further']),
      );
      expect(Object.values(audit.facts.values).reduce((a, b) => a + b)).toBe(audit.facts.count);
      expect(audit.fromMemory.length).toBeGreaterThan(10);
    },
  );

  const broken: [string, string, string][] = [
    ['no such list', '{"hello": 1}', 'no list of results'],
    ['half a download', JSON.stringify({ results: ENTRIES }).slice(0, 300), 'not valid JSON: is the download whole?'],
    [
      'a page of a search',
      JSON.stringify({ total: 3420, results: ENTRIES }),
      'results: 2 of 3420 entries: this is a page of a search, not the whole list',
    ],
    [
      'an entry without a name',
      JSON.stringify({ results: [{ ...ENTRIES[0], name: '' }] }),
      'results[0]: name: an entry without a name',
    ],
    [
      'a day that is none',
      JSON.stringify({ results: [ENTRIES[1], { ...ENTRIES[0], start_date: '2024-13-01' }] }),
      'results[1]: start_date: 2024-13-01 is no day',
    ],
    [
      'an address that is none',
      JSON.stringify({ results: [{ ...ENTRIES[0], addresses: 'Beijing' }] }),
      'results[0].addresses: expected a list of addresses',
    ],
    [
      'a list of the bureau that is not known',
      JSON.stringify({ results: [{ ...ENTRIES[0], source: 'New List (NL) - Bureau of Industry and Security' }] }),
      'results[0]: source: New List (NL)',
    ],
    ['only other agencies', JSON.stringify({ results: [{ ...ENTRIES[0], source: SDN }] }), 'no entry of the Entity List'],
    ['an empty file', '', 'the file is empty'],
    ['another CSV', 'a,b\n1,2\n', 'line 1: comma-separated, columns a, b'],
    ['a CSV cut short', csv(...ROWS).slice(0, -40), 'is the download whole?'],
    ['a row with a field too many', csv(ROWS[0]!).replace(/\r\n$/, ',x\r\n'), 'line 2: 30 fields, where the first line has 29'],
    ['a bad day on the third line', csv(ROWS[0]!, { ...ROWS[1]!, end_date: 'soon' }), 'line 3: end_date: soon is no day'],
    ['a page of HTML', '<!doctype html><p>Not found', 'it is a page of HTML'],
  ];
  it.each(broken)('refuses %s, and writes nothing', (_, text, message) => {
    const cwd = folder({ 'earshot.json': config, 'csl.txt': text });
    const run = earshot([...IMPORT, 'csl.txt', '--snapshot', '2026-11-01'], { cwd });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(/^earshot: csl\.txt: /);
    expect(run.err).toContain(message);
    expect(existsSync(join(cwd, 'lists'))).toBe(false);
  });

  it('asks where to, and stays below the project', () => {
    const cwd = folder({ 'csl.json': JSON.stringify(ENTRIES) });
    expect(earshot([...IMPORT, 'csl.json'], { cwd }).err).toContain('where to? say --to FOLDER');
    expect(earshot([...IMPORT, 'csl.json', '--to', '../elsewhere'], { cwd }).err).toContain('is no folder below');
    expect(earshot([...IMPORT, 'nope.json', '--to', 'x'], { cwd })).toMatchObject({
      code: 2,
      err: 'earshot: nope.json does not exist\n',
    });
    const run = earshot([...IMPORT, 'csl.json', '--to', 'fresh'], { cwd });
    expect(run.code).toBe(0);
    expect(run.err).toContain('earshot.json does not name fresh; add it to "rulebooks"');
  });
  it('refuses a day to come, and a second snapshot of one day under another name', () => {
    const cwd = folder({ 'earshot.json': config, 'csl.json': JSON.stringify(ENTRIES) });
    expect(earshot([...IMPORT, 'csl.json', '--snapshot', '2999-01-01'], { cwd }).err).toContain('which is not yet');
    earshot([...IMPORT, 'csl.json', '--snapshot', '2026-10-05'], { cwd });
    writeFileSync(
      join(cwd, 'lists/lists/mine.yaml'),
      readFileSync(join(cwd, 'lists/lists/entity-list-2026-10-05.yaml'), 'utf8')
        .replace('2026-10-05', '2026-10-06')
        .replace("'2026-10-05'", "'2026-10-06'"),
    );
    expect(earshot([...IMPORT, 'csl.json', '--snapshot', '2026-10-06'], { cwd }).err).toContain(
      'lists/lists/mine.yaml is a snapshot of the entity-list of 2026-10-06 already',
    );
  });
  it('leaves nothing behind where the folder cannot be written', () => {
    const cwd = folder({ 'earshot.json': config, 'csl.json': JSON.stringify(ENTRIES), 'lists/lists': 'a file in the way' });
    const run = earshot([...IMPORT, 'csl.json', '--snapshot', '2026-10-05'], { cwd });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(readdirSync(join(cwd, 'lists'))).toEqual(['lists']);
  });
});
