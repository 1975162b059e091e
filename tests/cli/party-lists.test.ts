/** Party lists in the forms in which people have them. */
import { mkdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCsl } from '../../server/src/cli/rulebook/csl.ts';
import { CslError } from '../../server/src/cli/rulebook/list-row.ts';
import { earshot, folder } from '../support/run.ts';

const COLUMNS = [
  'source',
  'name',
  'addresses',
  'federal_register_notice',
  'start_date',
  'end_date',
  'license_requirement',
  'license_policy',
  'alt_names',
];
const EL = 'Entity List (EL) - Bureau of Industry and Security';
const ALL = 'For all items subject to the EAR (See §744.11 of the EAR)';
const ROW = [
  EL,
  'Made Up Works',
  'Road 1, Xi’an, CN; Room 2, HK',
  '85 FR 83416',
  '2020-12-22',
  '',
  ALL,
  'Presumption of denial.',
  'MU; MUW',
];
const separated = (separator: string, rows: readonly (readonly string[])[]): string =>
  rows
    .map((r) => r.map((f) => (f.includes(separator) || f.includes('"') ? `"${f.replace(/"/g, '""')}"` : f)).join(separator))
    .join('\r\n');

const LEGACY = [
  'Source List',
  'Entity Number',
  'SDN Type',
  'Name',
  'City',
  'Country',
  'Federal Register Notice',
  'Effective Date',
  'Date Lifted/Waived/Expired',
  'License Requirement',
  'License Policy',
  'Alternate Name',
];
const legacy = (name: string, country: string, effective: string, lifted = '', requirement = ALL): string[] => [
  'Entity List',
  '',
  '',
  name,
  '',
  country,
  '85 FR 1',
  effective,
  lifted,
  requirement,
  'Presumption of denial.',
  'First Name; and Second, Ltd.',
];

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, mark: boolean): Uint8Array =>
  Uint8Array.from(Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le'));
const names = new Map([
  ['china', 'CN'],
  ['hong kong', 'HK'],
  ['iran', 'IR'],
]);
const entities = (file: Uint8Array) => parseCsl(file, names).parties.get('entity-list');
const refusal = (file: Uint8Array): string => {
  try {
    parseCsl(file, names);
  } catch (error) {
    if (error instanceof CslError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('forms of a list', () => {
  const plain = separated(',', [COLUMNS, ROW]);
  it.each([
    ['commas', bytes(plain)],
    ['semicolons', bytes(separated(';', [COLUMNS, ROW]))],
    ['tabs', bytes(separated('\t', [COLUMNS, ROW]))],
    ['UTF-16 with a mark', utf16(separated('\t', [COLUMNS, ROW]), true)],
    ['UTF-16 without one', utf16(plain, false)],
    ['UTF-16, big endian', Uint8Array.from(Buffer.from(`\ufeff${plain}`, 'utf16le').swap16())],
  ])('are one: %s', (_, file) => {
    expect(entities(file)).toEqual([
      {
        name: 'Made Up Works',
        countries: ['CN', 'HK'],
        aliases: ['MU', 'MUW'],
        policy: 'presumption-of-denial',
        fr: '85 FR 83416',
        from: '2020-12-22',
      },
    ]);
  });
  it('the Entity List of the Bureau itself: rows of one entry together, the first of its days', () => {
    const rows = [
      LEGACY,
      legacy('Made Up Works', 'China', '3/4/2022'),
      legacy('Made Up Works', 'Hong Kong', '12/22/2020;3/4/2022', '1/2/2024'),
      legacy('Other Works', 'Iran', '1/5/2021', '6/30/2023'),
      legacy('Other Works', 'Iran', '1/5/2021', '', 'For items on the CCL'),
    ];
    const { parties, source } = parseCsl(bytes(`\ufeff${separated(',', rows)}\r\n`), names);
    expect(source).toBe('Entity List (bis.gov)');
    const other = {
      name: 'Other Works',
      countries: ['IR'],
      aliases: ['First Name', 'Second, Ltd.'],
      policy: 'presumption-of-denial',
      fr: '85 FR 1',
      from: '2021-01-05',
    };
    expect(parties.get('entity-list')).toEqual([
      { ...other, name: 'Made Up Works', countries: ['CN', 'HK'], from: '2020-12-22' },
      { ...other, until: '2023-07-01' },
      { ...other, stated: 'For items on the CCL' },
    ]);
  });
  it('is told by its separator or its format where it is none', () => {
    const none = 'neither the Consolidated Screening List nor the Entity List of bis.gov';
    expect(refusal(bytes('a;b;c\n1;2;3\n'))).toBe(`line 1: semicolon-separated, columns a, b, c: ${none}`);
    expect(refusal(bytes('name\taddresses\tx\n'))).toContain(
      'line 1: tab-separated, columns name, addresses, x; no column source, start_date',
    );
    expect(refusal(bytes('hello'))).toBe(`line 1: no commas, semicolons, tabs or bars: ${none}`);
    expect(refusal(bytes('<!doctype html><p>Not found'))).toBe('it is a page of HTML: download the list itself, as JSON or CSV');
    expect(refusal(bytes('<?xml version="1.0"?><sdnList/>'))).toContain('it is XML');
    expect(refusal(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]))).toContain('a zip file or a workbook (.xlsx)');
    expect(refusal(bytes('%PDF-1.7 …'))).toContain('a PDF');
    expect(refusal(Uint8Array.from([...bytes('source,name\n'), 0xe9]))).toContain('is not UTF-8 text: byte 0xe9 in line 2');
    expect(refusal(Uint8Array.from([0xff, 0xfe, 0x41]))).toContain('UTF-16 text that is not whole');
    expect(refusal(bytes(separated(',', [LEGACY, legacy('A', 'China', '22/12/2020')])))).toBe(
      'line 2: Effective Date: 22/12/2020 is no day, such as 12/22/2020',
    );
  });
});

describe('a folder of rulebooks', () => {
  it('reached by links is read, or it is told why not', () => {
    const cwd = folder({
      'p/earshot.json': '{ "rulebooks": ["./policy"] }',
      'p/a.earshot': '',
      'p/common/lists/own.yaml': 'broken: [',
      'other/requirements/x.yaml': '',
    });
    const check = (): string => earshot(['check'], { cwd: join(cwd, 'p') }).err;
    mkdirSync(join(cwd, 'p/policy'));
    symlinkSync('../common/lists', join(cwd, 'p/policy/lists'));
    expect(check()).toContain('policy/lists/own.yaml:1:');
    unlinkSync(join(cwd, 'p/policy/lists'));
    for (const [target, why] of [
      ['../../other/requirements', 'policy requirements leaves the workspace by a link'],
      ['nowhere', 'policy requirements does not exist'],
      ['requirements', 'policy requirements cannot be read: its symbolic links form a loop'],
      ['.', 'policy requirements leads back to a folder above it'],
    ]) {
      symlinkSync(target!, join(cwd, 'p/policy/requirements'));
      expect(check()).toContain(why);
      unlinkSync(join(cwd, 'p/policy/requirements'));
    }
  });
});
